"""CKD-EPI 2021: estimated glomerular filtration rate from creatinine, without race.

Source: Inker LA et al., N Engl J Med 2021;385:1737–49, doi:10.1056/NEJMoa2102953 (table S10: coefficients).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.kidney import GFR_BANDS, KDIGO_2024, UMOL_PER_MG_DL
from models.terms import Text
from models.vocabulary.laboratory import CREATININE
from models.vocabulary.person import AGE, SEX


def ckd_epi_2021(*, age: float, sex: str, creatinine: float) -> float:
    """Estimated GFR in mL/min/1.73 m²; `age` in years, `creatinine` in µmol/L."""
    kappa, alpha, factor = (0.7, -0.241, 1.012) if sex == "female" else (0.9, -0.302, 1.0)
    ratio = creatinine / UMOL_PER_MG_DL / kappa
    return float(142 * min(ratio, 1.0) ** alpha * max(ratio, 1.0) ** -1.200 * 0.9938**age * factor)


SCORE = Score(
    name="ckd_epi_2021",
    version="1.1.0",
    title=Text(vi="Mức lọc cầu thận ước tính CKD-EPI 2021", en="CKD-EPI 2021 estimated GFR"),
    summary=Text(
        vi="Ước tính mức lọc cầu thận ở người lớn từ creatinin máu, tuổi và giới, không dùng chủng tộc.",
        en="Estimates the glomerular filtration rate of adults from serum creatinine, age and sex, without race.",
    ),
    specialties=("nephrology", "general"),
    inputs=(AGE.within(minimum=18), SEX, CREATININE),
    unit="mL/min/{1.73_m2}",
    compute=ckd_epi_2021,
    directions={"age": -1, "creatinine": -1},
    decimals=0,
    higher_is="better",
    bands=GFR_BANDS,
    citations=(
        Citation("Inker LA et al., N Engl J Med 2021;385:1737–49", "10.1056/NEJMoa2102953"),
        Citation(KDIGO_2024, "10.1016/j.kint.2023.10.018"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người từ 18 tuổi, creatinin ổn định.", en="Adults of 18 and over with stable creatinine."),
    cautions=(
        Text(
            vi="Không dùng khi suy thận cấp, mang thai, hoặc khối cơ bất thường.",
            en="Not for acute kidney injury, pregnancy or unusual muscle mass.",
        ),
        Text(
            vi="Một giá trị đơn lẻ không đủ để chẩn đoán bệnh thận mạn (cần ít nhất 3 tháng).",
            en="One value does not make chronic kidney disease (it must last at least 3 months).",
        ),
    ),
    examples=(
        Example({"age": 50, "sex": "male", "creatinine": 88.4}, 92.0, "by hand from table S10", tolerance=0.5),
        Example({"age": 50, "sex": "female", "creatinine": 88.4}, 69.0, "by hand from table S10", tolerance=0.5),
    ),
)
