"""Free water deficit in hypernatraemia.

Source: Adrogué HJ, Madias NE, N Engl J Med 2000;342:1493–9, doi:10.1056/NEJM200005183422006: body water 0.6 of weight
in children and men, 0.5 in women and elderly men, 0.45 in elderly women; deficit = body water · (sodium/140 − 1). The
paper gives no age for elderly; 65 is taken.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import SODIUM
from models.vocabulary.person import AGE, SEX, WEIGHT

TARGET_SODIUM = 140.0
ADULT_YEARS, ELDERLY_YEARS = 18.0, 65.0


def _water_fraction(age: float, sex: str) -> float:
    if age < ADULT_YEARS:
        return 0.6
    if age < ELDERLY_YEARS:
        return 0.5 if sex == "female" else 0.6
    return 0.45 if sex == "female" else 0.5


def water_deficit(*, age: float, sex: str, weight: float, sodium: float) -> float:
    """Deficit in litres; `age` in years, `weight` in kg, `sodium` in mmol/L."""
    return _water_fraction(age, sex) * weight * (sodium / TARGET_SODIUM - 1)


SCORE = Score(
    name="free_water_deficit",
    version="1.1.0",
    title=Text(vi="Lượng nước tự do thiếu (tăng natri máu)", en="Free water deficit (hypernatraemia)"),
    summary=Text(
        vi="Lượng nước cần bù để đưa natri về 140 mmol/L.", en="The water that would bring sodium back to 140 mmol/L."
    ),
    specialties=("nephrology", "intensive_care", "emergency"),
    inputs=(AGE, SEX, WEIGHT, SODIUM.fresh(24).within(minimum=140)),
    unit="L",
    compute=water_deficit,
    directions={"age": -1, "weight": 1, "sodium": 1},
    decimals=1,
    citations=(Citation("Adrogué HJ, Madias NE, N Engl J Med 2000;342:1493–9", "10.1056/NEJM200005183422006"),),
    licence="published formula, free to use",
    population=Text(vi="Người tăng natri máu.", en="Hypernatraemia."),
    cautions=(
        Text(
            vi="Chỉ ước tính; chưa kể mất tiếp. Giảm natri không quá 10 mmol/L mỗi ngày nếu tăng natri mạn.",
            en=(
                "An estimate without ongoing losses. In chronic hypernatraemia lower sodium by no more than 10 mmol/L"
                " a day."
            ),
        ),
    ),
    examples=(
        Example({"age": 40, "sex": "male", "weight": 70, "sodium": 160}, 6, "by hand: 42 · (160/140 − 1)"),
        Example({"age": 80, "sex": "female", "weight": 50, "sodium": 154}, 2.25, "by hand: 22.5 · 0.1"),
    ),
)
