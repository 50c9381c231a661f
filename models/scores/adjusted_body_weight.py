"""Adjusted body weight.

Source: Devine's ideal weight (Pai MP, Paloucek FP, Ann Pharmacother 2000;34:1066–9, doi:10.1345/aph.19381) plus 0.4 of
the excess: see Traynor AM et al., Antimicrob Agents Chemother 1995;39:545–8, doi:10.1128/AAC.39.2.545 (0.4 by
convention, 0.43 in their patients).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import HEIGHT, SEX, WEIGHT

INCH_CM = 2.54
FIVE_FEET_IN = 60


def ideal(sex: str, height: float) -> float:
    """Ideal body weight in kg; height in cm."""
    return (50.0 if sex == "male" else 45.5) + 2.3 * (height / INCH_CM - FIVE_FEET_IN)


def adjusted_body_weight(*, sex: str, height: float, weight: float) -> float:
    """Ideal weight plus 0.4 of what the actual weight exceeds it by, in kg."""
    return ideal(sex, height) + 0.4 * (weight - ideal(sex, height))


SCORE = Score(
    name="adjusted_body_weight",
    title=Text(vi="Cân nặng hiệu chỉnh", en="Adjusted body weight"),
    summary=Text(
        vi="Cân nặng hiệu chỉnh để tính liều thuốc ở người béo phì.", en="Adjusted weight for drug doses in obesity."
    ),
    specialties=("general", "intensive_care"),
    inputs=(
        SEX,
        HEIGHT.within(minimum=152.4),
        WEIGHT,
    ),
    unit="kg",
    compute=adjusted_body_weight,
    directions={"height": 1, "weight": 1},
    decimals=1,
    higher_is="neither",
    citations=(
        Citation("Pai MP, Paloucek FP, Ann Pharmacother 2000;34:1066–9 (Devine 1974)", "10.1345/aph.19381"),
        Citation("Traynor AM et al., Antimicrob Agents Chemother 1995;39:545–8", "10.1128/AAC.39.2.545"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người béo phì cao từ 152,4 cm.", en="Obese adults of 152.4 cm and over."),
    cautions=(
        Text(
            vi="Chỉ có nghĩa khi cân nặng thực lớn hơn cân nặng lý tưởng.",
            en="Meaningful only when actual weight exceeds ideal weight.",
        ),
    ),
    examples=(
        Example({"sex": "male", "height": 180, "weight": 120}, 92.9953, "by hand", tolerance=0.001),
        Example({"sex": "female", "height": 160, "weight": 90}, 67.4291, "by hand", tolerance=0.001),
    ),
)
