"""Ottawa knee rule: knee films after an injury.

Source: Stiell IG et al., Ann Emerg Med 1995;26:405–13, doi:10.1016/S0196-0644(95)70106-0 (five findings, age 55 or
more).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.imaging_rule import yes_or_no
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.joints import UNABLE_TO_BEAR_WEIGHT
from models.vocabulary.person import AGE

STIELL = "Stiell IG et al., Ann Emerg Med 1995;26:405–13, doi:10.1016/S0196-0644(95)70106-0"
PATELLA = flag("isolated_patella_tenderness", "Chỉ ấn đau xương bánh chè", "Isolated tenderness of the patella")
FIBULA = flag("fibula_head_tenderness", "Ấn đau chỏm xương mác", "Tenderness at the head of the fibula")
FLEX = flag("cannot_flex_knee_90", "Không gấp gối được 90°", "Unable to flex the knee to 90°")


def ottawa_knee(
    *,
    age: float,
    isolated_patella_tenderness: bool,
    fibula_head_tenderness: bool,
    cannot_flex_knee_90: bool,
    unable_to_bear_weight: bool,
) -> float:
    """1 when the rule asks for knee films; `age` in years."""
    signs = isolated_patella_tenderness or fibula_head_tenderness or cannot_flex_knee_90 or unable_to_bear_weight
    return float(age >= 55 or signs)


SCORE = Score(
    name="ottawa_knee",
    title=Text(vi="Quy tắc khớp gối Ottawa", en="Ottawa knee rule"),
    summary=Text(vi="Khi nào cần chụp X quang gối sau chấn thương.", en="When a knee injury needs films."),
    specialties=("emergency", "musculoskeletal", "imaging"),
    inputs=(AGE.within(18, None), PATELLA, FIBULA, FLEX, UNABLE_TO_BEAR_WEIGHT),
    compute=ottawa_knee,
    directions={
        "age": 1,
        "isolated_patella_tenderness": 1,
        "fibula_head_tenderness": 1,
        "cannot_flex_knee_90": 1,
        "unable_to_bear_weight": 1,
    },
    bands=yes_or_no(STIELL, "chụp X quang gối", "knee films"),
    citations=(Citation(STIELL, "10.1016/S0196-0644(95)70106-0"),),
    licence="published rule, free to use",
    population=Text(
        vi="Người từ 18 tuổi chấn thương gối trong 7 ngày.", en="Knee injury within 7 days, 18 years and over."
    ),
    cautions=(
        Text(
            vi="Không dùng cho vết thương da đơn thuần, chấn thương cũ, liệt hoặc rối loạn ý thức.",
            en="Not for isolated skin injury, old injury, paraplegia or altered consciousness.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 55,
                "isolated_patella_tenderness": False,
                "fibula_head_tenderness": False,
                "cannot_flex_knee_90": False,
                "unable_to_bear_weight": False,
            },
            1,
            "by hand: age alone",
            band="by_the_rule",
        ),
        Example(
            {
                "age": 54,
                "isolated_patella_tenderness": False,
                "fibula_head_tenderness": False,
                "cannot_flex_knee_90": False,
                "unable_to_bear_weight": False,
            },
            0,
            "by hand from the rule",
            band="not_needed",
        ),
    ),
)
