"""Cough or difficult breathing in a child of 2–59 months by the WHO (IMCI).

Source: WHO, Integrated Management of Childhood Illness chart booklet, 2014 (fast breathing: ≥ 50/min from 2 to 11
months, ≥ 40/min from 12 to 59 months; chest indrawing is pneumonia, a danger sign or stridor in a calm child severe
pneumonia).
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.terms import Range, Text
from models.vocabulary.obstetrics import AGE_MONTHS, CHEST_INDRAWING, DANGER_SIGN, STRIDOR_WHEN_CALM
from models.vocabulary.vitals import RESPIRATORY_RATE

IMCI = "WHO, Integrated Management of Childhood Illness: chart booklet, 2014 (cough or difficult breathing)"


def who_pneumonia(
    *,
    age_months: float,
    respiratory_rate: float,
    chest_indrawing: bool,
    stridor_when_calm: bool,
    general_danger_sign: bool,
) -> float:
    """0 no pneumonia, 1 pneumonia, 2 severe pneumonia or very severe disease."""
    if general_danger_sign or stridor_when_calm:
        return 2.0
    is_fast = respiratory_rate >= (50 if age_months < 12 else 40)
    return 1.0 if is_fast or chest_indrawing else 0.0


SCORE = Score(
    name="who_pneumonia",
    version="1.1.0",
    title=Text(vi="Viêm phổi trẻ em theo WHO (IMCI)", en="Childhood pneumonia by the WHO (IMCI)"),
    summary=Text(
        vi="Phân loại trẻ 2–59 tháng ho hoặc khó thở.",
        en="Classifies a child of 2–59 months with cough or difficult breathing.",
    ),
    specialties=("paediatrics", "respiratory", "emergency"),
    inputs=(AGE_MONTHS.within(2, 59.99), RESPIRATORY_RATE, CHEST_INDRAWING, STRIDOR_WHEN_CALM, DANGER_SIGN),
    compute=who_pneumonia,
    directions={
        "age_months": 1,
        "respiratory_rate": 1,
        "chest_indrawing": 1,
        "stridor_when_calm": 1,
        "general_danger_sign": 1,
    },
    bands=(
        Band(
            name="no_pneumonia",
            display=Text(vi="Không viêm phổi: ho hoặc cảm lạnh", en="No pneumonia: cough or cold"),
            source=IMCI,
        ),
        Band(
            name="pneumonia",
            minimum=1,
            display=Text(vi="Viêm phổi", en="Pneumonia"),
            advice=Text(
                vi="Amoxicillin uống 5 ngày, hẹn khám lại sau 3 ngày.",
                en="Oral amoxicillin for 5 days, follow-up in 3 days.",
            ),
            indicator="warning",
            source=IMCI,
        ),
        Band(
            name="severe",
            minimum=2,
            display=Text(vi="Viêm phổi nặng hoặc bệnh rất nặng", en="Severe pneumonia or very severe disease"),
            advice=Text(
                vi="Liều kháng sinh đầu rồi chuyển viện khẩn.", en="First dose of antibiotic and urgent referral."
            ),
            indicator="critical",
            source=IMCI,
        ),
    ),
    citations=(Citation(IMCI, url="https://www.who.int/publications/i/item/9789241506823"),),
    licence="WHO criteria, free to use with credit",
    population=Text(
        vi="Trẻ 2–59 tháng ho hoặc khó thở.", en="Children of 2–59 months with cough or difficult breathing."
    ),
    people=People(ages=Range(minimum=0.16, maximum=4.999)),
    cautions=(
        Text(
            vi="Đếm nhịp thở đủ 1 phút khi trẻ nằm yên. SpO₂ < 90 % cũng cần chuyển viện.",
            en="Count for a full minute in a calm child. SpO₂ < 90 % also calls for referral.",
        ),
    ),
    examples=(
        Example(
            {
                "age_months": 6,
                "respiratory_rate": 50,
                "chest_indrawing": False,
                "stridor_when_calm": False,
                "general_danger_sign": False,
            },
            1,
            "by hand from the chart booklet",
            band="pneumonia",
        ),
        Example(
            {
                "age_months": 24,
                "respiratory_rate": 39,
                "chest_indrawing": False,
                "stridor_when_calm": False,
                "general_danger_sign": False,
            },
            0,
            "by hand from the chart booklet",
            band="no_pneumonia",
        ),
    ),
)
