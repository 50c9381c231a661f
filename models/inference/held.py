"""What was told before: a positive answer never lowers the level, and denials lower it by one at most."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.inference.case import Evidence
from models.inference.triage import MOST_LOWERED, Triage
from models.knowledge.condition import level_rank

ANSWERS = ("suggest", "red_flags", "asked")
Judge = Callable[[Sequence[Evidence]], Triage]


def least_after_no(evidence: Sequence[Evidence], judge: Judge) -> int:
    """The rank below which no denial brings it: one step under the highest that what is present ever had."""
    return max((_rank(judge(_present(prefix))) for prefix in _grown(evidence)), default=0) - MOST_LOWERED


def held_rank(evidence: Sequence[Evidence], judge: Judge) -> int:
    """The rank that the answers before the last run of positive ones had, or any of that run; 0: nothing is held."""
    told = _told(evidence)
    first = _first_answer(told)
    held = 0
    for end in range(len(told) - 1, first - 1, -1):
        if told[end].choice != "present":
            break
        held = max(held, _rank(judge(told[:end])))
    return held


def _told(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in evidence if one.choice != "unknown"]


def _first_answer(told: Sequence[Evidence]) -> int:
    return next((place for place, one in enumerate(told) if one.origin in ANSWERS), len(told))


def _grown(evidence: Sequence[Evidence]) -> list[Sequence[Evidence]]:
    """What was told at the start, and the same grown by one positive answer after another."""
    told = _told(evidence)
    first = _first_answer(told)
    ends = [first, *(place + 1 for place in range(first, len(told)) if told[place].choice == "present")]
    return [told[:end] for end in ends]


def _present(evidence: Sequence[Evidence]) -> list[Evidence]:
    return [one for one in evidence if one.choice == "present"]


def _rank(triage: Triage) -> int:
    """Who has told nothing yet was told no level."""
    return level_rank(triage.level) if triage.is_informed else 0
