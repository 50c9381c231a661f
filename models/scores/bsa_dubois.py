"""Body surface area, Du Bois.

Source: Du Bois D, Du Bois EF, Arch Intern Med 1916;17:863–71, doi:10.1001/archinte.1916.00080130010002: 0.007184 ·
weight^0.425 · height^0.725.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import HEIGHT, WEIGHT


def bsa_dubois(*, weight: float, height: float) -> float:
    """Body surface area in m²; weight in kg, height in cm."""
    return float(0.007184 * weight**0.425 * height**0.725)


SCORE = Score(
    name="bsa_dubois",
    title=Text(vi="Diện tích da Du Bois", en="Body surface area, Du Bois"),
    summary=Text(
        vi="Diện tích da để tính liều thuốc và chỉ số tim.", en="Body surface area, for doses and cardiac index."
    ),
    specialties=("oncology", "general"),
    inputs=(
        WEIGHT,
        HEIGHT,
    ),
    unit="m2",
    compute=bsa_dubois,
    directions={"weight": 1, "height": 1},
    decimals=2,
    higher_is="neither",
    citations=(
        Citation("Du Bois D, Du Bois EF, Arch Intern Med 1916;17:863–71", "10.1001/archinte.1916.00080130010002"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người lớn.", en="Adults."),
    cautions=(Text(vi="Ước tính thấp ở người béo phì.", en="Underestimates in obesity."),),
    examples=(
        Example({"weight": 70, "height": 170}, 1.8097, "by hand", tolerance=0.001),
        Example({"weight": 50, "height": 155}, 1.467, "by hand", tolerance=0.001),
    ),
)
