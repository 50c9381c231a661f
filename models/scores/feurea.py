"""Fractional excretion of urea.

Source: Carvounis CP et al., Kidney Int 2002;62:2223–9, doi:10.1046/j.1523-1755.2002.00683.x (at or below 35 %
prerenal).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.kidney import URINE_CREATININE, URINE_UREA
from models.vocabulary.laboratory import CREATININE, UREA

CARVOUNIS = "Carvounis CP et al., Kidney Int 2002;62:2223–9, doi:10.1046/j.1523-1755.2002.00683.x (n = 102)"
UMOL_PER_MMOL = 1000


def feurea(*, urine_urea: float, urea: float, urine_creatinine: float, creatinine: float) -> float:
    """Percent; urea and urine creatinine in mmol/L, serum creatinine in µmol/L."""
    return 100 * (urine_urea * creatinine / UMOL_PER_MMOL) / (urea * urine_creatinine)


SCORE = Score(
    name="feurea",
    version="1.2.0",
    title=Text(vi="Phân suất thải urê (FEUrea)", en="Fractional excretion of urea (FEUrea)"),
    summary=Text(
        vi="Giúp phân biệt suy thận cấp trước thận với hoại tử ống thận cấp, cả khi đang dùng lợi tiểu.",
        en="Helps to tell prerenal failure from acute tubular necrosis, also on diuretics.",
    ),
    specialties=("nephrology", "intensive_care"),
    inputs=(URINE_UREA, UREA.fresh(24), URINE_CREATININE, CREATININE.fresh(24)),
    unit="%",
    compute=feurea,
    directions={"urine_urea": 1, "urea": -1, "urine_creatinine": -1, "creatinine": 1},
    decimals=1,
    bands=(
        Band(
            name="prerenal",
            display=Text(vi="≤ 35%: gợi ý trước thận", en="≤ 35%: suggests a prerenal cause"),
            source=CARVOUNIS,
        ),
        Band(
            name="intrinsic",
            above=35,
            display=Text(vi="> 35%: gợi ý tổn thương tại thận", en="> 35%: suggests an intrinsic cause"),
            indicator="warning",
            source=CARVOUNIS,
        ),
    ),
    higher_is="neither",
    citations=(Citation(CARVOUNIS, "10.1046/j.1523-1755.2002.00683.x"),),
    licence="published formula, free to use",
    population=Text(vi="Người lớn suy thận cấp.", en="Adults with acute kidney failure."),
    cautions=(
        Text(
            vi="Kém tin cậy khi nhiễm khuẩn huyết, xuất huyết tiêu hoá hoặc dùng mannitol.",
            en="Unreliable in sepsis, gastro-intestinal bleeding or on mannitol.",
        ),
    ),
    examples=(
        Example(
            {"urine_urea": 200, "urea": 20, "urine_creatinine": 10, "creatinine": 200},
            20.0,
            "by hand: 200 × 0.2 / (20 × 10)",
            band="prerenal",
        ),
        Example(
            {"urine_urea": 150, "urea": 25, "urine_creatinine": 4, "creatinine": 300},
            45.0,
            "by hand: 150 × 0.3 / (25 × 4)",
            band="intrinsic",
        ),
    ),
)
