"""ADHERE tree: death in hospital with acute heart failure.

Source: Fonarow GC et al., JAMA 2005;293:572–80, doi:10.1001/jama.293.5.572 (figure 2, derivation cohort). Blood urea
nitrogen 43 mg/dL is 15.35 mmol/L of urea; creatinine 2.75 mg/dL is 243.1 µmol/L.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import CREATININE, UREA
from models.vocabulary.vitals import SYSTOLIC_BP

FONAROW = "Fonarow GC et al., JAMA 2005;293:572–80, doi:10.1001/jama.293.5.572 (n = 33,046)"
UREA_MMOL_PER_L = 43 * 10 / 28.014
CREATININE_UMOL_PER_L = 2.75 * 88.4
RISK = {1: 0.0214, 2: 0.0549, 3: 0.0641, 4: 0.1242, 5: 0.2194}


def adhere(*, urea: float, systolic_bp: float, creatinine: float) -> float:
    """Group 1 (low) to 5 (high); urea in mmol/L, creatinine in µmol/L."""
    if urea < UREA_MMOL_PER_L:
        return 1 if systolic_bp >= 115 else 2
    if systolic_bp >= 115:
        return 3
    return 5 if creatinine >= CREATININE_UMOL_PER_L else 4


SCORE = Score(
    name="adhere",
    version="1.2.0",
    title=Text(vi="Cây quyết định ADHERE (suy tim cấp)", en="ADHERE tree (acute heart failure)"),
    summary=Text(
        vi="Nguy cơ tử vong trong viện ở người suy tim cấp, từ urê, huyết áp và creatinin lúc vào.",
        en=(
            "The risk of death in hospital with acute heart failure, from urea, blood pressure "
            "and creatinine at admission."
        ),
    ),
    specialties=("cardiology", "emergency"),
    inputs=(UREA.fresh(24), SYSTOLIC_BP, CREATININE.fresh(24)),
    compute=adhere,
    directions={"urea": 1, "systolic_bp": -1, "creatinine": 1},
    probability=lambda score: RISK[int(score)],
    probability_of=Text(vi="tử vong trong bệnh viện", en="death in hospital"),
    bands=(
        Band(
            name="low",
            display=Text(vi="Nguy cơ thấp", en="Low risk"),
            risk=Text(vi="tử vong 2,1%", en="2.1% died"),
            source=FONAROW,
        ),
        Band(
            name="intermediate_3",
            minimum=2,
            display=Text(vi="Nguy cơ trung bình 3", en="Intermediate risk 3"),
            risk=Text(vi="tử vong 5,5%", en="5.5% died"),
            source=FONAROW,
        ),
        Band(
            name="intermediate_2",
            minimum=3,
            display=Text(vi="Nguy cơ trung bình 2", en="Intermediate risk 2"),
            indicator="warning",
            risk=Text(vi="tử vong 6,4%", en="6.4% died"),
            source=FONAROW,
        ),
        Band(
            name="intermediate_1",
            minimum=4,
            display=Text(vi="Nguy cơ trung bình 1", en="Intermediate risk 1"),
            indicator="warning",
            risk=Text(vi="tử vong 12,4%", en="12.4% died"),
            source=FONAROW,
        ),
        Band(
            name="high",
            minimum=5,
            display=Text(vi="Nguy cơ cao", en="High risk"),
            indicator="critical",
            risk=Text(vi="tử vong 21,9%", en="21.9% died"),
            source=FONAROW,
        ),
    ),
    citations=(Citation("Fonarow GC et al., JAMA 2005;293:572–80", "10.1001/jama.293.5.572"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn nhập viện vì suy tim cấp mất bù.", en="Adults admitted with acute decompensated heart failure."
    ),
    cautions=(
        Text(
            vi="Xây dựng năm 2001–2003; tử vong ngày nay thấp hơn.", en="Made in 2001–2003; mortality is lower today."
        ),
    ),
    examples=(
        Example(
            {"urea": 16, "systolic_bp": 110, "creatinine": 250},
            5,
            "by hand from figure 2",
            probability=0.2194,
            band="high",
        ),
        Example(
            {"urea": 15, "systolic_bp": 115, "creatinine": 250},
            1,
            "by hand from figure 2",
            probability=0.0214,
            band="low",
        ),
    ),
)
