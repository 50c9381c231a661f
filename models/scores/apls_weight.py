"""Weight of a child from the age, as Advanced Paediatric Life Support teaches.

Source: ALSG, Advanced Paediatric Life Support, 5th edition 2011: 0.5 · months + 4 below 1 year, 2 · years + 8 from 1
to 5, 3 · years + 7 from 6 to 12.
"""

from __future__ import annotations

import math

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE

ALSG = "Advanced Life Support Group, Advanced Paediatric Life Support, 5th edition, 2011"


def apls_weight(*, age: float) -> float:
    """Weight in kg; `age` in years, of which from 1 year only the completed ones count."""
    if age < 1:
        return 0.5 * age * 12 + 4
    years = math.floor(age)
    return float(2 * years + 8 if years < 6 else 3 * years + 7)


SCORE = Score(
    name="apls_weight",
    title=Text(vi="Cân nặng ước tính theo tuổi (APLS)", en="Estimated weight by age (APLS)"),
    summary=Text(
        vi="Ước tính cân nặng trẻ khi cấp cứu không cân được.", en="A child's weight in an emergency without scales."
    ),
    specialties=("paediatrics", "emergency"),
    inputs=(AGE.within(0, 12.99),),
    compute=apls_weight,
    unit="kg",
    decimals=1,
    higher_is="neither",
    directions={"age": 1},
    citations=(Citation(ALSG, url="https://www.alsg.org/home/"),),
    licence="published formula, free to use",
    population=Text(vi="Trẻ 0–12 tuổi.", en="Children up to 12 years."),
    cautions=(
        Text(
            vi=("Sai số lớn ở trẻ gầy hoặc béo; thước theo chiều dài chính xác hơn. Trẻ Việt Nam thường nhẹ hơn."),
            en=(
                "Errs in thin and obese children; a length-based tape is better. Vietnamese children are often lighter."
            ),
        ),
    ),
    examples=(
        Example({"age": 0.5}, 7.0, "by hand: 0.5 × 6 + 4"),
        Example({"age": 5}, 18.0, "by hand: 2 × 5 + 8"),
        Example({"age": 8}, 31.0, "by hand: 3 × 8 + 7"),
    ),
)
