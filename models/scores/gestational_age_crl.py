"""Gestational age from the crown–rump length.

Source: Robinson HP, Fleming JEE, Br J Obstet Gynaecol 1975;82:702–10, doi:10.1111/j.1471-0528.1975.tb00710.x: days =
8.052 · √(1.037 · CRL in mm) + 23.73; use from 10 to 84 mm as in Loughna P et al., Ultrasound 2009;17:161–7,
doi:10.1179/174313409X448543.
"""

from __future__ import annotations

import math

from models.people import People
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.obstetrics import CRL


def gestational_age_crl(*, crown_rump_length: float) -> float:
    """Weeks of gestation; length in mm."""
    return (8.052 * math.sqrt(1.037 * crown_rump_length) + 23.73) / 7


SCORE = Score(
    name="gestational_age_crl",
    version="1.1.0",
    title=Text(vi="Tuổi thai theo CRL (Robinson)", en="Gestational age by crown–rump length (Robinson)"),
    summary=Text(
        vi="Tuổi thai (tuần) từ chiều dài đầu mông trên siêu âm quý I.",
        en="Weeks of gestation from the crown–rump length of the first trimester.",
    ),
    specialties=("obstetrics", "imaging"),
    inputs=(CRL.within(10, 84),),
    compute=gestational_age_crl,
    unit="wk",
    decimals=1,
    higher_is="neither",
    directions={"crown_rump_length": 1},
    citations=(
        Citation("Robinson HP, Fleming JEE, Br J Obstet Gynaecol 1975;82:702–10", "10.1111/j.1471-0528.1975.tb00710.x"),
        Citation("Loughna P et al., Ultrasound 2009;17:161–7", "10.1179/174313409X448543"),
    ),
    licence="published equation, free to use",
    population=Text(
        vi="Thai có CRL 10–84 mm (khoảng 7–14 tuần).", en="Fetuses with a length of 10–84 mm (about 7–14 weeks)."
    ),
    people=People(pregnancy="only"),
    cautions=(
        Text(
            vi="Sai số khoảng ± 5 ngày; CRL > 84 mm nên dùng chu vi đầu.",
            en="About ± 5 days; above 84 mm use the head circumference.",
        ),
    ),
    examples=(
        Example({"crown_rump_length": 60}, 12.463, "by hand: 8.052 × √62.22 + 23.73 = 87.24 days", tolerance=0.002),
        Example(
            {"crown_rump_length": 84},
            14.126,
            "by hand: 8.052 × √87.108 + 23.73 = 98.88 days (14 weeks and 1 day)",
            tolerance=0.003,
        ),
    ),
)
