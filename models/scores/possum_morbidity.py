"""POSSUM: complications after surgery.

Source: Copeland GP et al., Br J Surg 1991;78:355–60, doi:10.1002/bjs.1800780327: ln(R/(1 − R)) = −5.91 + 0.16 ·
physiological + 0.19 · operative. P-POSSUM changed the equation of mortality only.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.possum import BEST, INPUTS, WORST, percent, weighted_items
from models.terms import Text

COPELAND = "Copeland GP et al., Br J Surg 1991;78:355–60, doi:10.1002/bjs.1800780327"
SCORE = Score(
    name="possum_morbidity",
    title=Text(vi="POSSUM: biến chứng sau mổ", en="POSSUM: postoperative morbidity"),
    summary=Text(
        vi="Nguy cơ biến chứng sau mổ từ 12 dấu hiệu sinh lý và 6 đặc điểm cuộc mổ.",
        en="Risk of complications after surgery from 12 physiological and 6 operative rows.",
    ),
    specialties=("surgery",),
    inputs=INPUTS,
    items=weighted_items(0.16, 0.19),
    total=lambda log_odds: percent(log_odds - 5.91),
    unit="%",
    decimals=1,
    probability=lambda value: value / 100,
    probability_of=Text(vi="biến chứng sau mổ", en="postoperative complications"),
    citations=(Citation("Copeland GP et al., Br J Surg 1991;78:355–60", "10.1002/bjs.1800780327"),),
    licence="published equation, free to use",
    population=Text(vi="Người từ 16 tuổi mổ tổng quát.", en="Patients of 16 and over after general surgery."),
    cautions=(
        Text(
            vi="Cần số liệu trong mổ; trước mổ chỉ là ước tính.",
            en="Needs operative findings, so it is an estimate before surgery.",
        ),
    ),
    examples=(
        Example(BEST, 5.5, "by hand: 12 and 6 points: −5.91 + 1.92 + 1.14 = −2.85", tolerance=0.05),
        Example(WORST, 100.0, "by hand: 88 and 48 points: −5.91 + 14.08 + 9.12 = 17.3", tolerance=0.05),
    ),
)
