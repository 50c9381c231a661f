"""Weight of a child from the age by Luscombe and Owens.

Source: Luscombe M, Owens B, Arch Dis Child 2007;92:412–5, doi:10.1136/adc.2006.107284: 3 · years + 7 from 1 to 10
years.
"""

from __future__ import annotations

import math

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE

LUSCOMBE = "Luscombe M, Owens B, Arch Dis Child 2007;92:412–5, doi:10.1136/adc.2006.107284"


def luscombe_weight(*, age: float) -> float:
    """Weight in kg; `age` in years, of which only the completed ones count."""
    return 3.0 * math.floor(age) + 7


SCORE = Score(
    name="luscombe_weight",
    title=Text(vi="Cân nặng ước tính theo tuổi (Luscombe)", en="Estimated weight by age (Luscombe)"),
    summary=Text(
        vi="Ước tính cân nặng trẻ 1–10 tuổi khi cấp cứu không cân được.",
        en="Weight of a child of 1–10 years in an emergency without scales.",
    ),
    specialties=("paediatrics", "emergency"),
    inputs=(AGE.within(1, 10.99),),
    compute=luscombe_weight,
    unit="kg",
    decimals=0,
    higher_is="neither",
    directions={"age": 1},
    citations=(Citation(LUSCOMBE, "10.1136/adc.2006.107284"),),
    licence="published formula, free to use",
    population=Text(vi="Trẻ 1–10 tuổi.", en="Children of 1–10 years."),
    cautions=(
        Text(
            vi="Xây dựng ở trẻ em Anh; trẻ Việt Nam thường nhẹ hơn.",
            en="Made for British children; Vietnamese children are often lighter.",
        ),
    ),
    examples=(Example({"age": 1}, 10, "by hand: 3 × 1 + 7"), Example({"age": 10}, 37, "by hand: 3 × 10 + 7")),
)
