"""Interviews made up from the base, as the bodies that a client sends: each holds all the evidence so far."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from models.inference.case import Evidence, Person
from models.inference.engine import Look
from models.inference.interview import Question, next_question
from models.knowledge.condition import Condition
from serving.checker import Checker
from serving.symptoms.concept import concept_id

SEED = 5
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """What was known when a question was due."""

    person: Person
    told: tuple[Evidence, ...]


def make_interviews(checker: Checker, most: int, seed: int = SEED) -> Iterator[list[Step]]:
    """People who have a condition drawn by chance, begin with what is most typical of it, and answer by it."""
    rng = np.random.default_rng(seed)
    conditions = tuple(checker.base.conditions.values())
    for row in rng.integers(0, len(conditions), most):
        person = Person(float(rng.integers(1, 80)), "female" if rng.random() < HALF else "male")
        yield _interview(checker, conditions[row], person, rng)


def _interview(checker: Checker, condition: Condition, person: Person, rng: np.random.Generator) -> list[Step]:
    told = [Evidence(max(condition.findings, key=lambda one: condition.findings[one]), "present", "initial")]
    steps: list[Step] = []
    while True:
        steps.append(Step(person, tuple(told)))
        question = next_question(checker.look(person, told))
        if question is None:
            return steps
        told += answer(question, condition, rng)


def answer(question: Question, condition: Condition, rng: np.random.Generator) -> list[Evidence]:
    """Yes as often as the condition has it; to several that exclude each other, yes to one at most."""
    for item in question.items:
        if rng.random() < condition.findings.get(item.id, item.background):
            return [Evidence(item.id, "present")]
    return [Evidence(item.id, "absent") for item in question.items]


def body_of(checker: Checker, step: Step) -> bytes:
    """The step as JSON in the shape of the API."""
    findings = checker.base.findings
    items = [
        {
            "id": concept_id(findings[one.finding]),
            "choice_id": one.choice,
            **({} if one.origin == "asked" else {"source": one.origin}),
        }
        for one in step.told
    ]
    case = {"sex": step.person.sex, "age": {"value": step.person.age_years}, "evidence": items}
    return json.dumps(case).encode()


def words_of(checker: Checker, step: Step) -> bytes:
    """What the person told first, in lay words, as JSON in the shape of the API."""
    finding = checker.base.findings[step.told[0].finding]
    said = finding.vi[0] if finding.vi else finding.name.vi
    return json.dumps({"text": f"tôi bị {said} từ hôm qua", "age": {"value": step.person.age_years}}).encode()


def settle(look: Look) -> None:
    """All that one step needs: the next question, the ranking, the level."""
    next_question(look)
    look.ranked()
    _ = look.triage
