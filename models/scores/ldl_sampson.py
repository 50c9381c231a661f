"""LDL cholesterol by Sampson (NIH).

Source: Sampson M et al., JAMA Cardiol 2020;5:540–8, doi:10.1001/jamacardio.2020.0013 (equation 2; triglycerides up to
800 mg/dL).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.metabolic import HDL_CHOLESTEROL, TOTAL_CHOLESTEROL, TRIGLYCERIDES

MG_DL_CHOLESTEROL = 38.665
MG_DL_TRIGLYCERIDES = 88.54


def ldl_sampson(*, total_cholesterol: float, hdl_cholesterol: float, triglycerides: float) -> float:
    """LDL cholesterol in mmol/L; all in mmol/L. HDL above the total is read as none outside of HDL."""
    total, hdl = total_cholesterol * MG_DL_CHOLESTEROL, hdl_cholesterol * MG_DL_CHOLESTEROL
    fat, other = triglycerides * MG_DL_TRIGLYCERIDES, max(total - hdl, 0.0)
    ldl = total / 0.948 - hdl / 0.971 - (fat / 8.56 + fat * other / 2140 - fat**2 / 16100) - 9.44
    return float(ldl / MG_DL_CHOLESTEROL)


SCORE = Score(
    name="ldl_sampson",
    version="1.1.0",
    title=Text(vi="LDL-cholesterol Sampson (NIH)", en="LDL cholesterol by Sampson (NIH)"),
    summary=Text(
        vi="LDL-cholesterol tính từ bộ mỡ máu, đúng hơn Friedewald khi triglycerid cao.",
        en="LDL cholesterol from the lipid panel, better than Friedewald when triglycerides are high.",
    ),
    specialties=("cardiology", "endocrinology", "general"),
    inputs=(
        TOTAL_CHOLESTEROL,
        HDL_CHOLESTEROL,
        TRIGLYCERIDES.within(maximum=9.03),
    ),
    unit="mmol/L",
    compute=ldl_sampson,
    directions={"total_cholesterol": 1, "hdl_cholesterol": -1, "triglycerides": -1},
    decimals=2,
    higher_is="worse",
    citations=(Citation("Sampson M et al., JAMA Cardiol 2020;5:540–8", "10.1001/jamacardio.2020.0013"),),
    licence="published formula, free to use",
    population=Text(vi="Người lớn.", en="Adults."),
    cautions=(
        Text(
            vi="Không dùng khi triglycerid trên 9,03 mmol/L (800 mg/dL).",
            en="Not with triglycerides above 9.03 mmol/L (800 mg/dL).",
        ),
    ),
    examples=(
        Example(
            {"total_cholesterol": 5.2, "hdl_cholesterol": 1.3, "triglycerides": 1.76},
            3.186,
            "by hand from equation 2",
            tolerance=0.001,
        ),
        Example(
            {"total_cholesterol": 6.0, "hdl_cholesterol": 1.0, "triglycerides": 6.0},
            2.662,
            "by hand from equation 2",
            tolerance=0.001,
        ),
    ),
)
