"""Is the ranking the same when a Vietnamese text has lost its marks?

One text for each condition, of the base's own phrases: what is typical of it, each finding in a phrase drawn by chance,
with an age, and one thing that is denied.
The ranking of the text without marks must have the same first three conditions, in the same order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import numpy as np

from benchmarks._symptom_shares import share
from models.inference.case import Evidence, Person
from models.knowledge.condition import AgeBand, Condition
from models.knowledge.finding import Finding
from serving.checker import Checker, as_evidence

SEED = 11
MOST_TOLD = 5
TYPICAL = 0.3
TOP = 3
BANDS: dict[AgeBand, float] = {
    "adult": 30.0,
    "middle": 50.0,
    "old": 70.0,
    "adolescent": 15.0,
    "child": 8.0,
    "toddler": 3.0,
    "infant": 0.5,
}
"""An age of each band; of bands that are alike the first counts."""


def measure_accents(checker: Checker) -> dict[str, Any]:
    """Share with the same first three; and the share whose findings are read alike."""
    same: list[bool] = []
    alike: list[bool] = []
    for text, person in texts(checker):
        marked, bare = (_told(checker, one) for one in (text, without_marks(text)))
        alike.append(marked == bare)
        same.append(_first(checker, person, marked) == _first(checker, person, bare))
    return share("unaccented_same", same) | share("unaccented_read_alike", alike)


def texts(checker: Checker) -> Iterator[tuple[str, Person]]:
    """A text for each condition, and who tells it."""
    rng = np.random.default_rng(SEED)
    findings = checker.base.findings
    lay = [one for one in findings.values() if one.lay and one.kind == "symptom" and one.of is None]
    for condition in checker.base.conditions.values():
        person = _person(condition)
        typical = [
            findings[name]
            for name, share_ in sorted(condition.findings.items(), key=lambda one: (-one[1], one[0]))
            if share_ >= TYPICAL and findings[name].lay and findings[name].concerns(person.age_years, person.sex, None)
        ]
        if typical:
            denied = lay[int(rng.integers(len(lay)))]
            told = ", ".join(_phrase(one, rng) for one in typical[:MOST_TOLD])
            yield f"{int(max(person.age_years, 1))} tuổi, bị {told}. Không {_phrase(denied, rng)}.", person


def without_marks(text: str) -> str:
    """The same text typed without diacritics."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(one for one in bare if not unicodedata.combining(one)))


def _phrase(finding: Finding, rng: np.random.Generator) -> str:
    return finding.vi[int(rng.integers(len(finding.vi)))]


def _person(condition: Condition) -> Person:
    ages = {band: condition.ages.get(band, 1.0) for band in BANDS}
    likeliest = max(ages, key=lambda band: ages[band])
    is_female = condition.sex.get("female", 1.0) >= condition.sex.get("male", 1.0)
    return Person(BANDS[likeliest], "female" if is_female else "male")


def _told(checker: Checker, text: str) -> frozenset[Evidence]:
    return frozenset(as_evidence(checker.read(text, "vi").mentions))


def _first(checker: Checker, person: Person, told: frozenset[Evidence]) -> list[str]:
    return [one.condition.id for one in checker.look(person, told).ranked(TOP)]
