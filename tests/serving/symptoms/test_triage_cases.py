"""Triage and ranking over benchmarks/symptom_cases.yaml: free text to level, with no question asked.

`safe`: at most one level too low, and an emergency never at home nor "in the coming days". The floors are what was
measured, less a little; run with -s to see every case that is not exact.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml

from models.inference.case import Person
from models.inference.engine import Look
from models.knowledge.condition import LEVELS, level_rank
from serving.checker import Checker, as_evidence, open_checker

CASES = Path(__file__).parents[3] / "benchmarks" / "symptom_cases.yaml"
EMERGENCY = level_rank("emergency")


@dataclass(frozen=True)
class Judged:
    """A case, and what the checker made of its text."""

    told: dict[str, Any]
    look: Look

    @property
    def wanted(self) -> int:
        return level_rank(self.told["triage"])

    @property
    def given(self) -> int:
        return level_rank(self.look.triage.level)

    @property
    def is_safe(self) -> bool:
        talked_down = self.wanted >= EMERGENCY and self.given < level_rank("consultation_24")
        return self.given >= self.wanted - 1 and not talked_down

    @property
    def place(self) -> int:
        """Of the first acceptable condition, from 1; far below where it is not among the first twenty."""
        ranked = [one.condition.id for one in self.look.ranked(20)]
        return min((ranked.index(one) + 1 for one in self.told["diagnosis"] if one in ranked), default=1000)

    def __str__(self) -> str:
        present = [one.finding for one in self.look.case.evidence if one.choice == "present"]
        rules = [rule.id for rule in self.look.triage.rules]
        levels = f"{LEVELS[self.wanted]} → {LEVELS[self.given]}"
        return f"{self.told['id']}: {levels}, place {self.place}, {present}, rules {rules}"


@pytest.fixture(scope="module")
def checker() -> Checker:
    return open_checker()


@pytest.fixture(scope="module")
def judged(checker: Checker) -> list[Judged]:
    return [Judged(one, look_at(checker, one)) for one in yaml.safe_load(CASES.read_text(encoding="utf-8"))]


def look_at(checker: Checker, told: dict[str, Any]) -> Look:
    reading = checker.read(told["text"], told["language"])
    person = Person(told["age_years"], told["sex"], told.get("pregnant") or reading.is_pregnant)
    return checker.look(person, as_evidence(reading.mentions))


def share(title: str, hits: Iterable[bool]) -> float:
    seen = list(hits)
    part = sum(seen) / len(seen)
    print(f"{title}: {sum(seen)}/{len(seen)} = {part:.3f}")
    return part


def test_the_cases_are_of_every_level_both_languages_and_every_age(judged: list[Judged], checker: Checker) -> None:
    levels = [LEVELS[one.wanted] for one in judged]
    ages = [one.told["age_years"] for one in judged]
    assert len(judged) >= 120
    assert min(levels.count(level) for level in LEVELS) >= 20
    assert min(sum(one.told["language"] == name for one in judged) for name in ("vi", "en")) >= 55
    assert min(ages) < 1 / 4
    assert max(ages) > 75
    assert {name for one in judged for name in one.told["diagnosis"]} <= set(checker.base.conditions)


def test_the_final_label_is_the_more_urgent_of_two_passes(judged: list[Judged]) -> None:
    for one in judged:
        passes = (one.told["triage_first_pass"], one.told["triage_second_pass"])
        assert one.wanted == max(map(level_rank, passes))


def test_no_emergency_is_sent_home(judged: list[Judged]) -> None:
    sent = [str(one) for one in judged if one.wanted >= EMERGENCY and one.given == 0]
    assert sent == []


def test_triage_is_safe_and_mostly_exact(judged: list[Judged]) -> None:
    for one in sorted(judged, key=lambda one: (one.given - one.wanted, one.told["id"])):
        if one.given != one.wanted:
            print(f"  {one.given - one.wanted:+d} {one}")
    for level in reversed(LEVELS):
        share(f"exact, {level}", (one.given == one.wanted for one in judged if LEVELS[one.wanted] == level))
    share("too urgent", (one.given > one.wanted for one in judged))
    share("too urgent by two or more", (one.given > one.wanted + 1 for one in judged))
    assert share("exact", (one.given == one.wanted for one in judged)) >= 0.82
    assert share("safe", (one.is_safe for one in judged)) >= 0.98


def test_the_cases_held_back_fare_no_worse(judged: list[Judged]) -> None:
    held = [one for one in judged if one.told.get("held_back")]
    assert share("held back, safe", (one.is_safe for one in held)) >= 0.96
    assert share("held back, exact", (one.given == one.wanted for one in held)) >= 0.75
    assert share("held back, top 3", (one.place <= 3 for one in held)) >= 0.86


def test_without_accents_it_is_as_urgent_and_the_same(judged: list[Judged], checker: Checker) -> None:
    accented = [one for one in judged if one.told["language"] == "vi"]
    bare = [
        Judged(one.told, look_at(checker, {**one.told, "text": without_accents(one.told["text"])})) for one in accented
    ]
    for one, other in zip(accented, bare, strict=True):
        if one.given != other.given or first(one) != first(other):
            print(f"  {first(one)} {one} | {first(other)} {other}")
    level = share("as urgent", (one.given == other.given for one, other in zip(accented, bare, strict=True)))
    same = share("same first", (first(one) == first(other) for one, other in zip(accented, bare, strict=True)))
    assert level >= 0.97
    assert same >= 0.97
    assert all(other.given > 0 for other in bare if other.wanted >= EMERGENCY)


def without_accents(text: str) -> str:
    plain = text.replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter))


def first(one: Judged) -> str:
    return one.look.ranked(1)[0].condition.id


@pytest.mark.parametrize(("most", "floor"), [(1, 0.82), (3, 0.92), (5, 0.93)])
def test_the_condition_is_among_the_first(judged: list[Judged], most: int, floor: float) -> None:
    languages: tuple[Literal["vi", "en"], ...] = ("vi", "en")
    for language in languages:
        share(f"top {most}, {language}", (one.place <= most for one in judged if one.told["language"] == language))
    assert share(f"top {most}", (one.place <= most for one in judged)) >= floor
