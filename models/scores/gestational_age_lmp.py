"""Gestational age from the last menstrual period.

Source: weeks = days / 7 (Naegele: 280 days to term); names of the term's parts of ACOG Committee Opinion 579, Obstet
Gynecol 2013;122:1139–40, doi:10.1097/01.AOG.0000437385.88715.4a.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.obstetrics import DAYS_SINCE_LMP

ACOG = "ACOG Committee Opinion 579, Obstet Gynecol 2013;122:1139–40, doi:10.1097/01.AOG.0000437385.88715.4a"


def gestational_age_lmp(*, days_since_lmp: float) -> float:
    """Weeks of gestation."""
    return days_since_lmp / 7


SCORE = Score(
    name="gestational_age_lmp",
    version="1.1.0",
    title=Text(vi="Tuổi thai theo kinh cuối", en="Gestational age by last period"),
    summary=Text(
        vi="Tuổi thai (tuần) từ ngày đầu của kỳ kinh cuối.",
        en="Weeks of gestation from the first day of the last period.",
    ),
    specialties=("obstetrics",),
    inputs=(DAYS_SINCE_LMP.within(14, 315),),
    compute=gestational_age_lmp,
    unit="wk",
    decimals=1,
    higher_is="neither",
    directions={"days_since_lmp": 1},
    bands=(
        Band(name="preterm", display=Text(vi="< 37 tuần: chưa đủ tháng", en="< 37 weeks: before term"), source=ACOG),
        Band(
            name="early_term",
            minimum=37,
            display=Text(vi="37–38 tuần 6 ngày: đủ tháng sớm", en="37 to 38+6: early term"),
            source=ACOG,
        ),
        Band(
            name="full_term",
            minimum=39,
            display=Text(vi="39–40 tuần 6 ngày: đủ tháng", en="39 to 40+6: full term"),
            source=ACOG,
        ),
        Band(
            name="late_term",
            minimum=41,
            display=Text(vi="41–41 tuần 6 ngày: đủ tháng muộn", en="41 to 41+6: late term"),
            source=ACOG,
        ),
        Band(
            name="post_term",
            minimum=42,
            display=Text(vi="≥ 42 tuần: quá ngày", en="≥ 42 weeks: post-term"),
            indicator="warning",
            source=ACOG,
        ),
    ),
    citations=(Citation(ACOG, "10.1097/01.AOG.0000437385.88715.4a"),),
    licence="arithmetic",
    population=Text(
        vi="Phụ nữ mang thai có chu kỳ kinh đều 28 ngày.", en="Pregnant women with regular cycles of 28 days."
    ),
    people=People(pregnancy="only"),
    cautions=(
        Text(
            vi="Siêu âm quý I chính xác hơn khi chu kỳ không đều hoặc không nhớ rõ ngày.",
            en=("First-trimester ultrasound is more exact when cycles are irregular or the date is unsure."),
        ),
    ),
    examples=(
        Example({"days_since_lmp": 280}, 40.0, "by hand: 280 / 7", band="full_term"),
        Example({"days_since_lmp": 258}, 36.857, "by hand: 36 weeks and 6 days", tolerance=0.001, band="preterm"),
    ),
)
