"""CKD-EPI 2012 estimated GFR from cystatin C.

Source: Inker LA et al., N Engl J Med 2012;367:20–9, doi:10.1056/NEJMoa1114248 (table 2).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.kidney import GFR_BANDS, KDIGO_2024
from models.terms import Text
from models.vocabulary.kidney import CYSTATIN_C
from models.vocabulary.person import AGE, SEX


def ckd_epi_2012_cystatin_c(*, age: float, sex: str, cystatin_c: float) -> float:
    """Estimated GFR in mL/min/1.73 m²; cystatin C in mg/L."""
    ratio = cystatin_c / 0.8
    factor = 0.932 if sex == "female" else 1.0
    return float(133 * min(ratio, 1.0) ** -0.499 * max(ratio, 1.0) ** -1.328 * 0.996**age * factor)


SCORE = Score(
    name="ckd_epi_2012_cystatin_c",
    title=Text(
        vi="Mức lọc cầu thận ước tính CKD-EPI cystatin C (2012)", en="CKD-EPI 2012 estimated GFR from cystatin C"
    ),
    summary=Text(
        vi="Ước tính mức lọc cầu thận từ cystatin C, không phụ thuộc khối cơ.",
        en="Estimates the glomerular filtration rate from cystatin C, whatever the muscle mass.",
    ),
    specialties=("nephrology", "general"),
    inputs=(AGE.within(minimum=18), SEX, CYSTATIN_C),
    unit="mL/min/{1.73_m2}",
    compute=ckd_epi_2012_cystatin_c,
    directions={"age": -1, "cystatin_c": -1},
    bands=GFR_BANDS,
    higher_is="better",
    citations=(
        Citation("Inker LA et al., N Engl J Med 2012;367:20–9", "10.1056/NEJMoa1114248"),
        Citation(KDIGO_2024, "10.1016/j.kint.2023.10.018"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người từ 18 tuổi.", en="Adults of 18 and over."),
    cautions=(
        Text(
            vi="Cystatin C thay đổi theo chức năng tuyến giáp, corticoid, viêm và hút thuốc.",
            en="Cystatin C varies with thyroid function, steroids, inflammation and smoking.",
        ),
    ),
    examples=(
        Example(
            {"age": 60, "sex": "male", "cystatin_c": 1.2}, 61.033, "by hand from the published equation", tolerance=0.05
        ),
        Example(
            {"age": 40, "sex": "female", "cystatin_c": 0.7},
            112.87,
            "by hand from the published equation",
            tolerance=0.05,
        ),
    ),
)
