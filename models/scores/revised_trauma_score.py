"""Revised Trauma Score for outcome: the coded values weighted (0 to 7.8408).

Source: Champion HR et al., J Trauma 1989;29:623–9, doi:10.1097/00005373-198905000-00017.
"""

from __future__ import annotations

from models.points import above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Range, Text
from models.vocabulary.vitals import GCS, RESPIRATORY_RATE, SYSTOLIC_BP

CHAMPION = "Champion HR et al., J Trauma 1989;29:623–9, doi:10.1097/00005373-198905000-00017"
PRESSURE = SYSTOLIC_BP.model_copy(update={"plausible": Range(minimum=0, maximum=320)})
BREATHS = RESPIRATORY_RATE.model_copy(update={"plausible": Range(minimum=0, maximum=120)})

SCORE = Score(
    name="revised_trauma_score",
    title=Text(vi="RTS – điểm chấn thương sửa đổi (có trọng số)", en="RTS – Revised Trauma Score (weighted)"),
    summary=Text(
        vi="Mức độ nặng sinh lý của người bị chấn thương; dùng trong TRISS.",
        en="Physiological severity of an injured patient; used in TRISS.",
    ),
    specialties=("emergency", "surgery", "intensive_care"),
    inputs=(GCS, PRESSURE, BREATHS),
    unit="{score}",
    items=(
        by_steps(GCS, 0, at_least(4, 0.9368), at_least(6, 1.8736), at_least(9, 2.8104), at_least(13, 3.7472)),
        by_steps(PRESSURE, 0, above(0, 0.7326), at_least(50, 1.4652), at_least(76, 2.1978), above(89, 2.9304)),
        by_steps(BREATHS, 0, above(0, 0.2908), at_least(6, 0.5816), at_least(10, 1.1632), above(29, 0.8724)),
    ),
    decimals=4,
    higher_is="better",
    citations=(Citation("Champion HR et al., J Trauma 1989;29:623–9", "10.1097/00005373-198905000-00017"),),
    licence="published table, free to use",
    population=Text(
        vi="Người bị chấn thương, giá trị đầu tiên khi tiếp nhận.", en="Injured patients, first values on arrival."
    ),
    cautions=(
        Text(vi="Không dùng để phân loại tại hiện trường: dùng T-RTS.", en="Not for triage in the field: use T-RTS."),
    ),
    examples=(
        Example(
            {"gcs": 15, "systolic_bp": 120, "respiratory_rate": 16}, 7.8408, "highest value printed in the publication"
        ),
        Example(
            {"gcs": 8, "systolic_bp": 80, "respiratory_rate": 32}, 4.9438, "by hand: 0.9368·2 + 0.7326·3 + 0.2908·3"
        ),
        Example({"gcs": 3, "systolic_bp": 0, "respiratory_rate": 0}, 0, "lowest value"),
    ),
)
