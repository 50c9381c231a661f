"""Ottawa foot rule: foot films after an injury.

Source: Stiell IG et al., JAMA 1994;271:827–32, doi:10.1001/jama.1994.03510350037034.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.imaging_rule import yes_or_no
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.joints import UNABLE_TO_BEAR_WEIGHT

STIELL = "Stiell IG et al., JAMA 1994;271:827–32, doi:10.1001/jama.1994.03510350037034"
PAIN = flag("midfoot_pain", "Đau vùng giữa bàn chân", "Pain in the midfoot zone")
FIFTH = flag(
    "fifth_metatarsal_tenderness", "Ấn đau nền xương bàn 5", "Bone tenderness at the base of the fifth metatarsal"
)
NAVICULAR = flag("navicular_tenderness", "Ấn đau xương thuyền", "Bone tenderness at the navicular")


def ottawa_foot(
    *, midfoot_pain: bool, fifth_metatarsal_tenderness: bool, navicular_tenderness: bool, unable_to_bear_weight: bool
) -> float:
    """1 when the rule asks for foot films."""
    return float(midfoot_pain and (fifth_metatarsal_tenderness or navicular_tenderness or unable_to_bear_weight))


SCORE = Score(
    name="ottawa_foot",
    title=Text(vi="Quy tắc bàn chân Ottawa", en="Ottawa foot rule"),
    summary=Text(vi="Khi nào cần chụp X quang bàn chân sau chấn thương.", en="When a midfoot injury needs films."),
    specialties=("emergency", "musculoskeletal", "imaging"),
    inputs=(PAIN, FIFTH, NAVICULAR, UNABLE_TO_BEAR_WEIGHT),
    compute=ottawa_foot,
    directions={
        "midfoot_pain": 1,
        "fifth_metatarsal_tenderness": 1,
        "navicular_tenderness": 1,
        "unable_to_bear_weight": 1,
    },
    bands=yes_or_no(STIELL, "chụp X quang bàn chân", "foot films"),
    citations=(Citation(STIELL, "10.1001/jama.1994.03510350037034"),),
    licence="published rule, free to use",
    population=Text(vi="Chấn thương vùng giữa bàn chân trong 10 ngày.", en="Midfoot injury within 10 days."),
    cautions=(
        Text(
            vi="Không dùng cho chấn thương ngón chân và gót, hoặc khi say, giảm cảm giác chân.",
            en="Not for toes and heel, intoxication or lost sensation.",
        ),
    ),
    examples=(
        Example(
            {
                "midfoot_pain": True,
                "fifth_metatarsal_tenderness": True,
                "navicular_tenderness": False,
                "unable_to_bear_weight": False,
            },
            1,
            "by hand from the rule",
            band="by_the_rule",
        ),
        Example(
            {
                "midfoot_pain": True,
                "fifth_metatarsal_tenderness": False,
                "navicular_tenderness": False,
                "unable_to_bear_weight": False,
            },
            0,
            "by hand from the rule",
            band="not_needed",
        ),
    ),
)
