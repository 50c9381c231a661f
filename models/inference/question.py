"""What to ask next: the answer that is expected to tell most, about the cause and about a danger not yet excluded.

The value of a question is the entropy it is expected to take from the conditions, and from the level of urgency, plus
what it may do to complete a red flag that would raise the level. Only the conditions that explain a complaint that was
told are weighed: what no complaint speaks for is no reason to ask.

**Source:** expected entropy: Gorry & Barnett 1968, Comput Biomed Res 1:490.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.inference.case import PRESENT, UNKNOWN, Known, Person
from models.inference.people import People
from models.inference.triage import Triage, Urgency
from models.knowledge.body import Knowledge
from models.knowledge.condition import LEVELS, level_rank
from models.knowledge.tables import ROOT, Tables

Floats = NDArray[np.float64]
CONSIDERED = 60
LEVEL_WEIGHT = 1.5
FLAG_WEIGHT = 1.0
EXPLAINS = 1.5
"""Times as likely as in anybody: so often a condition must show a complaint to be one that explains it."""
UNTOLD_EVENT, UNTOLD_DANGER = 0.02, 0.06
"""An event that is less likely is not asked for; a danger by itself, such as a poison or a bite, people tell."""
KEPT = 150
"""Questions; what is worth less than so many others is not asked next."""


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

    def __init__(self, base: Knowledge, tables: Tables, urgency: Urgency) -> None:
        findings = tuple(base.findings.values())
        self._parent = tables.parent
        self._given = tables.given_parent
        self._background = tables.background
        self._explains = tables.probability >= EXPLAINS * tables.background
        self._is_complaint = np.array([not one.is_circumstance for one in findings])
        is_event = np.array([one.kind == "exposure" for one in findings])
        self._least_yes = np.where(is_event, np.where(urgency.flags.alone, UNTOLD_DANGER, UNTOLD_EVENT), 0.0)
        self._urgency = urgency
        ranks = np.array([level_rank(one.triage) for one in base.conditions.values()])
        self._levels = np.stack([ranks == rank for rank in range(len(LEVELS))], axis=1).astype(np.float64)
        self._askable = np.array([one.lay for one in findings])
        self._people = People(findings)

    def values(self, person: Person, known: Known, posterior: Floats, triage: Triage) -> list[Value]:
        """The best questions that may be asked, the best first; equal ones in the order of the base."""
        candidates = self.candidates(person, known)
        if not len(candidates):
            return []
        related = self._related(known, posterior)
        rows = np.argsort(-related, kind="stable")[:CONSIDERED]
        weight = related[rows] / related[rows].sum()
        chance = self._given[np.ix_(rows, candidates)]
        yes = weight @ chance
        kept = yes >= self._least_yes[candidates]
        candidates, chance, yes = candidates[kept], chance[:, kept], yes[kept]
        cause = _expected_gain(weight, chance, yes)
        level = _expected_gain_of_groups(weight, chance, yes, self._levels[rows])
        lifted = np.zeros(len(self._parent))
        lifted[candidates] = np.maximum(yes - self._background[candidates], 0.0)
        flag = (FLAG_WEIGHT * self._flag_gain(person, known, triage, lifted))[candidates]
        total = cause + LEVEL_WEIGHT * level + flag
        order = np.argsort(-total, kind="stable")[:KEPT]
        columns = (candidates, total, cause, level, flag, yes)
        return [Value(*row) for row in zip(*(column[order].tolist() for column in columns), strict=True)]

    def _related(self, known: Known, posterior: Floats) -> Floats:
        """(C,) the posterior where a complaint is explained, else 0; all of it where none was told."""
        told = np.flatnonzero((known.state == PRESENT) & self._is_complaint)
        related: Floats = posterior * self._explains[:, told].any(axis=1)
        return related if related.sum() > 0 else posterior

    def candidates(self, person: Person, known: Known) -> NDArray[np.int64]:
        """What is not known, was not asked, concerns the person, and whose parent, if any, is present."""
        is_open = (self._parent == ROOT) | (known.state[self._parent] == PRESENT)
        may = (known.state == UNKNOWN) & ~known.answered & self._askable & is_open
        return np.flatnonzero(may & self._people.concerned(person))

    def _flag_gain(self, person: Person, known: Known, triage: Triage, lifted: Floats) -> Floats:
        """(F,) the levels by which each finding may raise, times the root of how much likelier it has become.

        The root, because a danger that is unlikely is still worth a question; what no answer has made likelier than in
        anybody is not asked for. Less where one finding more would lack.
        """
        flags, now = self._urgency.flags, level_rank(triage.level)
        lack = flags.lack(person, known)
        rows = flags.near(lack, now)
        if not len(rows):
            return np.zeros(len(lifted))
        worth = (flags.rank[rows] - now) / lack.total[rows] ** 2
        gain: Floats = flags.best(lack, rows, worth) * np.sqrt(lifted)
        return gain


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
