"""How urgent it is: red flags set the floor, what it may be can only raise it, and no complaint is outvoted by others.

The probabilistic part asks, for each level, how much of the posterior lies in conditions of at least that urgency.
Telling of a danger must never lower the level: no finding may that completes a red flag of an emergency. So in that sum
the findings of every such flag that is met, and what they refine, count only for the urgent conditions and only against
the others (their ratios are cut at 1 on the wrong side): each sum is monotone by construction.

What is denied lowers by one level at most: with every further question answered "no", a case ends no lower than one
level below what its present findings say without any denial, so no emergency becomes "in the coming days". A red flag
that is met is not lowered at all, and "I don't know" lowers nothing. People deny what they do not notice, and one level
is what the published comparisons still call safe.

**Source:** Gilbert et al. 2020, BMJ Open 10:e040269 (safe: at most one level less urgent).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.inference.alone import Ceilings
from models.inference.case import Implied, Known, Person
from models.inference.flags import Flags
from models.inference.posterior import Likelihood
from models.knowledge.body import Knowledge
from models.knowledge.condition import LEVELS, TriageLevel, level_rank
from models.knowledge.rule import Rule

Floats = NDArray[np.float64]
MOST_LOWERED = 1
"""Levels, by whatever was denied."""
ALL_BUT_EXCLUDED = 0.05
"""Of what is to be seen within a day: less than that, given everything told, and one complaint alone says nothing."""
MOSTLY, GRAVE = 0.5, 0.25
"""Of what one complaint alone may be: shares that are to be seen within a day, and that are emergencies."""
NOTHING_TOLD = level_rank("consultation")
"""Who tells nothing is told to ask somebody: base rates alone are no reason to send anybody to hospital."""
DOCTOR_SOON, EMERGENCY = level_rank("consultation_24"), level_rank("emergency")


@dataclass(frozen=True, slots=True)
class Triage:
    """The level and why.

    Attributes:
        floor: what the red flags alone demand.
        mass: for each level above self care, the share of the posterior that lies in it or above.
        is_informed: something was told that may be the matter, not only who the person is.
    """

    level: TriageLevel
    floor: TriageLevel
    rules: tuple[Rule, ...]
    mass: Mapping[TriageLevel, float]
    is_informed: bool = True

    @property
    def is_emergency(self) -> bool:
        """Does it say "now"?"""
        return level_rank(self.level) >= level_rank("emergency")


class Urgency:
    """The red flags and the urgency of every condition, ready to be asked."""

    def __init__(self, base: Knowledge, implied: Implied, likelihood: Likelihood) -> None:
        self.flags = Flags(base)
        self._implied, self._likelihood = implied, likelihood
        self._ceilings = Ceilings(base, implied)
        self._thresholds = base.about.triage_mass
        self._ranks = np.array([level_rank(one.triage) for one in base.conditions.values()])
        self._is_told = np.array([one.kind != "history" for one in base.findings.values()])
        self._is_complaint = np.array([not one.is_circumstance for one in base.findings.values()])
        self._places = {name: place for place, name in enumerate(base.findings)}
        self._explained_by: list[set[int]] = [set() for _ in base.findings]
        for place, one in enumerate(base.findings.values()):
            for name in one.explains:
                self._explained_by[self._places[name]].add(place)

    def triage(self, person: Person, known: Known, log_prior: Floats) -> Triage:
        """The level for what is known; `log_prior` is (C,)."""
        met = self.flags.met(person, known)
        floor = max((level_rank(rule.floor) for rule in met), default=0)
        present, ratios, _, denied = self._likelihood.cautious_rows(known)
        is_danger = self._in_danger(present, met)
        plain, dangers = log_prior + ratios[~is_danger].sum(axis=0), ratios[is_danger]
        mass = self._masses(plain + denied.sum(axis=0), dangers)
        if not self._is_told[present].any():
            return Triage(LEVELS[max(floor, NOTHING_TOLD)], LEVELS[floor], met, mass, is_informed=False)
        undenied = self._masses(plain, dangers) if len(denied) else mass
        likely = max(self._rank_of(mass), self._rank_of(undenied) - MOST_LOWERED)
        is_explained = undenied[LEVELS[DOCTOR_SOON]] < ALL_BUT_EXCLUDED
        alone = self._rank_alone(person, present, ratios, log_prior, is_explained=is_explained)
        most = self._ceilings.most(person, known.present.tolist())
        return Triage(LEVELS[max(floor, min(most, max(likely, alone)))], LEVELS[floor], met, mass)

    def _masses(self, plain: Floats, dangers: Floats) -> dict[TriageLevel, float]:
        return {LEVELS[rank]: self._mass(rank, plain, dangers) for rank in range(1, len(LEVELS))}

    def _rank_of(self, mass: Mapping[TriageLevel, float]) -> int:
        return max((level_rank(one) for one, share in mass.items() if share >= self._thresholds[one]), default=0)

    def _rank_alone(
        self, person: Person, present: NDArray[np.int64], ratios: Floats, log_prior: Floats, *, is_explained: bool
    ) -> int:
        """What each complaint alone, without the others told, demands whatever else is told; the most of them.

        A harmless explanation of the rest must not send home a person whose chest hurts: it is at most one step less
        urgent than the gravest complaint alone, and an emergency where most of what that may be is one. Also within a
        day where one complaint alone is mostly that urgent, less than half being enough where much of it would be an
        emergency, unless everything told together all but excludes it.
        """
        complaints = [row for row, place in enumerate(present.tolist()) if self._is_judged(place, present)]
        if not complaints:
            return 0
        lineages = [{int(present[row]), *self._implied.above[int(present[row])]} for row in complaints]
        counts = np.array([[place in lineage for place in present.tolist()] for lineage in lineages], dtype=np.float64)
        weight = log_prior + counts @ ratios
        share = np.exp(weight - weight.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        at_least = np.array([share[:, self._ranks >= rank].sum(axis=1) for rank in range(len(LEVELS))]).T
        most = [self._ceilings.most_of(person, int(present[row])) for row in complaints]
        ranks = [self._rank_of_one(one, is_explained=is_explained) for one in at_least]
        return max(min(rank, cap) for rank, cap in zip(ranks, most, strict=True))

    def _is_judged(self, place: int, present: NDArray[np.int64]) -> bool:
        """Is it a complaint that nothing else told explains by its very name?"""
        return bool(self._is_complaint[place]) and self._explained_by[place].isdisjoint(present.tolist())

    def _rank_of_one(self, at_least: Floats, *, is_explained: bool) -> int:
        """The rank that a complaint demands, from the shares (5,) of what it may be that are so urgent or more."""
        soon, now = at_least[DOCTOR_SOON], at_least[EMERGENCY]
        if now > MOSTLY:
            return EMERGENCY
        own = max(
            (rank for rank in range(1, len(LEVELS)) if at_least[rank] >= self._thresholds[LEVELS[rank]]), default=0
        )
        is_grave = soon >= self._thresholds[LEVELS[DOCTOR_SOON]] and now >= GRAVE
        is_soon = not is_explained and (is_grave or soon >= MOSTLY)
        return max(own - MOST_LOWERED, DOCTOR_SOON if is_soon else 0)

    def _in_danger(self, present: NDArray[np.int64], met: Sequence[Rule]) -> NDArray[np.bool_]:
        """Which of the present places a met red flag of an emergency speaks of, or one that it speaks of refines."""
        told = set(present.tolist())
        dangers = {self._places[name] for rule in met if level_rank(rule.floor) >= EMERGENCY for name in rule.findings}
        dangers &= told
        reached = {place for danger in dangers for place in (danger, *self._implied.above[danger])}
        return np.array([place in reached for place in present.tolist()], dtype=np.bool_)

    def _mass(self, rank: int, plain: Floats, dangers: Floats) -> float:
        urgent = self._ranks >= rank
        towards = np.where(urgent, np.maximum(dangers, 0.0), np.minimum(dangers, 0.0)).sum(axis=0)
        weight = plain + towards
        share = np.exp(weight - weight.max())
        return float(share[urgent].sum() / share.sum())
