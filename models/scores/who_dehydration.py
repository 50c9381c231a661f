"""Dehydration of a child with diarrhoea by the WHO (IMCI).

Source: WHO, Integrated Management of Childhood Illness chart booklet, 2014 (diarrhoea): two of four signs for severe,
two of four for some dehydration. A severe sign also counts as the milder one.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.terms import Range, Text
from models.vocabulary.declare import choice, flag

IMCI = "WHO, Integrated Management of Childhood Illness: chart booklet, 2014 (diarrhoea)"
MIND = choice(
    "dehydration_condition",
    "Toàn trạng",
    "General condition",
    (
        ("well", "Tỉnh táo", "Well, alert"),
        ("restless", "Vật vã, kích thích", "Restless, irritable"),
        ("lethargic", "Li bì hoặc khó đánh thức", "Lethargic or unconscious"),
    ),
)
EYES = flag("sunken_eyes", "Mắt trũng", "Sunken eyes")
DRINK = choice(
    "drinking",
    "Uống nước",
    "Drinking",
    (
        ("normal", "Bình thường", "Normally"),
        ("thirsty", "Uống háo hức, khát", "Eagerly, thirsty"),
        ("poor", "Không uống được hoặc uống kém", "Not able, or poorly"),
    ),
)
PINCH = choice(
    "skin_pinch",
    "Nếp véo da mất",
    "Skin pinch goes back",
    (
        ("normal", "Nhanh", "At once"),
        ("slow", "Chậm", "Slowly"),
        ("very_slow", "Rất chậm (> 2 giây)", "Very slowly (> 2 seconds)"),
    ),
)


def who_dehydration(*, dehydration_condition: str, sunken_eyes: bool, drinking: str, skin_pinch: str) -> float:
    """0 no, 1 some, 2 severe dehydration."""
    severe = (dehydration_condition == "lethargic", sunken_eyes, drinking == "poor", skin_pinch == "very_slow")
    some = (dehydration_condition != "well", sunken_eyes, drinking != "normal", skin_pinch != "normal")
    if sum(severe) >= 2:
        return 2.0
    return 1.0 if sum(some) >= 2 else 0.0


SCORE = Score(
    name="who_dehydration",
    version="1.1.0",
    title=Text(vi="Mất nước do tiêu chảy theo WHO (IMCI)", en="Dehydration by the WHO (IMCI)"),
    summary=Text(
        vi="Phân loại mất nước ở trẻ tiêu chảy: không, có, nặng.",
        en="Classifies dehydration of a child with diarrhoea: no, some, severe.",
    ),
    specialties=("paediatrics", "tropical", "emergency"),
    inputs=(MIND, EYES, DRINK, PINCH),
    compute=who_dehydration,
    directions={"sunken_eyes": 1},
    bands=(
        Band(name="none", display=Text(vi="Không mất nước (phác đồ A)", en="No dehydration (plan A)"), source=IMCI),
        Band(
            name="some",
            minimum=1,
            display=Text(vi="Có mất nước (phác đồ B)", en="Some dehydration (plan B)"),
            indicator="warning",
            source=IMCI,
        ),
        Band(
            name="severe",
            minimum=2,
            display=Text(vi="Mất nước nặng (phác đồ C)", en="Severe dehydration (plan C)"),
            advice=Text(vi="Truyền dịch tĩnh mạch ngay.", en="Intravenous fluid at once."),
            indicator="critical",
            source=IMCI,
        ),
    ),
    citations=(Citation(IMCI, url="https://www.who.int/publications/i/item/9789241506823"),),
    licence="WHO criteria, free to use with credit",
    population=Text(vi="Trẻ 2 tháng đến 5 tuổi tiêu chảy.", en="Children from 2 months to 5 years with diarrhoea."),
    people=People(ages=Range(minimum=0.16, maximum=4.999)),
    cautions=(Text(vi="Trẻ suy dinh dưỡng nặng cần phác đồ riêng.", en="Severe malnutrition has its own plan."),),
    examples=(
        Example(
            {"dehydration_condition": "lethargic", "sunken_eyes": True, "drinking": "normal", "skin_pinch": "normal"},
            2,
            "by hand: two severe signs",
            band="severe",
        ),
        Example(
            {"dehydration_condition": "lethargic", "sunken_eyes": False, "drinking": "thirsty", "skin_pinch": "normal"},
            1,
            "by hand: one severe sign and thirst",
            band="some",
        ),
    ),
)
