"""Body mass index, Asian action points (WHO 2004).

Source: WHO Expert Consultation, Lancet 2004;363:157–63, doi:10.1016/S0140-6736(03)15268-3 (public health action points
23 and 27.5).
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE, HEIGHT, WEIGHT

WHO = "WHO Expert Consultation, Lancet 2004;363:157–63, doi:10.1016/S0140-6736(03)15268-3"


def bmi_asian(*, weight: float, height: float, age: float) -> float:
    """Body mass index in kg/m²; weight in kg, height in cm; `age` bounds who the bands are for."""
    return weight / (height / 100) ** 2


SCORE = Score(
    name="bmi_asian",
    version="1.2.0",
    title=Text(
        vi="Chỉ số khối cơ thể (BMI), ngưỡng cho người châu Á (WHO 2004)",
        en="Body mass index, Asian action points (WHO 2004)",
    ),
    summary=Text(vi="Chỉ số khối cơ thể và phân loại.", en="The body mass index and its category."),
    specialties=("endocrinology", "general"),
    inputs=(
        WEIGHT,
        HEIGHT,
        AGE.within(minimum=18),
    ),
    unit="kg/m2",
    compute=bmi_asian,
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
            name="low_risk",
            minimum=18.5,
            display=Text(vi="Nguy cơ thấp (18,5–22,9)", en="Low to moderate risk (18.5–22.9)"),
            source=WHO,
        ),
        Band(
            name="raised_risk",
            minimum=23,
            display=Text(vi="Nguy cơ tăng (23–27,4)", en="Increased risk (23–27.4)"),
            indicator="warning",
            source=WHO,
        ),
        Band(
            name="high_risk",
            minimum=27.5,
            display=Text(vi="Nguy cơ cao (≥ 27,5)", en="High risk (≥ 27.5)"),
            indicator="critical",
            source=WHO,
        ),
    ),
    higher_is="neither",
    citations=(
        Citation(
            "WHO Expert Consultation, Lancet 2004;363:157–63, doi:10.1016/S0140-6736(03)15268-3",
            "10.1016/S0140-6736(03)15268-3",
        ),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người từ 18 tuổi, không mang thai.", en="Adults of 18 and over who are not pregnant."),
    people=People(pregnancy="never"),
    cautions=(
        Text(
            vi="Đây là ngưỡng hành động y tế công cộng, không thay định nghĩa béo phì quốc tế.",
            en=(
                "These are points for public-health action; they do not replace the international "
                "definition of obesity."
            ),
        ),
    ),
    examples=(
        Example({"weight": 70, "height": 175, "age": 40}, 22.8571, "by hand: 70 / 1.75²", tolerance=0.001),
        Example({"weight": 55, "height": 150, "age": 40}, 24.4444, "by hand: 55 / 1.5²", tolerance=0.001),
    ),
)
