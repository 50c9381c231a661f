"""Sodium corrected for hyperglycaemia, Katz's factor of 1.6 mmol/L for each 100 mg/dL.

Source: Katz MA, N Engl J Med 1973;289:843–4, doi:10.1056/NEJM197310182891607. Applies above 100 mg/dL (5.55 mmol/L).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import GLUCOSE, SODIUM

GLUCOSE_MMOL_PER_100_MG_DL = 5.55
SODIUM_PER_STEP = 1.6


def corrected_sodium(*, sodium: float, glucose: float) -> float:
    """Corrected sodium in mmol/L; `glucose` in mmol/L."""
    return sodium + SODIUM_PER_STEP * (glucose / GLUCOSE_MMOL_PER_100_MG_DL - 1)


SCORE = Score(
    name="corrected_sodium_katz",
    version="1.1.0",
    title=Text(vi="Natri hiệu chỉnh theo đường huyết (Katz, 1,6)", en="Sodium corrected for glucose (Katz, 1.6)"),
    summary=Text(vi="Natri máu nếu đường huyết bình thường.", en="The sodium as it would be with a normal glucose."),
    specialties=("endocrinology", "emergency", "intensive_care", "nephrology"),
    inputs=(SODIUM.fresh(24), GLUCOSE.fresh(24).within(minimum=5.55)),
    unit="mmol/L",
    compute=corrected_sodium,
    directions={"sodium": 1, "glucose": 1},
    decimals=1,
    higher_is="neither",
    citations=(Citation("Katz MA, N Engl J Med 1973;289:843–4", "10.1056/NEJM197310182891607"),),
    licence="published formula, free to use",
    population=Text(vi="Người tăng đường huyết.", en="Hyperglycaemia."),
    cautions=(
        Text(
            vi="Khi đường huyết rất cao (> 22 mmol/L), hệ số 2,4 của Hillier sát hơn.",
            en="At very high glucose (> 22 mmol/L) Hillier's factor of 2.4 is nearer.",
        ),
    ),
    examples=(
        Example({"sodium": 130, "glucose": 33.3}, 138, "by hand: 130 + 1.6 · 5"),
        Example({"sodium": 135, "glucose": 5.55}, 135, "by hand: nothing to correct"),
    ),
)
