"""Body surface area, Mosteller.

Source: Mosteller RD, N Engl J Med 1987;317:1098, doi:10.1056/NEJM198710223171717: √(height · weight / 3600).
"""

from __future__ import annotations

import math

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import HEIGHT, WEIGHT


def bsa_mosteller(*, weight: float, height: float) -> float:
    """Body surface area in m²; weight in kg, height in cm."""
    return math.sqrt(height * weight / 3600)


SCORE = Score(
    name="bsa_mosteller",
    version="1.1.0",
    title=Text(vi="Diện tích da Mosteller", en="Body surface area, Mosteller"),
    summary=Text(
        vi="Diện tích da để tính liều hoá trị và chỉ số tim.",
        en="Body surface area, for doses of chemotherapy and cardiac index.",
    ),
    specialties=("oncology", "general", "paediatrics"),
    inputs=(
        WEIGHT.fresh(24 * 30),
        HEIGHT.fresh(24 * 90),
    ),
    unit="m2",
    compute=bsa_mosteller,
    directions={"weight": 1, "height": 1},
    decimals=2,
    higher_is="neither",
    citations=(Citation("Mosteller RD, N Engl J Med 1987;317:1098", "10.1056/NEJM198710223171717"),),
    licence="published formula, free to use",
    population=Text(vi="Người lớn và trẻ em.", en="Adults and children."),
    cautions=(Text(vi="Dùng cân nặng thực.", en="Uses actual weight."),),
    examples=(
        Example({"weight": 72, "height": 180}, 1.8974, "by hand: √3.6", tolerance=0.001),
        Example({"weight": 20, "height": 115}, 0.7993, "by hand", tolerance=0.001),
    ),
)
