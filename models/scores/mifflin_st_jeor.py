"""Resting energy by Mifflin–St Jeor.

Source: Mifflin MD et al., Am J Clin Nutr 1990;51:241–7, doi:10.1093/ajcn/51.2.241: 10 · weight + 6.25 · height − 5 ·
age + 5 (men) or − 161 (women).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE, HEIGHT, SEX, WEIGHT


def mifflin_st_jeor(*, age: float, sex: str, weight: float, height: float) -> float:
    """Resting energy expenditure in kcal a day; weight in kg, height in cm."""
    return 10 * weight + 6.25 * height - 5 * age + (5 if sex == "male" else -161)


SCORE = Score(
    name="mifflin_st_jeor",
    title=Text(vi="Năng lượng nghỉ Mifflin–St Jeor", en="Resting energy by Mifflin–St Jeor"),
    summary=Text(
        vi="Nhu cầu năng lượng lúc nghỉ, để tính khẩu phần.", en="Resting energy needs, for planning nutrition."
    ),
    specialties=("endocrinology", "general"),
    inputs=(
        AGE.within(minimum=18),
        SEX,
        WEIGHT,
        HEIGHT,
    ),
    unit="kcal/d",
    compute=mifflin_st_jeor,
    directions={"age": -1, "weight": 1, "height": 1},
    decimals=0,
    higher_is="neither",
    citations=(Citation("Mifflin MD et al., Am J Clin Nutr 1990;51:241–7", "10.1093/ajcn/51.2.241"),),
    licence="published formula, free to use",
    population=Text(vi="Người lớn.", en="Adults."),
    cautions=(Text(vi="Không dùng cho người bệnh nặng.", en="Not for critical illness."),),
    examples=(
        Example(
            {"age": 40, "sex": "male", "weight": 70, "height": 170},
            1567.5,
            "by hand: 700 + 1062.5 − 200 + 5",
            tolerance=1e-06,
        ),
        Example({"age": 40, "sex": "female", "weight": 70, "height": 170}, 1401.5, "by hand", tolerance=1e-06),
    ),
)
