"""Why a condition stands where it stands: what speaks for it, what against it, and what nobody has asked yet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.inference.case import ABSENT, PRESENT, UNKNOWN, Known
from models.inference.posterior import Likelihood
from models.knowledge.tables import Tables

TELLING = 0.2
TYPICAL = 0.4


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding and how much it speaks for (above 0) or against (below 0), as a log likelihood ratio."""

    finding: str
    weight: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """For, against, and typical of the condition but not known; each the strongest first."""

    supporting: tuple[Reason, ...]
    conflicting: tuple[Reason, ...]
    unconfirmed: tuple[Reason, ...]


class Explainer:
    """Explains conditions."""

    def __init__(self, tables: Tables, likelihood: Likelihood) -> None:
        self._ids = tuple(tables.finding_index)
        self._tables, self._likelihood = tables, likelihood

    def explain(self, known: Known, posterior: NDArray[np.float64], row: int) -> Explanation:
        """Explain the condition in `row`, against the other conditions as likely as they now are."""
        places, ratios = self._likelihood.rows(known)
        others = posterior.copy()
        others[row] = 0.0
        others /= max(others.sum(), 1e-12)
        weights = ratios[:, row] - ratios @ others
        told = [
            (int(place), float(weight))
            for place, weight in zip(places, weights, strict=True)
            if known.state[place] in (PRESENT, ABSENT)
        ]
        supporting = [Reason(self._ids[place], weight) for place, weight in told if weight > TELLING]
        conflicting = [Reason(self._ids[place], weight) for place, weight in told if weight < -TELLING]
        return Explanation(
            tuple(sorted(supporting, key=lambda one: (-one.weight, one.finding))),
            tuple(sorted(conflicting, key=lambda one: (one.weight, one.finding))),
            tuple(self._unconfirmed(known, row)),
        )

    def _unconfirmed(self, known: Known, row: int) -> list[Reason]:
        probability = self._tables.probability[row]
        open_places = np.flatnonzero((known.state == UNKNOWN) & (probability >= TYPICAL))
        lift = np.log(probability[open_places] / self._tables.background[open_places])
        found = [Reason(self._ids[place], float(one)) for place, one in zip(open_places, lift, strict=True) if one > 0]
        return sorted(found, key=lambda one: (-one.weight, one.finding))
