"""Kidney failure risk equation, four variables, 2 years, calibrated for North America.

Source: Tangri N et al., JAMA 2016;315:164–74, doi:10.1001/jama.2015.18202; original: JAMA 2011;305:1553–9. Bands:
KDIGO 2024 guideline, section 2.2, doi:10.1016/j.kint.2023.10.018.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.kfre import NORTH_AMERICA, kfre_risk
from models.score_tables.kidney import KDIGO_2024
from models.terms import Text
from models.vocabulary.kidney import EGFR, URINE_ACR
from models.vocabulary.person import AGE, SEX


def kfre_2_year_north_america(*, age: float, sex: str, egfr: float, urine_acr: float) -> float:
    """Risk of kidney failure within 2 years in percent."""
    return kfre_risk(NORTH_AMERICA[2], age=age, sex=sex, egfr=egfr, urine_acr=urine_acr)


SCORE = Score(
    name="kfre_2_year_north_america",
    version="1.1.0",
    title=Text(vi="KFRE 4 biến, 2 năm (Bắc Mỹ)", en="Kidney failure risk equation, 2 years (North America)"),
    summary=Text(
        vi="Nguy cơ suy thận phải điều trị thay thế trong 2 năm ở người bệnh thận mạn giai đoạn G3–G5.",
        en="The 2-year risk of kidney failure that needs replacement therapy in chronic kidney disease G3–G5.",
    ),
    specialties=("nephrology", "endocrinology", "general"),
    inputs=(AGE.within(minimum=18), SEX, EGFR.within(maximum=59.99), URINE_ACR),
    unit="%",
    compute=kfre_2_year_north_america,
    directions={"age": -1, "egfr": -1, "urine_acr": 1},
    probability=lambda score: score / 100,
    probability_of=Text(vi="suy thận phải điều trị thay thế trong 2 năm", en="kidney failure within 2 years"),
    decimals=1,
    bands=(
        Band(name="low", display=Text(vi="Dưới 10%", en="Below 10%"), source=KDIGO_2024),
        Band(
            name="team",
            above=10,
            display=Text(vi="Trên 10%: chăm sóc đa chuyên khoa", en="Over 10%: multidisciplinary care"),
            indicator="warning",
            source=KDIGO_2024,
        ),
        Band(
            name="prepare",
            above=40,
            display=Text(
                vi="Trên 40%: chuẩn bị điều trị thay thế thận", en="Over 40%: prepare for kidney replacement therapy"
            ),
            indicator="critical",
            source=KDIGO_2024,
        ),
    ),
    citations=(
        Citation("Tangri N et al., JAMA 2016;315:164–74", "10.1001/jama.2015.18202"),
        Citation(KDIGO_2024, "10.1016/j.kint.2023.10.018"),
    ),
    licence="published equation, free to use",
    population=Text(
        vi="Người lớn bệnh thận mạn, eGFR dưới 60.", en="Adults with chronic kidney disease and eGFR below 60."
    ),
    cautions=(
        Text(vi="Ở Việt Nam dùng bản ngoài Bắc Mỹ.", en="In Viet Nam use the version for outside of North America."),
    ),
    examples=(
        Example(
            {"age": 60, "sex": "male", "egfr": 30, "urine_acr": 33.936},
            8.633,
            "by hand from the published equation (albumin-to-creatinine ratio 300 mg/g)",
            tolerance=0.02,
        ),
        Example(
            {"age": 70, "sex": "female", "egfr": 20, "urine_acr": 113.12},
            25.669,
            "by hand from the published equation (1000 mg/g)",
            tolerance=0.02,
        ),
    ),
)
