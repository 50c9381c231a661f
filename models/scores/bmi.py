"""Body mass index, international cut-points.

Source: World Health Organization, Obesity: preventing and managing the global epidemic, Technical Report Series 894
(2000), table 2.1.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE, HEIGHT, WEIGHT

WHO = "World Health Organization, Technical Report Series 894 (2000), table 2.1"


def bmi(*, weight: float, height: float, age: float) -> float:
    """Body mass index in kg/m²; weight in kg, height in cm; `age` bounds who the bands are for."""
    return weight / (height / 100) ** 2


SCORE = Score(
    name="bmi",
    version="1.2.0",
    title=Text(vi="Chỉ số khối cơ thể (BMI), ngưỡng quốc tế", en="Body mass index, international cut-points"),
    summary=Text(vi="Chỉ số khối cơ thể và phân loại.", en="The body mass index and its category."),
    specialties=("endocrinology", "general"),
    inputs=(
        WEIGHT,
        HEIGHT,
        AGE.within(minimum=18),
    ),
    unit="kg/m2",
    compute=bmi,
    directions={"weight": 1, "height": -1, "age": 1},
    decimals=1,
    bands=(
        Band(
            name="underweight",
            display=Text(vi="Thiếu cân (< 18,5)", en="Underweight (< 18.5)"),
            indicator="warning",
            source=WHO,
        ),
        Band(
            name="normal", minimum=18.5, display=Text(vi="Bình thường (18,5–24,9)", en="Normal (18.5–24.9)"), source=WHO
        ),
        Band(
            name="overweight", minimum=25, display=Text(vi="Thừa cân (25–29,9)", en="Overweight (25–29.9)"), source=WHO
        ),
        Band(
            name="obese_1",
            minimum=30,
            display=Text(vi="Béo phì độ I (30–34,9)", en="Obesity class I (30–34.9)"),
            indicator="warning",
            source=WHO,
        ),
        Band(
            name="obese_2",
            minimum=35,
            display=Text(vi="Béo phì độ II (35–39,9)", en="Obesity class II (35–39.9)"),
            indicator="warning",
            source=WHO,
        ),
        Band(
            name="obese_3",
            minimum=40,
            display=Text(vi="Béo phì độ III (≥ 40)", en="Obesity class III (≥ 40)"),
            indicator="critical",
            source=WHO,
        ),
    ),
    higher_is="neither",
    citations=(
        Citation(
            "World Health Organization, Technical Report Series 894 (2000)",
            url="https://iris.who.int/handle/10665/42330",
        ),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người từ 18 tuổi, không mang thai.", en="Adults of 18 and over who are not pregnant."),
    people=People(pregnancy="never"),
    cautions=(
        Text(
            vi="Người châu Á có nguy cơ chuyển hoá ở BMI thấp hơn: xem bản ngưỡng châu Á.",
            en="Asian people are at metabolic risk at a lower index: see the Asian cut-points.",
        ),
    ),
    examples=(
        Example({"weight": 70, "height": 175, "age": 40}, 22.8571, "by hand: 70 / 1.75²", tolerance=0.001),
        Example({"weight": 55, "height": 150, "age": 40}, 24.4444, "by hand: 55 / 1.5²", tolerance=0.001),
    ),
)
