"""GOLD spirometric grade of airflow obstruction: 0 (none) to 4 (very severe), after a bronchodilator.

Source: Agustí A et al. (GOLD 2023 report, executive summary), Am J Respir Crit Care Med 2023;207:819–37,
doi:10.1164/rccm.202301-0106PP: FEV1/FVC < 0.7, then FEV1 ≥ 80, 50–79, 30–49, < 30 % of predicted.
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Conversion
from models.points import Item
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import loinc, quantity
from models.vocabulary.vitals import FEV1_PERCENT

GOLD = "Agustí A et al. (GOLD 2023), Am J Respir Crit Care Med 2023;207:819–37, doi:10.1164/rccm.202301-0106PP"

RATIO = quantity(
    "fev1_fvc_percent",
    "FEV1/FVC sau thuốc giãn phế quản",
    "FEV1/FVC after a bronchodilator",
    "%",
    (10, 100),
    conversions=(Conversion(unit="1", factor=100.0),),
    codes=(loinc("19926-5", "FEV1/FVC"),),
    current_hours=24 * 365,
)


def _grade(ratio: float, fev1: float) -> float:
    if ratio >= 70:
        return 0
    return next((grade for bound, grade in ((80, 1), (50, 2), (30, 3)) if fev1 >= bound), 4)


SCORE = Score(
    name="gold_spirometric_grade",
    title=Text(vi="Mức độ tắc nghẽn đường thở theo GOLD", en="GOLD grade of airflow obstruction"),
    summary=Text(
        vi="Phân độ tắc nghẽn luồng khí trong COPD theo hô hấp ký.",
        en="Grades airflow obstruction in COPD from spirometry.",
    ),
    specialties=("respiratory",),
    inputs=(RATIO, FEV1_PERCENT),
    unit="{grade}",
    items=(
        Item(
            "grade",
            Text(vi="Độ GOLD", en="GOLD grade"),
            ("fev1_fvc_percent", "fev1_percent_predicted"),
            _grade,
            {"fev1_fvc_percent": (70,), "fev1_percent_predicted": (30, 50, 80)},
        ),
    ),
    bands=(
        Band(
            name="none",
            display=Text(vi="Không tắc nghẽn (FEV1/FVC ≥ 0,7)", en="No obstruction (FEV1/FVC ≥ 0.7)"),
            source=GOLD,
        ),
        Band(
            name="gold_1",
            minimum=1,
            display=Text(vi="GOLD 1: nhẹ (FEV1 ≥ 80 %)", en="GOLD 1: mild (FEV1 ≥ 80 %)"),
            source=GOLD,
        ),
        Band(
            name="gold_2",
            minimum=2,
            display=Text(vi="GOLD 2: trung bình (50–79 %)", en="GOLD 2: moderate (50–79 %)"),
            source=GOLD,
        ),
        Band(
            name="gold_3",
            minimum=3,
            display=Text(vi="GOLD 3: nặng (30–49 %)", en="GOLD 3: severe (30–49 %)"),
            indicator="warning",
            source=GOLD,
        ),
        Band(
            name="gold_4",
            minimum=4,
            display=Text(vi="GOLD 4: rất nặng (< 30 %)", en="GOLD 4: very severe (< 30 %)"),
            indicator="warning",
            source=GOLD,
        ),
    ),
    citations=(Citation("Agustí A et al., Am J Respir Crit Care Med 2023;207:819–37", "10.1164/rccm.202301-0106PP"),),
    licence="cut-points published in a journal; no GOLD figure or text reproduced",
    population=Text(
        vi="Người lớn có hô hấp ký sau thuốc giãn phế quản.", en="Adults with spirometry after a bronchodilator."
    ),
    cautions=(
        Text(
            vi="Ngưỡng cố định 0,7 dễ chẩn đoán quá ở người cao tuổi, bỏ sót ở người trẻ.",
            en="The fixed ratio of 0.7 overdiagnoses in the old and misses in the young.",
        ),
    ),
    examples=(
        Example(
            {"fev1_fvc_percent": 70, "fev1_percent_predicted": 40}, 0, "by hand: 0.70 is not below 0.7", band="none"
        ),
        Example({"fev1_fvc_percent": 55, "fev1_percent_predicted": 49}, 3, "by hand from the grades", band="gold_3"),
    ),
)
