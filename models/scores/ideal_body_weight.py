"""Ideal body weight (Devine).

Source: Devine BJ, Drug Intell Clin Pharm 1974;8:650–5, as quoted by Pai MP, Paloucek FP, Ann Pharmacother
2000;34:1066–9, doi:10.1345/aph.19381.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import HEIGHT, SEX

INCH_CM = 2.54
FIVE_FEET_IN = 60


def ideal_body_weight(*, sex: str, height: float) -> float:
    """Ideal body weight in kg; height in cm."""
    return (50.0 if sex == "male" else 45.5) + 2.3 * (height / INCH_CM - FIVE_FEET_IN)


SCORE = Score(
    name="ideal_body_weight",
    title=Text(vi="Cân nặng lý tưởng (Devine)", en="Ideal body weight (Devine)"),
    summary=Text(
        vi="Cân nặng lý tưởng theo chiều cao và giới, để tính liều thuốc.",
        en="Ideal body weight from height and sex, for drug doses.",
    ),
    specialties=("general", "intensive_care"),
    inputs=(
        SEX,
        HEIGHT.within(minimum=152.4),
    ),
    unit="kg",
    compute=ideal_body_weight,
    directions={"height": 1},
    decimals=1,
    higher_is="neither",
    citations=(Citation("Pai MP, Paloucek FP, Ann Pharmacother 2000;34:1066–9 (Devine 1974)", "10.1345/aph.19381"),),
    licence="published formula, free to use",
    population=Text(vi="Người lớn cao từ 152,4 cm (5 feet).", en="Adults of 152.4 cm (5 feet) and over."),
    cautions=(Text(vi="Chỉ dùng để tính liều thuốc và thông khí.", en="Only for doses of drugs."),),
    examples=(
        Example({"sex": "male", "height": 180}, 74.9921, "by hand", tolerance=0.001),
        Example({"sex": "female", "height": 160}, 52.3819, "by hand", tolerance=0.001),
    ),
)
