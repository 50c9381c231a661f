"""Estimated fetal weight, Hadlock with four measures.

Source: Hadlock FP et al., Am J Obstet Gynecol 1985;151:333–7, doi:10.1016/0002-9378(85)90298-4: log10 weight in g =
1.3596 + 0.0064·HC + 0.0424·AC + 0.174·FL + 0.00061·BPD·AC − 0.00386·AC·FL, measures in cm.
"""

from __future__ import annotations

from models.people import People
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.obstetrics import ABDOMINAL_CIRCUMFERENCE, BPD, FEMUR_LENGTH, HEAD_CIRCUMFERENCE


def estimated_fetal_weight(
    *,
    biparietal_diameter: float,
    fetal_head_circumference: float,
    fetal_abdominal_circumference: float,
    fetal_femur_length: float,
) -> float:
    """Weight in g; measures in mm."""
    bpd, head, abdomen, femur = (
        value / 10
        for value in (biparietal_diameter, fetal_head_circumference, fetal_abdominal_circumference, fetal_femur_length)
    )
    exponent = (
        1.3596 + 0.0064 * head + 0.0424 * abdomen + 0.174 * femur + 0.00061 * bpd * abdomen - 0.00386 * abdomen * femur
    )
    return float(10**exponent)


SCORE = Score(
    name="estimated_fetal_weight",
    version="1.1.0",
    title=Text(vi="Cân nặng thai ước tính (Hadlock)", en="Estimated fetal weight (Hadlock)"),
    summary=Text(
        vi="Ước tính cân nặng thai từ BPD, HC, AC và FL.",
        en="Estimates the fetal weight from biparietal diameter, head, abdomen and femur.",
    ),
    specialties=("obstetrics", "imaging"),
    inputs=(BPD, HEAD_CIRCUMFERENCE, ABDOMINAL_CIRCUMFERENCE, FEMUR_LENGTH),
    compute=estimated_fetal_weight,
    unit="g",
    decimals=0,
    higher_is="neither",
    directions={
        "biparietal_diameter": 1,
        "fetal_head_circumference": 1,
        "fetal_abdominal_circumference": 1,
        "fetal_femur_length": 1,
    },
    citations=(Citation("Hadlock FP et al., Am J Obstet Gynecol 1985;151:333–7", "10.1016/0002-9378(85)90298-4"),),
    licence="published equation, free to use",
    population=Text(vi="Một thai, quý II và III.", en="Singletons of the second and third trimester."),
    people=People(pregnancy="only"),
    cautions=(
        Text(
            vi="Sai số khoảng ± 15 %; phải đọc theo biểu đồ tuổi thai.",
            en="About ± 15 %; read it on a chart by gestational age.",
        ),
    ),
    examples=(
        Example(
            {
                "biparietal_diameter": 90,
                "fetal_head_circumference": 320,
                "fetal_abdominal_circumference": 330,
                "fetal_femur_length": 70,
            },
            2959,
            "by hand: log10 = 1.3596 + 0.2048 + 1.3992 + 1.218 + 0.18117 − 0.89166 = 3.47111",
            tolerance=2,
        ),
        Example(
            {
                "biparietal_diameter": 50,
                "fetal_head_circumference": 180,
                "fetal_abdominal_circumference": 150,
                "fetal_femur_length": 35,
            },
            362,
            "by hand: log10 = 1.3596 + 0.1152 + 0.636 + 0.609 + 0.04575 − 0.20265 = 2.5629",
            tolerance=6,
        ),
    ),
)
