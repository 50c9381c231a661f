"""LDL cholesterol by Friedewald.

Source: Friedewald WT et al., Clin Chem 1972;18:499–502, doi:10.1093/clinchem/18.6.499 (triglycerides / 2.2 in mmol/L;
not above 4.5 mmol/L).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.metabolic import HDL_CHOLESTEROL, TOTAL_CHOLESTEROL, TRIGLYCERIDES


def ldl_friedewald(*, total_cholesterol: float, hdl_cholesterol: float, triglycerides: float) -> float:
    """LDL cholesterol in mmol/L; all in mmol/L."""
    return total_cholesterol - hdl_cholesterol - triglycerides / 2.2


SCORE = Score(
    name="ldl_friedewald",
    version="1.1.0",
    title=Text(vi="LDL-cholesterol Friedewald", en="LDL cholesterol by Friedewald"),
    summary=Text(vi="LDL-cholesterol tính từ bộ mỡ máu.", en="LDL cholesterol computed from the lipid panel."),
    specialties=("cardiology", "endocrinology", "general"),
    inputs=(
        TOTAL_CHOLESTEROL,
        HDL_CHOLESTEROL,
        TRIGLYCERIDES.within(maximum=4.5),
    ),
    unit="mmol/L",
    compute=ldl_friedewald,
    directions={"total_cholesterol": 1, "hdl_cholesterol": -1, "triglycerides": -1},
    decimals=2,
    higher_is="worse",
    citations=(Citation("Friedewald WT et al., Clin Chem 1972;18:499–502", "10.1093/clinchem/18.6.499"),),
    licence="published formula, free to use",
    population=Text(vi="Người lấy máu lúc đói.", en="Fasting patients."),
    cautions=(
        Text(
            vi="Sai khi triglycerid cao hoặc LDL thấp dưới 1,8 mmol/L: dùng công thức Sampson hoặc đo trực tiếp.",
            en="Wrong with high triglycerides or LDL below 1.8 mmol/L: use Sampson's equation or measure it.",
        ),
    ),
    examples=(
        Example(
            {"total_cholesterol": 5.2, "hdl_cholesterol": 1.3, "triglycerides": 1.76},
            3.1,
            "by hand: 5.2 − 1.3 − 0.8",
            tolerance=1e-06,
        ),
        Example(
            {"total_cholesterol": 6.0, "hdl_cholesterol": 1.0, "triglycerides": 4.4},
            3.0,
            "by hand: 6 − 1 − 2",
            tolerance=1e-06,
        ),
    ),
)
