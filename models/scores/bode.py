"""BODE index: prognosis of chronic obstructive pulmonary disease.

Source: Celli BR et al., N Engl J Med 2004;350:1005–12, doi:10.1056/NEJMoa021322 (table 2; quartiles 0–2, 3–4, 5–6,
7–10).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import loinc, quantity
from models.vocabulary.person import BMI
from models.vocabulary.vitals import DYSPNOEA_MMRC, FEV1_PERCENT

CELLI = "Celli BR et al., N Engl J Med 2004;350:1005–12, doi:10.1056/NEJMoa021322"

WALK = quantity(
    "six_minute_walk_distance",
    "Quãng đường đi bộ 6 phút",
    "Six-minute walk distance",
    "m",
    (0, 1000),
    codes=(loinc("64098-7", "Six minute walk test distance"),),
    current_hours=24 * 365,
)

SCORE = Score(
    name="bode",
    title=Text(vi="Chỉ số BODE (COPD)", en="BODE index (COPD)"),
    summary=Text(
        vi="Tiên lượng sống của người bệnh phổi tắc nghẽn mạn tính.",
        en="Survival with chronic obstructive pulmonary disease.",
    ),
    specialties=("respiratory",),
    inputs=(FEV1_PERCENT, WALK, DYSPNOEA_MMRC, BMI),
    items=(
        by_steps(FEV1_PERCENT, 3, above(35, 2), at_least(50, 1), at_least(65, 0)),
        by_steps(WALK, 3, above(149, 2), at_least(250, 1), at_least(350, 0)),
        by_option(DYSPNOEA_MMRC, {"0": 0, "1": 0, "2": 1, "3": 2, "4": 3}),
        by_steps(BMI, 1, above(21, 0)),
    ),
    bands=(
        Band(name="quartile_1", display=Text(vi="0–2: nhóm 1", en="0–2: quartile 1"), source=CELLI),
        Band(name="quartile_2", minimum=3, display=Text(vi="3–4: nhóm 2", en="3–4: quartile 2"), source=CELLI),
        Band(
            name="quartile_3",
            minimum=5,
            display=Text(vi="5–6: nhóm 3", en="5–6: quartile 3"),
            indicator="warning",
            source=CELLI,
        ),
        Band(
            name="quartile_4",
            minimum=7,
            display=Text(vi="7–10: nhóm 4, nguy cơ tử vong cao nhất", en="7–10: quartile 4, highest mortality"),
            indicator="critical",
            source=CELLI,
        ),
    ),
    citations=(Citation("Celli BR et al., N Engl J Med 2004;350:1005–12", "10.1056/NEJMoa021322"),),
    licence="published table, free to use",
    population=Text(
        vi="Người bệnh phổi tắc nghẽn mạn tính giai đoạn ổn định.", en="Stable chronic obstructive pulmonary disease."
    ),
    examples=(
        Example(
            {"fev1_percent_predicted": 35, "six_minute_walk_distance": 149, "dyspnoea_mmrc": "4", "bmi": 21},
            10,
            "by hand: highest score",
            band="quartile_4",
        ),
        Example(
            {"fev1_percent_predicted": 64, "six_minute_walk_distance": 349, "dyspnoea_mmrc": "1", "bmi": 21.1},
            2,
            "by hand from table 2",
            band="quartile_1",
        ),
    ),
)
