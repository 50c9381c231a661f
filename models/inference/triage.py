"""How urgent it is: red flags set the floor, and what it may be can only raise it.

The probabilistic part asks, for each level, how much of the posterior lies in conditions of at least that urgency.
Telling of a danger must never lower the level, that is, no finding that completes a red flag may. So in that sum the
findings of every met red flag, and what they refine, count only for the urgent conditions and only against the others
(their ratios are cut at 1 on the wrong side): each sum is monotone by construction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.inference.case import Implied, Known, Person
from models.inference.posterior import Likelihood
from models.knowledge.base import KnowledgeBase
from models.knowledge.condition import LEVELS, TriageLevel, level_rank
from models.knowledge.rule import Rule

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Triage:
    """The level and why.

    Attributes:
        floor: what the red flags alone demand.
        mass: for each level above self care, the share of the posterior that lies in it or above.
    """

    level: TriageLevel
    floor: TriageLevel
    rules: tuple[Rule, ...]
    mass: Mapping[TriageLevel, float]

    @property
    def is_emergency(self) -> bool:
        """Does it say "now"?"""
        return level_rank(self.level) >= level_rank("emergency")


class Urgency:
    """The red flags and the urgency of every condition, ready to be asked.

    Attributes:
        danger: (F,), the findings that are a red flag alone.
    """

    def __init__(self, base: KnowledgeBase, implied: Implied, likelihood: Likelihood) -> None:
        self._implied, self._likelihood = implied, likelihood
        self._ids = tuple(base.findings)
        self._rules = tuple(base.rules.values())
        self._thresholds = base.about.triage_mass
        self._ranks = np.array([level_rank(one.triage) for one in base.conditions.values()])
        alone = {one for rule in self._rules if len(rule.findings) == 1 for one in rule.findings}
        self.danger = np.array([one in alone for one in self._ids])
        self._places = {name: place for place, name in enumerate(self._ids)}

    def triage(self, person: Person, known: Known, log_prior: Floats) -> Triage:
        """The level for what is known; `log_prior` is (C,)."""
        met = self.met(person, known)
        floor = max((level_rank(rule.floor) for rule in met), default=0)
        present, ratios, _, denied = self._likelihood.cautious_rows(known)
        is_danger = self._in_danger(present, met)
        plain = log_prior + ratios[~is_danger].sum(axis=0) + denied.sum(axis=0)
        mass = {LEVELS[rank]: self._mass(rank, plain, ratios[is_danger]) for rank in range(1, len(LEVELS))}
        likely = max((level_rank(one) for one, share in mass.items() if share >= self._thresholds[one]), default=0)
        return Triage(LEVELS[max(floor, likely)], LEVELS[floor], met, mass)

    def _in_danger(self, present: NDArray[np.int64], met: Sequence[Rule]) -> NDArray[np.bool_]:
        """Which of the present places a met red flag speaks of, or one that it speaks of refines."""
        told = {int(place) for place in present}
        dangers = {self._places[name] for rule in met for name in rule.findings} & told
        reached = {place for danger in dangers for place in (danger, *self._implied.above[danger])}
        return np.array([int(place) in reached for place in present], dtype=np.bool_)

    def met(self, person: Person, known: Known) -> tuple[Rule, ...]:
        """The red flags that are met, gravest first."""
        present = {self._ids[place] for place in known.present}
        met = [rule for rule in self.concerning(person) if rule.is_met(present)]
        return tuple(sorted(met, key=lambda rule: (-level_rank(rule.floor), rule.id)))

    def concerning(self, person: Person) -> list[Rule]:
        """The rules that are for such a person."""
        return [rule for rule in self._rules if rule.concerns(person.age_years, person.sex, person.is_pregnant)]

    def _mass(self, rank: int, plain: Floats, dangers: Floats) -> float:
        urgent = self._ranks >= rank
        towards = np.where(urgent, np.maximum(dangers, 0.0), np.minimum(dangers, 0.0)).sum(axis=0)
        weight = plain + towards
        share = np.exp(weight - weight.max())
        return float(share[urgent].sum() / share.sum())
