"""The three clinical rows of the Rockall score, which its full form shares.

Source: Rockall TA et al., Gut 1996;38:316–21, doi:10.1136/gut.38.3.316 (table 3).
"""

from __future__ import annotations

from models.points import Item, at_least, by_option, by_steps
from models.terms import Text
from models.vocabulary.liver import MAJOR_COMORBIDITY_BLEED
from models.vocabulary.person import AGE
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP


def shock_points(systolic_bp: float, heart_rate: float) -> float:
    """2 under a systolic pressure of 100, else 1 from a pulse of 100."""
    if systolic_bp < 100:
        return 2.0
    return 1.0 if heart_rate >= 100 else 0.0


SHOCK = Item(
    "shock",
    Text(vi="Sốc", en="Shock"),
    ("systolic_bp", "heart_rate"),
    shock_points,
    {"systolic_bp": (100,), "heart_rate": (100,)},
)
CLINICAL_INPUTS = (AGE.within(minimum=16), SYSTOLIC_BP, HEART_RATE, MAJOR_COMORBIDITY_BLEED)
CLINICAL_ITEMS = (
    by_steps(AGE, 0, at_least(60, 1), at_least(80, 2)),
    SHOCK,
    by_option(MAJOR_COMORBIDITY_BLEED, {"none": 0, "major": 2, "failure": 3}),
)
