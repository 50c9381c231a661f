"""What to ask next: the answer that is expected to tell most, about the cause and about a danger not yet excluded.

The value of a question is the entropy it is expected to take from the conditions, and from the level of urgency, plus
what it may do to complete a red flag that would raise the level.

**Source:** expected entropy: Gorry & Barnett 1968, Comput Biomed Res 1:490.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.inference.case import UNKNOWN, Known, Person
from models.inference.triage import Triage, Urgency
from models.knowledge.base import KnowledgeBase
from models.knowledge.condition import LEVELS, level_rank
from models.knowledge.tables import ROOT, Tables

Floats = NDArray[np.float64]
CONSIDERED = 60
LEVEL_WEIGHT = 1.5
FLAG_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Value:
    """What asking one finding is worth, in nats; `flag` is the part that red flags add.

    Attributes:
        yes: the probability of "yes".
    """

    place: int
    total: float
    cause: float
    level: float
    flag: float
    yes: float


class Asker:
    """Values questions."""

    def __init__(self, base: KnowledgeBase, tables: Tables, urgency: Urgency) -> None:
        self._findings = tuple(base.findings.values())
        self._place = tables.finding_index
        self._parent = tables.parent
        self._given = tables.given_parent
        self._background = tables.background
        self._urgency = urgency
        ranks = np.array([level_rank(one.triage) for one in base.conditions.values()])
        self._levels = np.stack([ranks == rank for rank in range(len(LEVELS))], axis=1).astype(np.float64)
        self._askable = np.array([one.lay for one in self._findings])

    def values(self, person: Person, known: Known, posterior: Floats, triage: Triage) -> list[Value]:
        """Every question that may be asked, the best first; equal ones in the order of the base."""
        candidates = self.candidates(person, known)
        if not len(candidates):
            return []
        rows = np.argsort(-posterior, kind="stable")[:CONSIDERED]
        weight = posterior[rows] / posterior[rows].sum()
        chance = self._given[np.ix_(rows, candidates)]
        yes = weight @ chance
        cause = _expected_gain(weight, chance, yes)
        level = _expected_gain_of_groups(weight, chance, yes, self._levels[rows])
        flag = FLAG_WEIGHT * self._flag_gain(person, known, triage, dict(zip(candidates.tolist(), yes, strict=True)))
        total = cause + LEVEL_WEIGHT * level + flag[candidates]
        order = np.argsort(-total, kind="stable")
        return [
            Value(
                int(candidates[one]),
                float(total[one]),
                float(cause[one]),
                float(level[one]),
                float(flag[candidates[one]]),
                float(yes[one]),
            )
            for one in order
        ]

    def candidates(self, person: Person, known: Known) -> NDArray[np.int64]:
        """What is not known, was not asked, concerns the person, and whose parent, if any, is present."""
        open_parent = np.array([place == ROOT or known.state[place] == 1 for place in self._parent])
        may = (known.state == UNKNOWN) & ~known.answered & self._askable & open_parent
        places = [
            int(place)
            for place in np.flatnonzero(may)
            if self._findings[place].concerns(person.age_years, person.sex, person.is_pregnant)
        ]
        return np.array(places, dtype=np.int64)

    def _flag_gain(self, person: Person, known: Known, triage: Triage, yes: dict[int, float]) -> Floats:
        """For each finding: the levels by which it may raise, times the root of how much likelier it has become.

        The root, because a danger that is unlikely is still worth a question; what no answer has made likelier than in
        anybody is not asked for. Less where one finding more would lack.
        """
        gain = np.zeros(len(self._findings))
        present = {self._findings[place].id for place in known.present}
        now = level_rank(triage.level)
        for rule in self._urgency.concerning(person):
            raises = level_rank(rule.floor) - now
            lacking = rule.missing(present) if raises > 0 else 0
            if not 1 <= lacking <= 2 or (rule.all and not present & set(rule.all) and lacking > 1):
                continue
            for name in self._lacking(rule.all, rule.any, present, known):
                place = self._place[name]
                lifted = max(yes.get(place, 0.0) - self._background[place], 0.0)
                gain[place] = max(gain[place], raises * lifted**0.5 / lacking**2)
        return gain

    def _lacking(self, needed: Sequence[str], either: Sequence[str], present: set[str], known: Known) -> list[str]:
        open_needed = [one for one in needed if one not in present]
        if any(known.state[self._place[one]] != UNKNOWN for one in open_needed):
            return []  # denied: this flag cannot be met any more
        return open_needed or [one for one in either if one not in present]


def _entropy(weight: Floats) -> Floats:
    """Along the first axis, of columns that sum to 1."""
    entropy: Floats = -(weight * np.log(np.maximum(weight, 1e-12))).sum(axis=0)
    return entropy


def _expected_gain(weight: Floats, chance: Floats, yes: Floats) -> Floats:
    """(n,) expected fall of the entropy over the conditions; `weight` (K,), `chance` (K, n)."""
    with_yes = weight[:, None] * chance / yes
    with_no = weight[:, None] * (1 - chance) / (1 - yes)
    gain: Floats = _entropy(weight[:, None])[0] - yes * _entropy(with_yes) - (1 - yes) * _entropy(with_no)
    return np.maximum(gain, 0.0)


def _expected_gain_of_groups(weight: Floats, chance: Floats, yes: Floats, groups: Floats) -> Floats:
    """The same over groups of conditions; `groups` (K, G) of 0 and 1."""
    now = groups.T @ weight
    with_yes = groups.T @ (weight[:, None] * chance) / yes
    with_no = groups.T @ (weight[:, None] * (1 - chance)) / (1 - yes)
    gain: Floats = _entropy(now[:, None])[0] - yes * _entropy(with_yes) - (1 - yes) * _entropy(with_no)
    return np.maximum(gain, 0.0)
