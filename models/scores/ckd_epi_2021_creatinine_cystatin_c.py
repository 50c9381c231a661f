"""CKD-EPI 2021 estimated GFR from creatinine and cystatin C.

Source: Inker LA et al., N Engl J Med 2021;385:1737–49, doi:10.1056/NEJMoa2102953 (table S10).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.kidney import GFR_BANDS, KDIGO_2024, UMOL_PER_MG_DL
from models.terms import Text
from models.vocabulary.kidney import CYSTATIN_C
from models.vocabulary.laboratory import CREATININE
from models.vocabulary.person import AGE, SEX


def ckd_epi_2021_creatinine_cystatin_c(*, age: float, sex: str, creatinine: float, cystatin_c: float) -> float:
    """Estimated GFR in mL/min/1.73 m²; creatinine in µmol/L, cystatin C in mg/L."""
    kappa, alpha, factor = (0.7, -0.219, 0.963) if sex == "female" else (0.9, -0.144, 1.0)
    ratio, cystatin = creatinine / UMOL_PER_MG_DL / kappa, cystatin_c / 0.8
    by_creatinine = min(ratio, 1.0) ** alpha * max(ratio, 1.0) ** -0.544
    by_cystatin = min(cystatin, 1.0) ** -0.323 * max(cystatin, 1.0) ** -0.778
    return float(135 * by_creatinine * by_cystatin * 0.9961**age * factor)


SCORE = Score(
    name="ckd_epi_2021_creatinine_cystatin_c",
    title=Text(
        vi="Mức lọc cầu thận ước tính CKD-EPI creatinin–cystatin C (2021)",
        en="CKD-EPI 2021 estimated GFR from creatinine and cystatin C",
    ),
    summary=Text(
        vi="Ước tính mức lọc cầu thận từ creatinin và cystatin C, chính xác hơn từng chất riêng.",
        en=(
            "Estimates the glomerular filtration rate from creatinine and cystatin C, more precisely than either alone."
        ),
    ),
    specialties=("nephrology", "general"),
    inputs=(AGE.within(minimum=18), SEX, CREATININE, CYSTATIN_C),
    unit="mL/min/{1.73_m2}",
    compute=ckd_epi_2021_creatinine_cystatin_c,
    directions={"age": -1, "creatinine": -1, "cystatin_c": -1},
    bands=GFR_BANDS,
    higher_is="better",
    citations=(
        Citation("Inker LA et al., N Engl J Med 2021;385:1737–49", "10.1056/NEJMoa2102953"),
        Citation(KDIGO_2024, "10.1016/j.kint.2023.10.018"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người từ 18 tuổi.", en="Adults of 18 and over."),
    cautions=(Text(vi="Không dùng khi suy thận cấp hoặc mang thai.", en="Not for acute kidney injury or pregnancy."),),
    examples=(
        Example(
            {"age": 60, "sex": "male", "creatinine": 132.6, "cystatin_c": 1.2},
            58.996,
            "by hand from the published equation",
            tolerance=0.05,
        ),
        Example(
            {"age": 40, "sex": "female", "creatinine": 53.04, "cystatin_c": 0.7},
            120.08,
            "by hand from the published equation",
            tolerance=0.05,
        ),
    ),
)
