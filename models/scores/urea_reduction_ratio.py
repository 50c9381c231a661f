"""Urea reduction ratio (URR).

Source: Owen WF et al., N Engl J Med 1993;329:1001–6, doi:10.1056/NEJM199309303291404. Target 65 %: KDOQI 2015, Am J
Kidney Dis 2015;66:884–930, doi:10.1053/j.ajkd.2015.07.015.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import quantity

KDOQI = "KDOQI, Am J Kidney Dis 2015;66:884–930, doi:10.1053/j.ajkd.2015.07.015"
BEFORE = quantity("urea_before_dialysis", "Urê trước lọc", "Urea before dialysis", "mmol/L", (1, 120))
AFTER = quantity("urea_after_dialysis", "Urê sau lọc", "Urea after dialysis", "mmol/L", (0.2, 120))


def urea_reduction_ratio(*, urea_before_dialysis: float, urea_after_dialysis: float) -> float:
    """Percent by which dialysis lowered urea."""
    return 100 * (1 - urea_after_dialysis / urea_before_dialysis)


SCORE = Score(
    name="urea_reduction_ratio",
    title=Text(vi="Tỷ lệ giảm urê (URR)", en="Urea reduction ratio (URR)"),
    summary=Text(vi="Hiệu quả của một buổi lọc máu.", en="How effective a dialysis session was."),
    specialties=("nephrology",),
    inputs=(
        BEFORE,
        AFTER,
    ),
    unit="%",
    compute=urea_reduction_ratio,
    directions={"urea_before_dialysis": 1, "urea_after_dialysis": -1},
    decimals=0,
    bands=(
        Band(
            name="low",
            display=Text(vi="Dưới 65%: chưa đạt", en="Below 65%: inadequate"),
            indicator="warning",
            source=KDOQI,
        ),
        Band(name="adequate", minimum=65, display=Text(vi="Từ 65%: đạt", en="65% and over: adequate"), source=KDOQI),
    ),
    higher_is="better",
    citations=(
        Citation("Owen WF et al., N Engl J Med 1993;329:1001–6", "10.1056/NEJM199309303291404"),
        Citation(KDOQI, "10.1053/j.ajkd.2015.07.015"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người lọc máu chu kỳ 3 lần mỗi tuần.", en="People on haemodialysis three times a week."),
    cautions=(
        Text(
            vi="Không tính thể tích siêu lọc và chức năng thận còn lại; Kt/V chính xác hơn.",
            en="Ignores ultrafiltration and residual function; Kt/V is more precise.",
        ),
    ),
    examples=(
        Example({"urea_before_dialysis": 30, "urea_after_dialysis": 9}, 70.0, "by hand", tolerance=1e-06),
        Example({"urea_before_dialysis": 25, "urea_after_dialysis": 10}, 60.0, "by hand", tolerance=1e-06),
    ),
)
