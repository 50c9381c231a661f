"""Pittsburgh knee rule: knee films after an injury.

Source: Seaberg DC, Jackson R, Am J Emerg Med 1994;12:541–3, doi:10.1016/0735-6757(94)90274-7; Seaberg DC et al., Ann
Emerg Med 1998;32:8–13, doi:10.1016/S0196-0644(98)70092-7 (blunt trauma or fall, with age < 12 or > 50 or inability to
walk four steps).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.imaging_rule import yes_or_no
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.person import AGE

SEABERG = "Seaberg DC et al., Ann Emerg Med 1998;32:8–13, doi:10.1016/S0196-0644(98)70092-7"
BLUNT = flag("blunt_trauma_or_fall", "Chấn thương do va đập hoặc ngã", "Blunt trauma or fall")
CANNOT_WALK = flag(
    "unable_to_walk_four_steps",
    "Không đi được 4 bước tại cấp cứu",
    "Unable to walk four weight-bearing steps in the emergency department",
)


def pittsburgh_knee(*, age: float, blunt_trauma_or_fall: bool, unable_to_walk_four_steps: bool) -> float:
    """1 when the rule asks for knee films; `age` in years."""
    return float(blunt_trauma_or_fall and (age < 12 or age > 50 or unable_to_walk_four_steps))


SCORE = Score(
    name="pittsburgh_knee",
    title=Text(vi="Quy tắc khớp gối Pittsburgh", en="Pittsburgh knee rule"),
    summary=Text(
        vi="Khi nào cần chụp X quang gối sau va đập hoặc ngã.", en="When a knee needs films after a blow or a fall."
    ),
    specialties=("emergency", "musculoskeletal", "imaging"),
    inputs=(AGE, BLUNT, CANNOT_WALK),
    compute=pittsburgh_knee,
    directions={"blunt_trauma_or_fall": 1, "unable_to_walk_four_steps": 1},
    cuts={"age": (12, 50)},
    bands=yes_or_no(SEABERG, "chụp X quang gối", "knee films"),
    citations=(
        Citation("Seaberg DC, Jackson R, Am J Emerg Med 1994;12:541–3", "10.1016/0735-6757(94)90274-7"),
        Citation(SEABERG, "10.1016/S0196-0644(98)70092-7"),
    ),
    licence="published rule, free to use",
    population=Text(vi="Mọi tuổi, chấn thương gối trong 6 ngày.", en="All ages, knee injury within 6 days."),
    cautions=(
        Text(
            vi="Không dùng cho vết rách nông, chấn thương quá 6 ngày, tái khám, từng mổ hoặc gãy gối đó.",
            en=(
                "Not for superficial wounds, injuries older than 6 days, reassessment, or a knee "
                "operated on or broken before."
            ),
        ),
    ),
    examples=(
        Example(
            {"age": 51, "blunt_trauma_or_fall": True, "unable_to_walk_four_steps": False},
            1,
            "by hand from the rule",
            band="by_the_rule",
        ),
        Example(
            {"age": 30, "blunt_trauma_or_fall": True, "unable_to_walk_four_steps": False},
            0,
            "by hand from the rule",
            band="not_needed",
        ),
    ),
)
