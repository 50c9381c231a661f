"""Estimated average glucose (eAG).

Source: Nathan DM et al. (ADAG), Diabetes Care 2008;31:1473–8, doi:10.2337/dc08-0545: 1.59 · HbA1c − 2.59 mmol/L.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import HBA1C


def estimated_average_glucose(*, hba1c: float) -> float:
    """Average glucose in mmol/L; HbA1c in NGSP percent."""
    return 1.59 * hba1c - 2.59


SCORE = Score(
    name="estimated_average_glucose",
    version="1.1.0",
    title=Text(vi="Đường huyết trung bình ước tính (eAG)", en="Estimated average glucose (eAG)"),
    summary=Text(
        vi="Đổi HbA1c ra đường huyết trung bình 2–3 tháng.", en="Turns HbA1c into the average glucose of 2–3 months."
    ),
    specialties=("endocrinology", "general"),
    inputs=(HBA1C,),
    unit="mmol/L",
    compute=estimated_average_glucose,
    directions={"hba1c": 1},
    decimals=1,
    higher_is="worse",
    citations=(Citation("Nathan DM et al. (ADAG), Diabetes Care 2008;31:1473–8", "10.2337/dc08-0545"),),
    licence="published formula, free to use",
    population=Text(vi="Người đái tháo đường và người không đái tháo đường.", en="People with and without diabetes."),
    cautions=(
        Text(
            vi="Sai khi thiếu máu, bệnh huyết sắc tố (thalassemia), mất máu hoặc suy thận.",
            en="Wrong in anaemia, haemoglobin disorders (thalassaemia), blood loss or kidney failure.",
        ),
    ),
    examples=(
        Example({"hba1c": 7.0}, 8.54, "by hand (the paper's table 2: 8.6)", tolerance=0.01),
        Example({"hba1c": 6.0}, 6.95, "by hand (the paper's table 2: 7.0)", tolerance=0.01),
    ),
)
