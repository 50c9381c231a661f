"""Non-HDL cholesterol.

Source: Mach F et al., 2019 ESC/EAS guideline on dyslipidaemias, Eur Heart J 2020;41:111–88,
doi:10.1093/eurheartj/ehz455 (section 6: total minus HDL cholesterol).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.metabolic import HDL_CHOLESTEROL, TOTAL_CHOLESTEROL


def non_hdl_cholesterol(*, total_cholesterol: float, hdl_cholesterol: float) -> float:
    """Non-HDL cholesterol in mmol/L; all in mmol/L."""
    return total_cholesterol - hdl_cholesterol


SCORE = Score(
    name="non_hdl_cholesterol",
    version="1.1.0",
    title=Text(vi="Cholesterol không HDL", en="Non-HDL cholesterol"),
    summary=Text(
        vi="Cholesterol trong mọi hạt gây xơ vữa; không cần nhịn đói.",
        en="Cholesterol in all atherogenic particles; needs no fasting.",
    ),
    specialties=("cardiology", "endocrinology", "general"),
    inputs=(
        TOTAL_CHOLESTEROL,
        HDL_CHOLESTEROL,
    ),
    unit="mmol/L",
    compute=non_hdl_cholesterol,
    directions={"total_cholesterol": 1, "hdl_cholesterol": -1},
    decimals=2,
    higher_is="worse",
    citations=(
        Citation("Mach F et al. (ESC/EAS guideline 2019), Eur Heart J 2020;41:111–88", "10.1093/eurheartj/ehz455"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người lớn.", en="Adults."),
    cautions=(
        Text(
            vi="Mục tiêu tuỳ mức nguy cơ tim mạch: dưới 2,2, 2,6 và 3,4 mmol/L ở nguy cơ rất cao, cao và trung bình.",
            en="The goal depends on risk: below 2.2, 2.6 and 3.4 mmol/L at very high, high and moderate risk.",
        ),
    ),
    examples=(
        Example({"total_cholesterol": 5.2, "hdl_cholesterol": 1.3}, 3.9, "by hand", tolerance=1e-06),
        Example({"total_cholesterol": 7.0, "hdl_cholesterol": 0.9}, 6.1, "by hand", tolerance=1e-06),
    ),
)
