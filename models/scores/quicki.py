"""QUICKI insulin sensitivity.

Source: Katz A et al., J Clin Endocrinol Metab 2000;85:2402–10, doi:10.1210/jcem.85.7.6661: 1 / (log insulin in mU/L +
log glucose in mg/dL), both fasting.
"""

from __future__ import annotations

import math

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.metabolic import FASTING_GLUCOSE, FASTING_INSULIN

MG_DL_GLUCOSE = 18.016


def quicki(*, fasting_insulin: float, fasting_glucose: float) -> float:
    """QUICKI; insulin in mU/L, glucose in mmol/L, fasting."""
    return 1 / (math.log10(fasting_insulin) + math.log10(fasting_glucose * MG_DL_GLUCOSE))


SCORE = Score(
    name="quicki",
    title=Text(vi="Chỉ số nhạy insulin QUICKI", en="QUICKI insulin sensitivity"),
    summary=Text(vi="Ước tính độ nhạy insulin.", en="Estimates insulin sensitivity."),
    specialties=("endocrinology",),
    inputs=(
        FASTING_INSULIN.within(minimum=1),
        FASTING_GLUCOSE.within(minimum=1),
    ),
    unit="1",
    compute=quicki,
    directions={"fasting_insulin": -1, "fasting_glucose": -1},
    decimals=3,
    higher_is="better",
    citations=(Citation("Katz A et al., J Clin Endocrinol Metab 2000;85:2402–10", "10.1210/jcem.85.7.6661"),),
    licence="published formula, free to use",
    population=Text(vi="Người không dùng insulin, lấy máu lúc đói.", en="People without insulin treatment, fasting."),
    cautions=(Text(vi="Không có ngưỡng chung.", en="There is no common cut-point."),),
    examples=(
        Example(
            {"fasting_insulin": 10, "fasting_glucose": 5.5506},
            0.3333,
            "by hand: 1 / (1 + 2), glucose 100 mg/dL",
            tolerance=0.0005,
        ),
        Example({"fasting_insulin": 20, "fasting_glucose": 7.0}, 0.294, "by hand", tolerance=0.0005),
    ),
)
