"""Class-conditional conformal sets: of each class, at most a share `alpha` of cases has a set without its label.

Source: Vovk, Gammerman & Shafer, Algorithmic Learning in a Random World, 2005, ch. 4; Vovk, ACML 2012 (Mondrian).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.card import Conformal

Numbers = NDArray[np.float64]


def fit_conformal(truth: ArrayLike, probability: ArrayLike, alpha: float = 0.1) -> Conformal:
    """Limits of the non-conformity (1 − probability of the label) of each class, with the finite-sample correction.

    Args:
        truth: `(n,)` of bool, cases that the model has not seen.
        probability: `(n,)` of the positive label, 0–1.
        alpha: share of a class that may be missed.
    """
    is_positive = np.asarray(truth, dtype=bool)
    values = np.asarray(probability, dtype=np.float64)
    return Conformal(
        alpha=alpha,
        positive_limit=_limit(1 - values[is_positive], alpha),
        negative_limit=_limit(values[~is_positive], alpha),
    )


def _limit(scores: Numbers, alpha: float) -> float:
    """The ⌈(n + 1)(1 − α)⌉-th smallest score; 1 (always in the set) when there are too few cases."""
    place = math.ceil((len(scores) + 1) * (1 - alpha))
    return float(np.sort(scores)[place - 1]) if place <= len(scores) else 1.0


def conformal_sets(probability: ArrayLike, conformal: Conformal) -> NDArray[np.bool_]:
    """`(n, 2)`: is the negative label in the set, is the positive."""
    values = np.asarray(probability, dtype=np.float64)
    return np.stack([values <= conformal.negative_limit, 1 - values <= conformal.positive_limit], axis=-1)


def coverage(truth: ArrayLike, sets: NDArray[np.bool_]) -> float:
    """Share of cases whose label is in their set."""
    is_positive = np.asarray(truth, dtype=bool)
    return float(np.mean(np.where(is_positive, sets[:, 1], sets[:, 0])))
