"""How likely each condition is, given what is known: priors times the likelihood of every answer, each tempered."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.inference.case import ABSENT, PRESENT, Known
from models.knowledge.body import About
from models.knowledge.tables import ROOT, Tables

Floats = NDArray[np.float64]


class Likelihood:
    """Log-likelihood ratios of one answer against the background, for every condition.

    Attributes:
        present: (F, C), of a present finding, given its parent is present.
        absent_given: (F, C), of an absent finding whose parent is present.
        absent: (F, C), of an absent finding whose parent is not known.
    """

    def __init__(self, tables: Tables, about: About) -> None:
        background = np.clip(tables.background, 1e-6, 1 - 1e-6)
        parent = tables.parent
        above = np.where(parent == ROOT, 1.0, background[parent])
        given = np.clip(background / above, 1e-6, 1 - 1e-3)
        self.parent = parent
        self.present = np.ascontiguousarray(
            about.temper_present * (np.log(tables.given_parent) - np.log(given)).T.clip(*RATIO_LIMITS)
        )
        self.absent_given = np.ascontiguousarray(
            about.temper_absent * (np.log1p(-tables.given_parent) - np.log1p(-given)).T.clip(*RATIO_LIMITS)
        )
        self.absent = np.ascontiguousarray(
            about.temper_absent * (np.log1p(-tables.probability) - np.log1p(-background)).T.clip(*RATIO_LIMITS)
        )

    def rows(self, known: Known) -> tuple[NDArray[np.int64], Floats]:
        """The places of what counts, and the log ratios (n, C) of each. What its parent already says does not count."""
        state, parent = known.state, self.parent
        parent_state = np.where(parent == ROOT, PRESENT, state[parent])
        present = np.flatnonzero(state == PRESENT)
        absent = state == ABSENT
        given = np.flatnonzero(absent & (parent_state == PRESENT) & (parent != ROOT))
        alone = np.flatnonzero(absent & ((parent == ROOT) | (parent_state == 0)))
        places = np.concatenate([present, given, alone])
        return places, np.concatenate([self.present[present], self.absent_given[given], self.absent[alone]])

    def cautious_rows(self, known: Known) -> tuple[NDArray[np.int64], Floats, NDArray[np.int64], Floats]:
        """The same for triage: present places and ratios, then denied places and ratios.

        What is absent only because it follows from another answer does not count here, and a denied finding counts
        alike whether its parent is present or not: so a further present finding changes no other finding's ratio.
        """
        present = np.flatnonzero(known.state == PRESENT)
        above_absent = (self.parent != ROOT) & (known.state[self.parent] == ABSENT)
        denied = np.flatnonzero(known.denied & ~above_absent)
        return present, self.present[present], denied, self.absent[denied]


RATIO_LIMITS = (-4.0, 5.0)
"""No single answer says more than e⁵ for, or e⁴ against: written probabilities are estimates."""


def log_weights(log_prior: Floats, ratios: Floats) -> Floats:
    """Unnormalised log posterior (C,)."""
    total: Floats = log_prior + ratios.sum(axis=0)
    return total


def normalise(log_weight: Floats) -> Floats:
    """Probabilities (C,) that sum to 1."""
    weight = np.exp(log_weight - log_weight.max())
    shares: Floats = weight / weight.sum()
    return shares
