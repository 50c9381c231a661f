"""Is the ranking the same when a Vietnamese text has lost its marks? The first three must be the same, in order.

The texts: what the labelled cases say, and the Vietnamese sentences of the reader's tests. Beside them one text for
each condition, put together by chance from the base's own phrases: what is typical of it, an age, one thing denied.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import numpy as np
import yaml

from benchmarks._symptom_cases import read_cases
from benchmarks._symptom_shares import share
from benchmarks._symptom_vignettes import NO_AGE_YEARS
from models.inference.case import Evidence, Person
from models.knowledge.condition import AgeBand, Condition
from models.knowledge.finding import Finding
from serving.checker import Checker, as_evidence
from serving.child import ROOT

SENTENCES = ROOT / "tests" / "models" / "lay_text" / "sentences"
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
    """Shares with the same first three, of texts as people type them, and of texts made up."""
    adult = Person(NO_AGE_YEARS, "female")
    cases = [(one.text, one.person(checker)) for one in read_cases() if one.language == "vi"]
    typed = [*cases, *((one, adult) for one in _sentences())]
    return {
        **share("unaccented_same", [_is_same(checker, *one) for one in typed if has_marks(one[0])]),
        **share("unaccented_same_made_up", [_is_same(checker, *one) for one in texts(checker)]),
    }


def _is_same(checker: Checker, text: str, person: Person) -> bool:
    marked, bare = (_told(checker, one) for one in (text, without_marks(text)))
    return marked == bare or _first(checker, person, marked) == _first(checker, person, bare)


def _sentences() -> Iterator[str]:
    for path in sorted(SENTENCES.glob("*.yaml")):
        for one in yaml.safe_load(path.read_text(encoding="utf-8")):
            if one["language"] == "vi":
                yield one["text"]


def has_marks(text: str) -> bool:
    """Is it typed with diacritics?"""
    return text != without_marks(text)


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
