"""Bedside Schwartz equation: estimated GFR of children.

Source: Schwartz GJ et al., J Am Soc Nephrol 2009;20:629–37, doi:10.1681/ASN.2008030287 (0.413 × height in cm over
creatinine in mg/dL).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.kidney import GFR_BANDS, KDIGO_2024, UMOL_PER_MG_DL
from models.terms import Text
from models.vocabulary.laboratory import CREATININE
from models.vocabulary.person import AGE, HEIGHT


def schwartz_bedside(*, age: float, height: float, creatinine: float) -> float:
    """Estimated GFR in mL/min/1.73 m²; height in cm, creatinine in µmol/L. Age only decides whether it applies."""
    return 0.413 * height / (creatinine / UMOL_PER_MG_DL)


SCORE = Score(
    name="schwartz_bedside",
    version="1.1.0",
    title=Text(vi="Mức lọc cầu thận trẻ em Schwartz (tại giường)", en="Bedside Schwartz estimated GFR"),
    summary=Text(
        vi="Ước tính mức lọc cầu thận ở trẻ em từ chiều cao và creatinin.",
        en="Estimates the glomerular filtration rate of children from height and creatinine.",
    ),
    specialties=("nephrology", "paediatrics"),
    inputs=(AGE.within(1, 17.99), HEIGHT.fresh(24 * 90), CREATININE),
    unit="mL/min/{1.73_m2}",
    compute=schwartz_bedside,
    directions={"height": 1, "creatinine": -1},
    bands=GFR_BANDS,
    higher_is="better",
    citations=(
        Citation("Schwartz GJ et al., J Am Soc Nephrol 2009;20:629–37", "10.1681/ASN.2008030287"),
        Citation(KDIGO_2024, "10.1016/j.kint.2023.10.018"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Trẻ 1–17 tuổi, bệnh thận mạn.", en="Children of 1–17 years with chronic kidney disease."),
    cautions=(
        Text(
            vi="Creatinin phải đo bằng phương pháp enzym chuẩn hoá IDMS; xây dựng ở trẻ eGFR 15–75.",
            en="Creatinine must be enzymatic and IDMS-traceable; made in children with GFR of 15–75.",
        ),
    ),
    examples=(
        Example({"age": 10, "height": 140, "creatinine": 88.4}, 57.82, "by hand: 0.413 × 140 / 1"),
        Example({"age": 5, "height": 110, "creatinine": 44.2}, 90.86, "by hand: 0.413 × 110 / 0.5"),
    ),
)
