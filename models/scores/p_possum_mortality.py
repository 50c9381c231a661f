"""P-POSSUM: death after surgery.

Source: Prytherch DR et al., Br J Surg 1998;85:1217–20, doi:10.1046/j.1365-2168.1998.00840.x: ln(R/(1 − R)) = −9.065 +
0.1692 · physiological + 0.1550 · operative; the points of Copeland 1991 in `models/score_tables/possum.py`.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.possum import BEST, INPUTS, WORST, percent, weighted_items
from models.terms import Text

PRYTHERCH = "Prytherch DR et al., Br J Surg 1998;85:1217–20, doi:10.1046/j.1365-2168.1998.00840.x"
SCORE = Score(
    name="p_possum_mortality",
    title=Text(vi="P-POSSUM: tử vong sau mổ", en="P-POSSUM: postoperative mortality"),
    summary=Text(
        vi="Nguy cơ tử vong sau mổ từ 12 dấu hiệu sinh lý và 6 đặc điểm cuộc mổ.",
        en="Risk of death after surgery from 12 physiological and 6 operative rows.",
    ),
    specialties=("surgery",),
    inputs=INPUTS,
    items=weighted_items(0.1692, 0.155),
    total=lambda log_odds: percent(log_odds - 9.065),
    unit="%",
    decimals=1,
    probability=lambda value: value / 100,
    probability_of=Text(vi="tử vong sau mổ", en="postoperative death"),
    citations=(
        Citation("Prytherch DR et al., Br J Surg 1998;85:1217–20", "10.1046/j.1365-2168.1998.00840.x"),
        Citation("Copeland GP et al., Br J Surg 1991;78:355–60", "10.1002/bjs.1800780327"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người từ 16 tuổi mổ tổng quát.", en="Patients of 16 and over after general surgery."),
    cautions=(
        Text(
            vi=("Cần số liệu trong mổ; trước mổ chỉ là ước tính. Nay thường cao hơn thực tế, nên hiệu chỉnh tại chỗ."),
            en=(
                "Needs operative findings, so it is an estimate before surgery. It overpredicts "
                "today; recalibrate locally."
            ),
        ),
    ),
    examples=(
        Example(BEST, 0.2, "by hand: 12 and 6 points: −9.065 + 2.0304 + 0.93 = −6.1046", tolerance=0.05),
        Example(WORST, 99.9, "by hand: 88 and 48 points: −9.065 + 14.8896 + 7.44 = 13.26", tolerance=0.15),
    ),
)
