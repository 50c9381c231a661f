"""GAP: hospital mortality of injured patients from coma score, age and pressure.

Source: Kondo Y et al., Crit Care 2011;15:R191, doi:10.1186/cc10348 (open access; groups 3–10, 11–18, 19–24).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE
from models.vocabulary.vitals import GCS, SYSTOLIC_BP

KONDO = "Kondo Y et al., Crit Care 2011;15:R191, doi:10.1186/cc10348"

SCORE = Score(
    name="gap_trauma",
    title=Text(vi="GAP (chấn thương)", en="GAP (trauma)"),
    summary=Text(
        vi="Nguy cơ tử vong nội viện của người bị chấn thương từ Glasgow, tuổi và huyết áp.",
        en="Hospital mortality of injured patients from coma score, age and pressure.",
    ),
    specialties=("emergency", "surgery", "intensive_care"),
    inputs=(GCS, AGE.within(minimum=15), SYSTOLIC_BP),
    items=(
        Item("gcs", GCS.display, ("gcs",), lambda gcs: gcs),
        by_steps(AGE, 3, at_least(60, 0)),
        by_steps(SYSTOLIC_BP, 0, at_least(60, 4), above(120, 6)),
    ),
    higher_is="better",
    bands=(
        Band(
            name="high",
            display=Text(vi="3–10: nguy cơ cao", en="3–10: high risk"),
            indicator="critical",
            risk=Text(vi="Tử vong > 50 %", en="Mortality > 50 %"),
            source=KONDO,
        ),
        Band(
            name="intermediate",
            minimum=11,
            display=Text(vi="11–18: nguy cơ trung bình", en="11–18: intermediate risk"),
            indicator="critical",
            risk=Text(vi="Tử vong 5–50 %", en="Mortality 5–50 %"),
            source=KONDO,
        ),
        Band(
            name="low",
            minimum=19,
            display=Text(vi="19–24: nguy cơ thấp", en="19–24: low risk"),
            risk=Text(vi="Tử vong < 5 %", en="Mortality < 5 %"),
            source=KONDO,
        ),
    ),
    citations=(Citation("Kondo Y et al., Crit Care 2011;15:R191", "10.1186/cc10348"),),
    licence="published open access (CC BY)",
    population=Text(
        vi="Người từ 15 tuổi bị chấn thương, tại cấp cứu.",
        en="Injured people of 15 and over in the emergency department.",
    ),
    examples=(
        Example({"gcs": 15, "age": 59, "systolic_bp": 121}, 24, "by hand: highest", band="low"),
        Example({"gcs": 8, "age": 60, "systolic_bp": 120}, 12, "by hand: 8 + 0 + 4", band="intermediate"),
    ),
)
