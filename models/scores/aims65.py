"""AIMS65: death in hospital of upper gastrointestinal bleeding.

Source: Saltzman JR et al., Gastrointest Endosc 2011;74:1215–24, doi:10.1016/j.gie.2011.06.024 (criteria; mortality
0.3 % at 0 and 31.8 % at 5 in the derivation cohort).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ALBUMIN, INR
from models.vocabulary.person import AGE
from models.vocabulary.vitals import ALTERED_MENTAL_STATUS, SYSTOLIC_BP

SALTZMAN = "Saltzman JR et al., Gastrointest Endosc 2011;74:1215–24, doi:10.1016/j.gie.2011.06.024"
MENTAL = ALTERED_MENTAL_STATUS.told(
    help=Text(
        vi="Glasgow < 14, hoặc mất định hướng, lơ mơ, sững sờ, hôn mê.",
        en="Glasgow < 14, or disorientation, lethargy, stupor or coma.",
    )
)
SCORE = Score(
    name="aims65",
    version="1.1.0",
    title=Text(vi="AIMS65 (xuất huyết tiêu hoá trên)", en="AIMS65 (upper GI bleeding)"),
    summary=Text(
        vi="Dự báo tử vong trong bệnh viện do xuất huyết tiêu hoá trên.",
        en="Predicts death in hospital of upper GI bleeding.",
    ),
    specialties=("gastroenterology", "emergency", "intensive_care"),
    inputs=(ALBUMIN.fresh(24), INR.fresh(24), MENTAL, SYSTOLIC_BP, AGE.within(18, None)),
    items=(
        by_steps(ALBUMIN, 1, at_least(30, 0)),
        by_steps(INR, 0, above(1.5, 1)),
        if_true(MENTAL, 1),
        by_steps(SYSTOLIC_BP, 1, above(90, 0)),
        by_steps(AGE, 0, at_least(65, 1)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–1: nguy cơ thấp", en="0–1: low risk"),
            risk=Text(vi="tử vong 0,3 % ở điểm 0", en="mortality 0.3 % at 0"),
            source=SALTZMAN,
        ),
        Band(
            name="high",
            minimum=2,
            display=Text(vi="≥ 2: nguy cơ cao", en="≥ 2: high risk"),
            indicator="critical",
            risk=Text(vi="tử vong đến 31,8 % ở điểm 5", en="mortality up to 31.8 % at 5"),
            source=SALTZMAN,
        ),
    ),
    citations=(Citation("Saltzman JR et al., Gastrointest Endosc 2011;74:1215–24", "10.1016/j.gie.2011.06.024"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn xuất huyết tiêu hoá trên cấp.", en="Adults with acute upper gastrointestinal bleeding."
    ),
    cautions=(
        Text(
            vi="Để chọn người điều trị ngoại trú, nên dùng Glasgow–Blatchford.",
            en="To choose outpatients, Glasgow–Blatchford is preferred.",
        ),
    ),
    examples=(
        Example(
            {"albumin": 30, "inr": 1.5, "altered_mental_status": False, "systolic_bp": 91, "age": 64},
            0,
            "by hand: none of the five",
            band="low",
        ),
        Example(
            {"albumin": 29, "inr": 1.6, "altered_mental_status": True, "systolic_bp": 90, "age": 65},
            5,
            "by hand: all of the five",
            band="high",
        ),
    ),
)
