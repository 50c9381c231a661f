"""Vignettes as a clinician would paste them: text in, ranked conditions out. Nothing is mapped for any of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks._symptom_names import Names
from benchmarks._symptom_shares import share
from models.inference.case import Evidence, Person
from models.inference.engine import Look
from models.knowledge.condition import LEVELS, TriageLevel, level_rank
from models.lay_text.read import LONGEST
from models.metrics import ece
from serving.checker import Checker, as_evidence

PARTS = (
    "demographics",
    "chief_complaints",
    "presentation",
    "absent_findings",
    "physical_history",
    "family_history",
    "social_history",
)
NO_AGE_YEARS = 40.0
TOPS = (1, 3, 5)
OUTSIDE = 10_000
WORST = 10


@dataclass(frozen=True, slots=True)
class Vignette:
    """One row of the data: its parts by name, and what it is."""

    place: int
    parts: dict[str, str]
    diagnosis: str

    def text(self, *names: str) -> str:
        """The named parts, joined as they would be pasted."""
        told = (self.parts[name].strip() for name in names)
        return ". ".join(one for one in told if one and one != "-")[:LONGEST]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the checker made of a vignette.

    Attributes:
        gold: the ids of our conditions with that name; none: it is not covered.
        rank: of the best of them, from 1; `OUTSIDE` when there is none.
    """

    vignette: Vignette
    gold: frozenset[str]
    person: Person
    told: tuple[Evidence, ...]
    look: Look
    rank: int
    is_age_read: bool


def read_vignettes(folder: Path) -> list[Vignette]:
    """Every row of the JSON lines files of a folder."""
    rows = [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return [
        Vignette(place, {name: str(row.get(name) or "") for name in PARTS}, str(row["correct_diagnosis"]))
        for place, row in enumerate(rows)
    ]


def see(checker: Checker, vignette: Vignette, names: Names) -> Seen:
    """Read the whole text and rank."""
    reading = checker.read(vignette.text(*PARTS), "en")
    age = NO_AGE_YEARS if reading.age_years is None else reading.age_years
    person = Person(age, reading.sex, reading.is_pregnant)
    told = tuple(as_evidence(reading.mentions))
    look = checker.look(person, told)
    gold = names.find(vignette.diagnosis)
    return Seen(vignette, gold, person, told, look, rank_of(look, gold), reading.age_years is not None)


def rank_of(look: Look, gold: frozenset[str]) -> int:
    """Where the best of the gold conditions stands."""
    ranked = look.ranked(len(look.engine.base.conditions))
    places = (place for place, one in enumerate(ranked, 1) if one.condition.id in gold)
    return next(places, OUTSIDE)


def figures_of(seen: Sequence[Seen]) -> dict[str, Any]:
    """Coverage, top-n (what is not covered counts as missed), triage, calibration of the first condition."""
    figures: dict[str, Any] = share("coverage", [bool(one.gold) for one in seen])
    covered = [one for one in seen if one.gold]
    for top in TOPS:
        figures |= share(f"top{top}", [one.rank <= top for one in seen])
        figures |= share(f"top{top}_of_covered", [one.rank <= top for one in covered])
    levels = Counter(one.look.triage.level for one in seen)
    first = np.array([one.look.ranked(1)[0].probability for one in seen])
    figures |= {
        "triage": {level: levels[level] for level in reversed(LEVELS)},
        "ece": round(ece(np.array([one.rank == 1 for one in seen]), first), 4),
        "mean_probability_of_first": round(float(first.mean()), 4),
        "age_not_read": sum(not one.is_age_read for one in seen),
        "findings_read_median": float(np.median([len(one.told) for one in seen])),
    }
    return figures | _urgency(covered)


def _urgency(covered: Sequence[Seen]) -> dict[str, Any]:
    """The level told beside the level that our base gives the true condition: a hint only, no gold standard."""
    pairs = [(level_rank(one.look.triage.level), level_rank(_own_level(one))) for one in covered]
    emergencies = [told for told, own in pairs if own >= level_rank("emergency")]
    return {
        **share("triage_at_least_own", [told >= own for told, own in pairs]),
        **share("emergencies_told_today", [told >= level_rank("consultation_24") for told in emergencies]),
        "emergencies_told_self_care": sum(told == 0 for told in emergencies),
    }


def _own_level(one: Seen) -> TriageLevel:
    conditions = one.look.engine.base.conditions
    return min((conditions[name].triage for name in one.gold), key=level_rank)


def worst(seen: Sequence[Seen]) -> Iterator[dict[str, Any]]:
    """The covered cases with the truth furthest down, in terms of the base only: no word of the data."""
    order = sorted((one for one in seen if one.gold), key=lambda one: (-one.rank, one.vignette.place))
    for one in order[:WORST]:
        truth = min(one.gold)
        why = one.look.explain(truth)
        yield {
            "truth": truth,
            "rank": one.rank,
            "first": one.look.ranked(1)[0].condition.id,
            "level": one.look.triage.level,
            "present": [item.finding for item in one.told if item.choice == "present"],
            "for": [f"{reason.finding} {reason.weight:+.1f}" for reason in why.supporting[:6]],
            "against": [f"{reason.finding} {reason.weight:+.1f}" for reason in why.conflicting[:6]],
            "missed": [reason.finding for reason in why.unconfirmed[:6]],
        }
