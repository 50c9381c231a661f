"""Kidney failure risk equation, four variables, 5 years, calibrated for regions outside of North America.

Source: Tangri N et al., JAMA 2016;315:164–74, doi:10.1001/jama.2015.18202; original: JAMA 2011;305:1553–9. Bands:
KDIGO 2024 guideline, section 2.2, doi:10.1016/j.kint.2023.10.018.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.kfre import ELSEWHERE, kfre_risk
from models.score_tables.kidney import KDIGO_2024
from models.terms import Text
from models.vocabulary.kidney import EGFR, URINE_ACR
from models.vocabulary.person import AGE, SEX


def kfre_5_year(*, age: float, sex: str, egfr: float, urine_acr: float) -> float:
    """Risk of kidney failure within 5 years in percent."""
    return kfre_risk(ELSEWHERE[5], age=age, sex=sex, egfr=egfr, urine_acr=urine_acr)


SCORE = Score(
    name="kfre_5_year",
    version="1.1.0",
    title=Text(
        vi="KFRE 4 biến, 5 năm (ngoài Bắc Mỹ)", en="Kidney failure risk equation, 5 years (outside of North America)"
    ),
    summary=Text(
        vi="Nguy cơ suy thận phải điều trị thay thế trong 5 năm ở người bệnh thận mạn giai đoạn G3–G5.",
        en="The 5-year risk of kidney failure that needs replacement therapy in chronic kidney disease G3–G5.",
    ),
    specialties=("nephrology", "endocrinology", "general"),
    inputs=(AGE.within(minimum=18), SEX, EGFR.within(maximum=59.99), URINE_ACR),
    unit="%",
    compute=kfre_5_year,
    directions={"age": -1, "egfr": -1, "urine_acr": 1},
    probability=lambda score: score / 100,
    probability_of=Text(vi="suy thận phải điều trị thay thế trong 5 năm", en="kidney failure within 5 years"),
    decimals=1,
    bands=(
        Band(name="low", display=Text(vi="Dưới 3%", en="Below 3%"), source=KDIGO_2024),
        Band(
            name="refer",
            minimum=3,
            display=Text(
                vi="Từ 3%: xem xét chuyển chuyên khoa thận", en="3% and over: consider referral to nephrology"
            ),
            indicator="warning",
            source=KDIGO_2024,
        ),
        Band(
            name="refer_now",
            minimum=5,
            display=Text(vi="Từ 5%: nên chuyển chuyên khoa thận", en="5% and over: refer to nephrology"),
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
        Text(
            vi="Không dùng cho suy thận cấp hoặc sau ghép thận.",
            en="Not for acute kidney injury or after transplantation.",
        ),
    ),
    examples=(
        Example(
            {"age": 60, "sex": "male", "egfr": 30, "urine_acr": 33.936},
            20.86,
            "by hand from the published equation (albumin-to-creatinine ratio 300 mg/g)",
            tolerance=0.02,
        ),
        Example(
            {"age": 70, "sex": "female", "egfr": 20, "urine_acr": 113.12},
            53.638,
            "by hand from the published equation (1000 mg/g)",
            tolerance=0.02,
        ),
    ),
)
