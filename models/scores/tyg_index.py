"""Triglyceride–glucose index.

Source: Simental-Mendía LE et al., Metab Syndr Relat Disord 2008;6:299–304, doi:10.1089/met.2008.0034: ln(triglycerides
· glucose / 2), both fasting, in mg/dL.
"""

from __future__ import annotations

import math

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.metabolic import FASTING_GLUCOSE, TRIGLYCERIDES

MG_DL_TRIGLYCERIDES = 88.54
MG_DL_GLUCOSE = 18.016


def tyg_index(*, triglycerides: float, fasting_glucose: float) -> float:
    """TyG index; triglycerides and glucose in mmol/L, fasting."""
    return math.log(triglycerides * MG_DL_TRIGLYCERIDES * fasting_glucose * MG_DL_GLUCOSE / 2)


SCORE = Score(
    name="tyg_index",
    title=Text(vi="Chỉ số TyG (triglycerid–glucose)", en="Triglyceride–glucose index"),
    summary=Text(
        vi="Dấu ấn kháng insulin từ triglycerid và đường huyết lúc đói.",
        en="A marker of insulin resistance from fasting triglycerides and glucose.",
    ),
    specialties=("endocrinology",),
    inputs=(
        TRIGLYCERIDES,
        FASTING_GLUCOSE,
    ),
    unit="1",
    compute=tyg_index,
    directions={"triglycerides": 1, "fasting_glucose": 1},
    decimals=2,
    higher_is="worse",
    citations=(
        Citation("Simental-Mendía LE et al., Metab Syndr Relat Disord 2008;6:299–304", "10.1089/met.2008.0034"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người lớn.", en="Adults."),
    cautions=(Text(vi="Ngưỡng khác nhau theo dân số.", en="Cut-points differ between populations."),),
    examples=(
        Example(
            {"triglycerides": 1.694, "fasting_glucose": 5.5506}, 8.923, "by hand: ln(150 × 100 / 2)", tolerance=0.002
        ),
        Example({"triglycerides": 3.388, "fasting_glucose": 7.0}, 9.8477, "by hand", tolerance=0.002),
    ),
)
