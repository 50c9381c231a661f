"""Interviews with a citizen who tells the chief complaint and then answers what is asked, from what a vignette says.

What the vignette does not speak of is answered "I don't know", which is the harder half of the truth: a person knows
more of himself than a vignette says. So the same is run once more with "no" in its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from benchmarks._symptom_shares import share
from benchmarks._symptom_vignettes import Seen, rank_of
from models.inference.case import ABSENT, PRESENT, Evidence, Known
from models.inference.engine import Look
from models.inference.interview import Question, next_question
from models.knowledge.condition import LEVELS
from serving.checker import Checker, as_evidence

Silent = Literal["unknown", "absent"]
LONGEST = 40
COMPLAINT = "chief_complaints"


@dataclass(frozen=True, slots=True)
class Ended:
    """One interview: how many questions it took, and what came of it."""

    questions: int
    rank: int
    look: Look


def measure_interviews(checker: Checker, seen: Sequence[Seen]) -> dict[str, Any]:
    """Length, top-1 and top-3 of the ends, levels told."""
    ended = [interview(checker, one, "unknown") for one in seen]
    denying = [interview(checker, one, "absent") for one in seen]
    lengths = [one.questions for one in ended]
    levels = Counter(one.look.triage.level for one in ended)
    return {
        "median_questions": float(np.median(lengths)),
        "p90_questions": float(np.percentile(lengths, 90)),
        **share("interview_top1", [one.rank <= 1 for one in ended]),
        **share("interview_top3", [one.rank <= 3 for one in ended]),
        "interview_triage": {level: levels[level] for level in reversed(LEVELS)},
        "median_questions_if_silence_is_no": float(np.median([one.questions for one in denying])),
        **share("interview_top3_if_silence_is_no", [one.rank <= 3 for one in denying]),
    }


def interview(checker: Checker, one: Seen, silent: Silent) -> Ended:
    """Ask until the engine has no further question."""
    reading = checker.read(one.vignette.text(COMPLAINT), "en")
    told = as_evidence(reading.mentions)
    look = checker.look(one.person, told)
    questions = 0
    while (question := next_question(look)) is not None and questions < LONGEST:
        told += answers(question, one.look.known, look, silent)
        look = checker.look(one.person, told)
        questions += 1
    return Ended(questions, rank_of(look, one.gold), look)


def answers(question: Question, truth: Known, look: Look, silent: Silent) -> list[Evidence]:
    """What one answers: of several things that exclude each other the first that holds, else each for itself."""
    places = look.engine.tables.finding_index
    states = {item.id: int(truth.state[places[item.id]]) for item in question.items}
    holds = [name for name, state in states.items() if state == PRESENT]
    if holds:
        return [Evidence(holds[0], "present")]
    return [Evidence(name, "absent" if state == ABSENT else silent) for name, state in states.items()]
