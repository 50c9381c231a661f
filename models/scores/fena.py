"""Fractional excretion of sodium.

Source: Espinel CH, JAMA 1976;236:579–81, doi:10.1001/jama.1976.03270060029022.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.kidney import URINE_CREATININE, URINE_SODIUM
from models.vocabulary.laboratory import CREATININE, SODIUM

ESPINEL = "Espinel CH, JAMA 1976;236:579–81, doi:10.1001/jama.1976.03270060029022"
UMOL_PER_MMOL = 1000


def fena(*, urine_sodium: float, sodium: float, urine_creatinine: float, creatinine: float) -> float:
    """Percent; sodium and urine creatinine in mmol/L, serum creatinine in µmol/L."""
    return 100 * (urine_sodium * creatinine / UMOL_PER_MMOL) / (sodium * urine_creatinine)


SCORE = Score(
    name="fena",
    version="1.2.0",
    title=Text(vi="Phân suất thải natri (FENa)", en="Fractional excretion of sodium (FENa)"),
    summary=Text(
        vi="Giúp phân biệt suy thận cấp trước thận với hoại tử ống thận cấp ở người thiểu niệu.",
        en="Helps to tell prerenal failure from acute tubular necrosis in oliguria.",
    ),
    specialties=("nephrology", "intensive_care"),
    inputs=(URINE_SODIUM, SODIUM.fresh(24), URINE_CREATININE, CREATININE.fresh(24)),
    unit="%",
    compute=fena,
    directions={"urine_sodium": 1, "sodium": -1, "urine_creatinine": -1, "creatinine": 1},
    decimals=2,
    bands=(
        Band(
            name="prerenal",
            display=Text(vi="Dưới 1%: gợi ý trước thận", en="Below 1%: suggests a prerenal cause"),
            source=ESPINEL,
        ),
        Band(
            name="intrinsic",
            minimum=1,
            display=Text(vi="Từ 1%: gợi ý tổn thương tại thận", en="1% and over: suggests an intrinsic cause"),
            indicator="warning",
            source=ESPINEL,
        ),
    ),
    higher_is="neither",
    citations=(Citation(ESPINEL, "10.1001/jama.1976.03270060029022"),),
    licence="published formula, free to use",
    population=Text(vi="Người lớn suy thận cấp thiểu niệu.", en="Adults with oliguric acute kidney failure."),
    cautions=(
        Text(
            vi="Sai lệch khi đang dùng lợi tiểu (dùng FEUrea), bệnh thận mạn, thuốc cản quang, tiêu cơ vân.",
            en="Misleads on diuretics (use FEUrea), in chronic kidney disease, after contrast, in rhabdomyolysis.",
        ),
    ),
    examples=(
        Example(
            {"urine_sodium": 20, "sodium": 140, "urine_creatinine": 10, "creatinine": 200},
            0.2857,
            "by hand: 20 × 0.2 / (140 × 10)",
            tolerance=0.001,
            band="prerenal",
        ),
        Example(
            {"urine_sodium": 80, "sodium": 135, "urine_creatinine": 4, "creatinine": 300},
            4.4444,
            "by hand: 80 × 0.3 / (135 × 4)",
            tolerance=0.001,
            band="intrinsic",
        ),
    ),
)
