"""The cases of `symptom_cases.yaml`, labelled from guidelines: free text to level and ranking, then the interview.

Safe: at most one level too low, and an emergency neither at home nor "in the coming days". In the interview the person
answers by chance, as often yes as the true condition has the finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from benchmarks._symptom_scripts import answer
from benchmarks._symptom_shares import share
from benchmarks._symptom_vignettes import TOPS, rank_of
from models.inference.case import Evidence, Person
from models.inference.engine import Look
from models.inference.interview import next_question
from models.knowledge.condition import level_rank
from models.knowledge.finding import Sex
from models.terms import Language
from serving.checker import Checker, as_evidence

CASES = Path(__file__).with_name("symptom_cases.yaml")
EMERGENCY = level_rank("emergency")
TODAY = level_rank("consultation_24")
SEED = 9


@dataclass(frozen=True, slots=True)
class Labelled:
    """One case: what is typed, by whom, what it may be called, and how urgent guidelines say it is."""

    text: str
    language: Language
    age_years: float
    sex: Sex
    is_pregnant: bool | None
    diagnosis: tuple[str, ...]
    wanted: int

    def person(self, checker: Checker) -> Person:
        """Who it is about, with what the text says of pregnancy."""
        read = checker.read(self.text, self.language).is_pregnant
        return Person(self.age_years, self.sex, self.is_pregnant or read)

    def told(self, checker: Checker) -> list[Evidence]:
        """What the text says."""
        return as_evidence(checker.read(self.text, self.language).mentions)


def read_cases(path: Path = CASES) -> list[Labelled]:
    """Every labelled case."""
    return [
        Labelled(
            text=one["text"],
            language=one["language"],
            age_years=one["age_years"],
            sex=one["sex"],
            is_pregnant=one.get("pregnant"),
            diagnosis=tuple(one["diagnosis"]),
            wanted=level_rank(one["triage"]),
        )
        for one in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def measure_cases(checker: Checker) -> dict[str, Any]:
    """Triage and ranking from the text alone, then how long the interview is and what it ends with."""
    cases = read_cases()
    looks = [checker.look(one.person(checker), one.told(checker)) for one in cases]
    ranks = [rank_of(look, frozenset(one.diagnosis)) for one, look in zip(cases, looks, strict=True)]
    figures = _levels(cases, looks, "triage")
    for top in TOPS:
        figures |= share(f"cases_top{top}", [rank <= top for rank in ranks])
    rng = np.random.default_rng(SEED)
    ends = [_interview(checker, one, rng) for one in cases]
    lengths = [questions for questions, _ in ends]
    figures |= {
        "cases_median_questions": float(np.median(lengths)),
        "cases_p90_questions": float(np.percentile(lengths, 90)),
    }
    return figures | _levels(cases, [look for _, look in ends], "triage_after_interview")


def _levels(cases: Sequence[Labelled], looks: Sequence[Look], name: str) -> dict[str, Any]:
    pairs = [(level_rank(look.triage.level), one.wanted) for one, look in zip(cases, looks, strict=True)]
    return {
        **share(f"{name}_exact", [given == wanted for given, wanted in pairs]),
        **share(f"{name}_safe", [is_safe(given, wanted) for given, wanted in pairs]),
        f"{name}_emergencies_sent_home": sum(wanted >= EMERGENCY and given == 0 for given, wanted in pairs),
        f"{name}_too_urgent_by_two": sum(given > wanted + 1 for given, wanted in pairs),
    }


def is_safe(given: int, wanted: int) -> bool:
    """At most one level too low, and an emergency at least today."""
    return given >= wanted - 1 and (wanted < EMERGENCY or given >= TODAY)


def _interview(checker: Checker, one: Labelled, rng: np.random.Generator) -> tuple[int, Look]:
    truth = checker.base.conditions[one.diagnosis[0]]
    person, told = one.person(checker), one.told(checker)
    questions = 0
    while (question := next_question(checker.look(person, told))) is not None:
        told += answer(question, truth, rng)
        questions += 1
    return questions, checker.look(person, told)
