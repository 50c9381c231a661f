"""How urgent it is: red flags set the floor, and what it may be can only raise it.

The probabilistic part asks, for each level, how much of the posterior lies in conditions of at least that urgency.
Adding a danger finding must never lower the level. So in that sum a present danger finding, and what it refines, counts
only for the urgent conditions and only against the others (its ratio is cut at 1 on the wrong side): each sum is
monotone by construction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.inference.case import Implied, Known, Person
from models.inference.posterior import Likelihood
from models.knowledge.base import KnowledgeBase
from models.knowledge.condition import LEVELS, TriageLevel, level_rank
from models.knowledge.rule import Rule

Floats = NDArray[np.float64]
CONTEXT_BACKGROUND = 0.03


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
    """The red flags and the urgency of every condition, ready to be asked."""

    def __init__(self, base: KnowledgeBase, implied: Implied, likelihood: Likelihood) -> None:
        self._implied, self._likelihood = implied, likelihood
        self._ids = tuple(base.findings)
        self._rules = tuple(base.rules.values())
        self._thresholds = base.about.triage_mass
        self._ranks = np.array([level_rank(one.triage) for one in base.conditions.values()])
        danger_ids = self._danger_ids(base)
        self.danger = np.array([one in danger_ids for one in self._ids])

    def _danger_ids(self, base: KnowledgeBase) -> frozenset[str]:
        found: set[str] = set()
        for rule in self._rules:
            if level_rank(rule.floor) < level_rank("emergency"):
                continue
            found |= set(rule.any) if rule.all else set()
            found |= {one for one in rule.findings if base.findings[one].background <= CONTEXT_BACKGROUND}
            found |= set(rule.all) if len(rule.findings) == 1 else set()
        return frozenset(found)

    def triage(self, person: Person, known: Known, log_prior: Floats) -> Triage:
        """The level for what is known; `log_prior` is (C,)."""
        met = self.met(person, known)
        floor = max((level_rank(rule.floor) for rule in met), default=0)
        present, ratios, _, denied = self._likelihood.cautious_rows(known)
        is_danger = self._in_danger(present)
        plain = log_prior + ratios[~is_danger].sum(axis=0) + denied.sum(axis=0)
        mass = {LEVELS[rank]: self._mass(rank, plain, ratios[is_danger]) for rank in range(1, len(LEVELS))}
        likely = max((level_rank(one) for one, share in mass.items() if share >= self._thresholds[one]), default=0)
        return Triage(LEVELS[max(floor, likely)], LEVELS[floor], met, mass)

    def _in_danger(self, present: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of the present places are danger findings or what one of them refines."""
        dangers = [int(place) for place in present if self.danger[place]]
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
