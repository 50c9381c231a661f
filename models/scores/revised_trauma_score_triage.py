"""Triage Revised Trauma Score: the sum of the three coded values (0 to 12).

Source: Champion HR et al., J Trauma 1989;29:623–9, doi:10.1097/00005373-198905000-00017 (T-RTS: 11 or less goes to a
trauma centre).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Range, Text
from models.vocabulary.vitals import GCS, RESPIRATORY_RATE, SYSTOLIC_BP

CHAMPION = "Champion HR et al., J Trauma 1989;29:623–9, doi:10.1097/00005373-198905000-00017"
PRESSURE = SYSTOLIC_BP.model_copy(update={"plausible": Range(minimum=0, maximum=320)})
BREATHS = RESPIRATORY_RATE.model_copy(update={"plausible": Range(minimum=0, maximum=120)})

SCORE = Score(
    name="revised_trauma_score_triage",
    title=Text(vi="T-RTS – điểm chấn thương sửa đổi để phân loại", en="T-RTS – Triage Revised Trauma Score"),
    summary=Text(
        vi="Phân loại người bị chấn thương tại hiện trường hoặc lúc tiếp nhận.",
        en="Sorts injured patients in the field or on arrival.",
    ),
    specialties=("emergency", "surgery"),
    inputs=(GCS, PRESSURE, BREATHS),
    items=(
        by_steps(GCS, 0, at_least(4, 1), at_least(6, 2), at_least(9, 3), at_least(13, 4)),
        by_steps(PRESSURE, 0, above(0, 1), at_least(50, 2), at_least(76, 3), above(89, 4)),
        by_steps(BREATHS, 0, above(0, 1), at_least(6, 2), at_least(10, 4), above(29, 3)),
    ),
    higher_is="better",
    bands=(
        Band(
            name="trauma_centre",
            display=Text(vi="≤ 11: chuyển trung tâm chấn thương", en="≤ 11: to a trauma centre"),
            advice=Text(
                vi="Xem xét chuyển thẳng đến nơi có khả năng phẫu thuật chấn thương.",
                en="Consider direct transfer to a hospital with trauma surgery.",
            ),
            indicator="critical",
            source=CHAMPION,
        ),
        Band(
            name="normal",
            minimum=12,
            display=Text(vi="12: sinh lý bình thường", en="12: normal physiology"),
            source=CHAMPION,
        ),
    ),
    citations=(Citation("Champion HR et al., J Trauma 1989;29:623–9", "10.1097/00005373-198905000-00017"),),
    licence="published table, free to use",
    population=Text(vi="Người bị chấn thương.", en="Injured patients."),
    cautions=(
        Text(
            vi="12 điểm không loại trừ tổn thương nặng: xét cơ chế và tổn thương giải phẫu.",
            en="12 does not rule out severe injury: look at mechanism and anatomy.",
        ),
    ),
    examples=(
        Example(
            {"gcs": 15, "systolic_bp": 120, "respiratory_rate": 16},
            12,
            "highest value printed in the publication",
            band="normal",
        ),
        Example(
            {"gcs": 13, "systolic_bp": 90, "respiratory_rate": 30},
            11,
            "by hand from the coded values",
            band="trauma_centre",
        ),
    ),
)
