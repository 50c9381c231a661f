"""The engine: one knowledge base, compiled, and what may be asked of it. It keeps nothing between two calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.inference.case import ABSENT, PRESENT, Case, Evidence, Implied, Known
from models.inference.explain import Explainer, Explanation
from models.inference.held import held_rank, least_after_no
from models.inference.opening import Opening
from models.inference.posterior import Likelihood, log_weights, normalise
from models.inference.pregnancy import Pregnancy
from models.inference.prior import Priors
from models.inference.question import Asker, Value
from models.inference.triage import Triage, Urgency
from models.knowledge.body import Knowledge
from models.knowledge.condition import LEVELS, Condition, level_rank
from models.knowledge.finding import Finding
from models.knowledge.tables import Tables, build_tables

MOST_QUESTIONS = 20
MOST_IN_HASTE = 8
"""Questions to whom must go to hospital now: what follows tells causes apart and keeps them."""
FORESEEN = 6
LITTLE_CHANGE = 0.08
SURE = 0.8
LITTLE_GAIN = 0.05
BELIEVED_ANSWERS = 10
"""Answered questions that everybody is credited with before the first."""
SMALLEST_PRIOR = 1e-9

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A condition and how likely it is."""

    condition: Condition
    probability: float


class Engine:
    """Pure and deterministic: the same case, the same answers."""

    def __init__(self, base: Knowledge, tables: Tables | None = None) -> None:
        self.base = base
        self.tables = tables or build_tables(base)
        self.implied = Implied(base.findings, self.tables.parent)
        self._likelihood = Likelihood(self.tables, base.about)
        self.urgency = Urgency(base, self.implied, self._likelihood)
        self.pregnancy = Pregnancy(base, self.urgency.flags)
        self.opening = Opening(base, self.implied, self.urgency.flags)
        self._asker = Asker(base, self.tables, self.urgency)
        self._explainer = Explainer(self.tables, self._likelihood)
        self._priors = Priors(tuple(base.conditions.values()))

    def look(self, case: Case) -> Look:
        """Everything the engine makes of a case, each part computed when it is asked for."""
        return Look(self, case)

    def log_prior(self, case: Case, temper: float) -> Floats:
        """(C,) tempered log priors of such a person."""
        rates = np.maximum(self._priors.of(case.person), SMALLEST_PRIOR)
        impossible = rates <= SMALLEST_PRIOR
        logs: Floats = temper * np.log(rates)
        logs[impossible] = -60.0
        return logs

    def posterior(self, known: Known, log_prior: Floats) -> Floats:
        """(C,) probabilities."""
        _, ratios = self._likelihood.rows(known)
        return normalise(log_weights(log_prior, ratios))

    def values(self, look: Look) -> list[Value]:
        """What every further question is worth."""
        return self._asker.values(look.case.person, look.known, look.posterior, look.triage)

    def explanation(self, look: Look, condition_id: str) -> Explanation:
        """Why that condition stands where it stands."""
        return self._explainer.explain(look.known, look.posterior, self.tables.condition_index[condition_id])

    def level_change(self, look: Look, value: Value) -> float:
        """How likely the answer to that question changes the level."""
        chance, now = 0.0, level_rank(look.triage.level)
        for state, share, least in ((PRESENT, value.yes, now), (ABSENT, 1 - value.yes, look.least_after_no)):
            then = self.implied.with_answer(look.known, value.place, state)
            rank = level_rank(self.urgency.triage(look.case.person, then, look.triage_prior).level)
            chance += share * (max(rank, least) != now)
        return chance


