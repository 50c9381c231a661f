"""Sodium corrected for hyperglycaemia, Hillier's factor of 2.4 mmol/L for each 100 mg/dL.

Source: Hillier TA et al., Am J Med 1999;106:399–403, doi:10.1016/S0002-9343(99)00055-8. Applies above 100 mg/dL (5.55
mmol/L).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import GLUCOSE, SODIUM

GLUCOSE_MMOL_PER_100_MG_DL = 5.55
SODIUM_PER_STEP = 2.4


def corrected_sodium(*, sodium: float, glucose: float) -> float:
    """Corrected sodium in mmol/L; `glucose` in mmol/L."""
    return sodium + SODIUM_PER_STEP * (glucose / GLUCOSE_MMOL_PER_100_MG_DL - 1)


SCORE = Score(
    name="corrected_sodium_hillier",
    version="1.1.0",
    title=Text(vi="Natri hiệu chỉnh theo đường huyết (Hillier, 2,4)", en="Sodium corrected for glucose (Hillier, 2.4)"),
    summary=Text(vi="Natri máu nếu đường huyết bình thường.", en="The sodium as it would be with a normal glucose."),
    specialties=("endocrinology", "emergency", "intensive_care", "nephrology"),
    inputs=(SODIUM.fresh(24), GLUCOSE.fresh(24).within(minimum=5.55)),
    unit="mmol/L",
    compute=corrected_sodium,
    directions={"sodium": 1, "glucose": 1},
    decimals=1,
    higher_is="neither",
    citations=(Citation("Hillier TA et al., Am J Med 1999;106:399–403", "10.1016/S0002-9343(99)00055-8"),),
    licence="published formula, free to use",
    population=Text(vi="Người tăng đường huyết.", en="Hyperglycaemia."),
    cautions=(
        Text(
            vi="Hệ số 1,6 của Katz thường dùng khi đường huyết tăng vừa.",
            en="The factor of 1.6 by Katz is usual for moderate hyperglycaemia.",
        ),
    ),
    examples=(
        Example({"sodium": 130, "glucose": 33.3}, 142, "by hand: 130 + 2.4 · 5"),
        Example({"sodium": 135, "glucose": 5.55}, 135, "by hand: nothing to correct"),
    ),
)
