"""All red flags at once: which are met, and which lack little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.inference.case import PRESENT, UNKNOWN, Known, Person
from models.inference.people import People
from models.knowledge.body import Knowledge
from models.knowledge.condition import level_rank
from models.knowledge.rule import Rule

NEAR = 2
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lack:
    """What each rule (R,) lacks.

    Attributes:
        needed: of what must all be present.
        either: of what some must be present.
        is_open: it is for such a person, and what it lacks such a person may have and may still be asked for.
    """

    needed: Floats
    either: Floats
    is_open: NDArray[np.bool_]

    @property
    def total(self) -> Floats:
        """(R,) how many findings more would meet it."""
        return self.needed + self.either


class Flags:
    """The rules of a base, as arrays over its findings (F,).

    Attributes:
        rank: (R,), of the level that each sets.
        of_pregnancy: (R,), those for pregnant women only.
        alone: (F,), the findings that are a red flag alone.
    """

    def __init__(self, base: Knowledge) -> None:
        self.rules: tuple[Rule, ...] = tuple(base.rules.values())
        places = {name: place for place, name in enumerate(base.findings)}
        self._all = _Members([rule.all for rule in self.rules], places)
        self._any = _Members([rule.any for rule in self.rules], places)
        self._unless = _Members([rule.unless for rule in self.rules], places)
        self._least = np.array([rule.least if rule.any else 0 for rule in self.rules], dtype=np.float64)
        self._people = People(self.rules)
        self._subjects = People(tuple(base.findings.values()))
        self._is_lay = np.array([one.lay for one in base.findings.values()])
        self.rank = np.array([level_rank(rule.floor) for rule in self.rules], dtype=np.float64)
        self.of_pregnancy = np.array([rule.pregnant for rule in self.rules], dtype=np.bool_)
        self.alone = np.zeros(len(places), dtype=np.bool_)
        self.alone[[places[name] for rule in self.rules if len(rule.findings) == 1 for name in rule.findings]] = True

    def lack(self, person: Person, known: Known) -> Lack:
        """What every rule lacks, for what is known."""
        present = (known.state == PRESENT).astype(np.float64)
        needed, either = self._lacking(present)
        may = (known.state == UNKNOWN) & ~known.answered & self._is_lay & self._subjects.concerned(person)
        possible = present + may
        within_reach = (self._all.total(possible) == self._all.size) & (self._any.total(possible) >= self._least)
        return Lack(needed, either, self._is_for(person, present) & within_reach)

    def has_told(self, known: Known) -> NDArray[np.bool_]:
        """(R,) was at least one finding of the rule told?"""
        present = (known.state == PRESENT).astype(np.float64)
        return self._all.total(present) + self._any.total(present) > 0

    def _is_for(self, person: Person, present: Floats) -> NDArray[np.bool_]:
        """(R,) is the rule for such a person?"""
        is_for: NDArray[np.bool_] = self._people.concerned(person) & (self._unless.total(present) == 0)
        return is_for

    def _lacking(self, present: Floats) -> tuple[Floats, Floats]:
        either = np.maximum(self._least - self._any.total(present), 0.0)
        return self._all.size - self._all.total(present), either

    def met(self, person: Person, known: Known) -> tuple[Rule, ...]:
        """The rules that are met, gravest first."""
        present = (known.state == PRESENT).astype(np.float64)
        needed, either = self._lacking(present)
        met = [self.rules[row] for row in np.flatnonzero((needed + either == 0) & self._is_for(person, present))]
        return tuple(sorted(met, key=lambda rule: (-level_rank(rule.floor), rule.id)))

    def near(self, lack: Lack, above: int) -> NDArray[np.int64]:
        """The rows of the rules that would raise the level beyond `above` and lack one finding, or two and have one."""
        total = lack.total
        has_one = (lack.needed < self._all.size) | (self._all.size == 0)
        near = (total == 1) | ((total == NEAR) & has_one)
        return np.flatnonzero(lack.is_open & near & (self.rank > above))

    def wants(self, lack: Lack, row: int, finding: str) -> bool:
        """Would that finding bring the rule in `row` nearer? First what it needs, then what it may choose from."""
        rule = self.rules[row]
        return finding in (rule.all if lack.needed[row] > 0 else rule.any)

    def best(self, lack: Lack, rows: NDArray[np.int64], worth: Floats) -> Floats:
        """(F,) the most that any of those rules, of that worth, gives for a finding that it wants next.

        A rule wants what it needs, and once it has that, what it may choose from.
        """
        by_rule = np.zeros(len(self.rules))
        by_rule[rows] = worth
        best = np.zeros(len(self.alone))
        self._all.spread(np.where(lack.needed > 0, by_rule, 0.0), best)
        self._any.spread(np.where(lack.needed > 0, 0.0, by_rule), best)
        return best


class _Members:
    """Which findings each rule (R,) names, as pairs of places.

    Attributes:
        size: (R,) how many.
    """

    def __init__(self, names: Sequence[Sequence[str]], places: Mapping[str, int]) -> None:
        pairs = [(row, places[name]) for row, chosen in enumerate(names) for name in chosen]
        self._row = np.array([row for row, _ in pairs], dtype=np.int64)
        self._place = np.array([place for _, place in pairs], dtype=np.int64)
        self.size = np.array([len(chosen) for chosen in names], dtype=np.float64)

    def total(self, weight: Floats) -> Floats:
        """(R,) the sum of the weights (F,) of each rule's findings."""
        return np.bincount(self._row, weights=weight[self._place], minlength=len(self.size)).astype(np.float64)

    def spread(self, worth: Floats, best: Floats) -> None:
        """Raise `best` (F,) to the worth (R,) of each rule at its findings."""
        np.maximum.at(best, self._place, worth[self._row])
