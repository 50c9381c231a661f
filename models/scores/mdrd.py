"""MDRD estimated GFR (IDMS-traceable).

Source: Levey AS et al., Ann Intern Med 2006;145:247–54, doi:10.7326/0003-4819-145-4-200608150-00004 (the factor 175 is
for creatinine standardised to IDMS). The race factor is left out.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.kidney import GFR_BANDS, KDIGO_2024, UMOL_PER_MG_DL
from models.terms import Text
from models.vocabulary.laboratory import CREATININE
from models.vocabulary.person import AGE, SEX


def mdrd(*, age: float, sex: str, creatinine: float) -> float:
    """Estimated GFR in mL/min/1.73 m²; creatinine in µmol/L."""
    factor = 0.742 if sex == "female" else 1.0
    return float(175 * (creatinine / UMOL_PER_MG_DL) ** -1.154 * age**-0.203 * factor)


SCORE = Score(
    name="mdrd",
    title=Text(vi="Mức lọc cầu thận ước tính MDRD (IDMS)", en="MDRD estimated GFR (IDMS-traceable)"),
    summary=Text(
        vi="Ước tính mức lọc cầu thận bằng phương trình MDRD 4 biến.",
        en="Estimates the glomerular filtration rate by the four-variable MDRD equation.",
    ),
    specialties=("nephrology", "general"),
    inputs=(AGE.within(minimum=18), SEX, CREATININE),
    unit="mL/min/{1.73_m2}",
    compute=mdrd,
    directions={"age": -1, "creatinine": -1},
    bands=GFR_BANDS,
    higher_is="better",
    citations=(
        Citation("Levey AS et al., Ann Intern Med 2006;145:247–54", "10.7326/0003-4819-145-4-200608150-00004"),
        Citation(KDIGO_2024, "10.1016/j.kint.2023.10.018"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người từ 18 tuổi.", en="Adults of 18 and over."),
    cautions=(
        Text(
            vi="Kém chính xác khi trên 60; nay dùng CKD-EPI 2021.",
            en="Imprecise above 60; CKD-EPI 2021 has replaced it.",
        ),
    ),
    examples=(
        Example(
            {"age": 50, "sex": "male", "creatinine": 88.4},
            79.095,
            "by hand from the published equation",
            tolerance=0.05,
        ),
        Example(
            {"age": 70, "sex": "female", "creatinine": 176.8},
            24.632,
            "by hand from the published equation",
            tolerance=0.05,
        ),
    ),
)
