"""Cockcroft–Gault creatinine clearance.

Source: Cockcroft DW, Gault MH, Nephron 1976;16:31–41, doi:10.1159/000180580.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import CREATININE
from models.vocabulary.person import AGE, SEX, WEIGHT

UMOL_PER_MG_DL = 88.4


def cockcroft_gault(*, age: float, sex: str, weight: float, creatinine: float) -> float:
    """Creatinine clearance in mL/min, not scaled to body surface; weight in kg, creatinine in µmol/L."""
    factor = 0.85 if sex == "female" else 1.0
    return factor * (140 - age) * weight / (72 * creatinine / UMOL_PER_MG_DL)


SCORE = Score(
    name="cockcroft_gault",
    title=Text(vi="Độ thanh thải creatinin Cockcroft–Gault", en="Cockcroft–Gault creatinine clearance"),
    summary=Text(
        vi="Ước tính độ thanh thải creatinin để chỉnh liều thuốc theo chức năng thận.",
        en="Estimates creatinine clearance, to adjust the dose of drugs to kidney function.",
    ),
    specialties=("nephrology", "cardiology", "general"),
    inputs=(AGE.within(minimum=18), SEX, WEIGHT, CREATININE),
    unit="mL/min",
    compute=cockcroft_gault,
    directions={"age": -1, "weight": 1, "creatinine": -1},
    higher_is="better",
    citations=(Citation("Cockcroft DW, Gault MH, Nephron 1976;16:31–41", "10.1159/000180580"),),
    licence="published equation, free to use",
    population=Text(vi="Người từ 18 tuổi, creatinin ổn định.", en="Adults of 18 and over with stable creatinine."),
    cautions=(
        Text(
            vi="Người béo phì: dùng cân nặng lý tưởng hoặc cân nặng hiệu chỉnh.",
            en="In obesity use ideal or adjusted body weight.",
        ),
        Text(
            vi="Không phải mức lọc theo 1,73 m²; không dùng để phân giai đoạn bệnh thận mạn.",
            en="Not a rate per 1.73 m²; not for staging chronic kidney disease.",
        ),
    ),
    examples=(
        Example(
            {"age": 60, "sex": "male", "weight": 72, "creatinine": 88.4}, 80.0, "by hand: 80 × 72 / (72 × 1 mg/dL)"
        ),
        Example(
            {"age": 80, "sex": "female", "weight": 50, "creatinine": 106.08},
            29.514,
            "by hand: 0.85 × 60 × 50 / (72 × 1.2 mg/dL)",
            tolerance=0.001,
        ),
    ),
)
