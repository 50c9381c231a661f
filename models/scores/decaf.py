"""DECAF: hospital mortality of an acute exacerbation of COPD.

Source: Steer J et al., Thorax 2012;67:970–6, doi:10.1136/thoraxjnl-2012-202103 (table 3; groups 0–1, 2, 3–6 with
mortality of 1.4, 8.4 and 34.6 %).
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Conversion
from models.points import at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag, loinc, quantity
from models.vocabulary.history import ATRIAL_FIBRILLATION
from models.vocabulary.laboratory import ARTERIAL_PH

STEER = "Steer J et al., Thorax 2012;67:970–6, doi:10.1136/thoraxjnl-2012-202103"

DYSPNOEA = choice(
    "extended_mrc_dyspnoea",
    "Khó thở khi ổn định (eMRCD, 3 tháng qua)",
    "Breathlessness when stable (eMRCD, last 3 months)",
    (
        ("1_to_4", "1–4: còn tự ra khỏi nhà được", "1–4: leaves the house unaided"),
        ("5a", "5a: không tự ra khỏi nhà, tự tắm và mặc đồ được", "5a: housebound, washes and dresses unaided"),
        ("5b", "5b: không tự ra khỏi nhà, cần giúp tắm và mặc đồ", "5b: housebound, needs help to wash and dress"),
    ),
)
EOSINOPHILS = quantity(
    "eosinophils",
    "Bạch cầu ái toan",
    "Eosinophils",
    "10*9/L",
    (0, 50),
    conversions=(Conversion(unit="10*3/uL", factor=1.0),),
    codes=(loinc("711-2", "Eosinophils [#/volume] in blood by automated count"),),
    current_hours=48,
)
CONSOLIDATION = flag("consolidation", "Đông đặc trên X-quang ngực", "Consolidation on the chest film")

SCORE = Score(
    name="decaf",
    version="1.1.0",
    title=Text(vi="DECAF (đợt cấp COPD)", en="DECAF (COPD exacerbation)"),
    summary=Text(
        vi="Nguy cơ tử vong nội viện của đợt cấp COPD nhập viện.", en="Hospital mortality of a COPD exacerbation."
    ),
    specialties=("respiratory", "emergency", "intensive_care"),
    inputs=(DYSPNOEA, EOSINOPHILS, CONSOLIDATION, ARTERIAL_PH, ATRIAL_FIBRILLATION),
    items=(
        by_option(DYSPNOEA, {"1_to_4": 0, "5a": 1, "5b": 2}),
        by_steps(EOSINOPHILS, 1, at_least(0.05, 0)),
        if_true(CONSOLIDATION, 1),
        by_steps(ARTERIAL_PH, 1, at_least(7.3, 0)),
        if_true(ATRIAL_FIBRILLATION, 1),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–1: nguy cơ thấp", en="0–1: low risk"),
            risk=Text(vi="Tử vong nội viện 1,4 %", en="Hospital mortality 1.4 %"),
            source=STEER,
        ),
        Band(
            name="intermediate",
            minimum=2,
            display=Text(vi="2: nguy cơ trung bình", en="2: intermediate risk"),
            indicator="warning",
            risk=Text(vi="Tử vong nội viện 8,4 %", en="Hospital mortality 8.4 %"),
            source=STEER,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="≥ 3: nguy cơ cao", en="≥ 3: high risk"),
            indicator="critical",
            risk=Text(vi="Tử vong nội viện 34,6 %", en="Hospital mortality 34.6 %"),
            source=STEER,
        ),
    ),
    citations=(Citation("Steer J et al., Thorax 2012;67:970–6", "10.1136/thoraxjnl-2012-202103"),),
    licence="published table, free to use",
    population=Text(vi="Người nhập viện vì đợt cấp COPD.", en="Patients admitted with an exacerbation of COPD."),
    examples=(
        Example(
            {
                "extended_mrc_dyspnoea": "5b",
                "eosinophils": 0.04,
                "consolidation": True,
                "arterial_ph": 7.29,
                "atrial_fibrillation": True,
            },
            6,
            "by hand: highest score",
            band="high",
        ),
        Example(
            {
                "extended_mrc_dyspnoea": "5a",
                "eosinophils": 0.05,
                "consolidation": False,
                "arterial_ph": 7.3,
                "atrial_fibrillation": False,
            },
            1,
            "by hand from table 3",
            band="low",
        ),
    ),
)
