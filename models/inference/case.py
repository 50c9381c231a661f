"""A case: a person and the evidence told so far. Unknown is not absent: what nobody asked says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from models.knowledge.condition import Region, Season
from models.knowledge.finding import Finding, Sex
from models.knowledge.tables import ROOT

Choice = Literal["present", "absent", "unknown"]
Origin = Literal["initial", "suggest", "predefined", "red_flags", "asked"]
UNKNOWN, PRESENT, ABSENT = 0, 1, -1


@dataclass(frozen=True, slots=True)
class Person:
    """Who it is about.

    Attributes:
        age_years: 0 or more; fractions for infants.
        is_pregnant: None when nobody said.
    """

    age_years: float
    sex: Sex | None = None
    is_pregnant: bool | None = None
    region: Region | None = None
    season: Season | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer."""

    finding: str
    choice: Choice
    origin: Origin = "asked"


@dataclass(frozen=True, slots=True)
class Case:
    """A person and every answer.

    The order carries no meaning but this: a positive answer to a question never lowers the level told before it.

    Attributes:
        has_unread: words were told that nobody understood, so that a danger may be among them.
    """

    person: Person
    evidence: tuple[Evidence, ...] = field(default=())
    has_unread: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the evidence implies for every finding.

    Attributes:
        state: (F,), 1 present, −1 absent, 0 not known.
        answered: (F,), asked or told, also when the answer was "I don't know".
        denied: (F,), absent in so many words, not merely by what follows from another answer.
    """

    state: NDArray[np.int8]
    answered: NDArray[np.bool_]
    denied: NDArray[np.bool_]

    @property
    def present(self) -> NDArray[np.int64]:
        """The places of the present findings."""
        return np.flatnonzero(self.state == PRESENT)


class Implied:
    """What each finding implies and excludes, by place."""

    def __init__(self, findings: Mapping[str, Finding], parent: NDArray[np.int64]) -> None:
        places = {name: place for place, name in enumerate(findings)}
        self._places = places
        shorter = _shorter(findings, places)
        self.above = [[*_ancestors(place, parent), *shorter.get(place, ())] for place in range(len(places))]
        self.below: list[list[int]] = [[] for _ in places]
        for place, ancestors in enumerate(self.above):
            for ancestor in ancestors:
                self.below[ancestor].append(place)
        self.excludes: list[set[int]] = [set() for _ in places]
        for name, finding in findings.items():
            for other in finding.excludes:
                self.excludes[places[name]].add(places[other])
                self.excludes[places[other]].add(places[name])

    def known(self, evidence: Sequence[Evidence]) -> Known:
        """The closure of the evidence; where answers contradict, present wins: a danger that was told stays told."""
        present = {self._places[one.finding] for one in evidence if one.choice == "present"}
        absent = {self._places[one.finding] for one in evidence if one.choice == "absent"} - present
        known = Known(
            state=np.zeros(len(self._places), dtype=np.int8),
            answered=np.zeros(len(self._places), dtype=np.bool_),
            denied=np.zeros(len(self._places), dtype=np.bool_),
        )
        known.answered[[self._places[one.finding] for one in evidence]] = True
        self._affirm(known, sorted(present))
        self._deny(known, sorted(absent))
        return known

    def with_answer(self, known: Known, place: int, state: int) -> Known:
        """What would be known, had this finding been told too."""
        changed = Known(known.state.copy(), known.answered, known.denied.copy())
        (self._affirm if state == PRESENT else self._deny)(changed, (place,))
        return changed

    def _affirm(self, known: Known, places: Iterable[int]) -> None:
        told = tuple(places)
        for place in told:  # all before any exclusion: what was told outweighs what follows
            known.state[[place, *self.above[place]]] = PRESENT
        for place in told:
            for other in sorted(self.excludes[place]):
                self._write_absent(known, other)

    def _deny(self, known: Known, places: Iterable[int]) -> None:
        for place in places:
            known.denied[place] = known.state[place] != PRESENT
            self._write_absent(known, place)

    def _write_absent(self, known: Known, place: int) -> None:
        lower = np.array([place, *self.below[place]])
        known.state[lower[known.state[lower] == UNKNOWN]] = ABSENT


def _shorter(findings: Mapping[str, Finding], places: Mapping[str, int]) -> dict[int, list[int]]:
    """What lasts longer has lasted as long as its shorter siblings; so to deny the shorter denies the longer."""
    least = {one.id: one.lasts.min_days for one in findings.values() if one.lasts and one.lasts.max_days is None}
    found: dict[int, list[int]] = {}
    for name, days in least.items():
        siblings = [other for other in least if findings[other].of == findings[name].of and findings[name].of]
        found[places[name]] = [places[one] for one in siblings if (least[one] or 0.0) < (days or 0.0)]
    return found


def _ancestors(place: int, parent: NDArray[np.int64]) -> list[int]:
    found: list[int] = []
    above = int(parent[place])
    while above != ROOT:
        found.append(above)
        above = int(parent[above])
    return found