class Look:
    """One case as the engine sees it."""

    def __init__(self, engine: Engine, case: Case) -> None:
        self.engine, self.case = engine, case

    @cached_property
    def known(self) -> Known:
        """The evidence and what follows from it."""
        return self.engine.implied.known(self.case.evidence)

    @cached_property
    def log_prior(self) -> Floats:
        """(C,) before any answer."""
        return self.engine.log_prior(self.case, self.engine.base.about.temper_prior)

    @cached_property
    def triage_prior(self) -> Floats:
        """(C,) before any answer, as urgency weighs base rates."""
        return self.engine.log_prior(self.case, self.engine.base.about.temper_prior_triage)

    @cached_property
    def posterior(self) -> Floats:
        """(C,) after all answers."""
        return self.engine.posterior(self.known, self.log_prior)

    @cached_property
    def triage(self) -> Triage:
        """How urgent, and why; no positive answer lowers what was told before it."""
        told = self.case.evidence
        now = self.engine.urgency.triage(self.case.person, self.known, self.triage_prior)
        if not now.is_informed or level_rank(now.level) == len(LEVELS) - 1:
            return now
        least = max(level_rank(now.level), self.least_after_no, held_rank(told, self._judge))
        return replace(now, level=LEVELS[least])

    @cached_property
    def least_after_no(self) -> int:
        """The rank below which no denial brings it."""
        return least_after_no(self.case.evidence, self._judge)

    def _judge(self, evidence: Sequence[Evidence]) -> Triage:
        known = self.engine.implied.known(evidence)
        return self.engine.urgency.triage(self.case.person, known, self.triage_prior)

    @cached_property
    def values(self) -> list[Value]:
        """Further questions, the best first."""
        return self.engine.values(self)

    @property
    def asked(self) -> int:
        """How many answers were to questions of ours."""
        asked = [one for one in self.case.evidence if one.origin == "asked"]
        return len(asked) - self.engine.opening.counted_twice(asked)

    @cached_property
    def opening(self) -> tuple[Finding, ...]:
        """The list to ask before anything else: of dangers, or of kinds of complaint; mostly empty."""
        case = self.case
        is_needed = case.has_unread or not self.triage.is_informed
        if not is_needed or self.triage.level == "emergency_ambulance":
            return ()
        return self.engine.opening.due(case.person, self.known, case.evidence, has_unread=self.triage.is_informed)

    def ranked(self, most: int = 20) -> list[Ranked]:
        """The likeliest conditions; equal ones in the order of the base."""
        order = np.argsort(-self.posterior, kind="stable")[:most]
        conditions = tuple(self.engine.base.conditions.values())
        return [Ranked(conditions[row], float(self.posterior[row])) for row in order]

    def explain(self, condition_id: str) -> Explanation:
        """Why that condition stands where it stands.

        Raises:
            KeyError: there is no such condition.
        """
        return self.engine.explanation(self, condition_id)

    @cached_property
    def pregnancy_matters(self) -> bool:
        """Must it be asked first whether she is pregnant?"""
        if self.triage.level == "emergency_ambulance" or self.asked >= MOST_QUESTIONS:
            return False
        return self.engine.pregnancy.matters(self.case.person, self.known, level_rank(self.triage.level))

    @property
    def answer_rate(self) -> float:
        """How likely the next question is to get a yes or a no, as the answers so far show; 1 before the first."""
        unknown = sum(one.origin == "asked" and one.choice == "unknown" for one in self.case.evidence)
        return 1 - unknown / (self.asked + BELIEVED_ANSWERS)

    @cached_property
    def should_stop(self) -> bool:
        """Nothing to ask, enough asked, the highest level reached, or no answer is likely to change anything.

        Who cannot answer most questions is not asked as many: what an answer may change counts as often as one comes.
        """
        if self.triage.level == "emergency_ambulance" or self.asked >= MOST_QUESTIONS or not self.values:
            return True
        if not self.case.evidence or self.pregnancy_matters:
            return False
        if self.triage.is_emergency and self.asked >= MOST_IN_HASTE:
            return True
        settled = float(self.posterior.max()) >= SURE or self.values[0].cause * self.answer_rate < LITTLE_GAIN
        return settled and self._level_is_settled()

    def _level_is_settled(self) -> bool:
        change = (self.engine.level_change(self, value) for value in self.values[:FORESEEN])
        return all(chance * self.answer_rate < LITTLE_CHANGE for chance in change)
