"""Decision curve: what acting on a model is worth at a threshold, against treating all and treating none.

Source: Vickers & Elkin, Med Decis Making 2006;26:565–74, doi:10.1177/0272989X06295361.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.metrics import confusion

Numbers = NDArray[np.float64]


def net_benefit(truth: ArrayLike, probability: ArrayLike, threshold: float) -> float:
    """True positives less false positives weighed by the threshold's odds, as a share of all rows.

    Args:
        truth: `(n,)` of bool.
        probability: `(n,)`, 0–1.
        threshold: in [0, 1); who is at or above it is treated.

    Raises:
        ValueError: the threshold is not in [0, 1).
    """
    if not 0 <= threshold < 1:
        raise ValueError(f"expected a threshold in [0, 1), got {threshold}")
    values = np.asarray(probability, dtype=np.float64)
    if not len(values):
        return math.nan
    counted = confusion(truth, values >= threshold)
    odds = threshold / (1 - threshold)
    return (counted.true_positive - odds * counted.false_positive) / len(values)


def net_benefit_of_all(truth: ArrayLike, threshold: float) -> float:
    """Of treating everybody."""
    return net_benefit(truth, np.ones(len(np.asarray(truth))), threshold)


def decision_curve(truth: ArrayLike, probability: ArrayLike, thresholds: ArrayLike) -> tuple[Numbers, Numbers]:
    """Net benefit of the model and of treating everybody at each threshold."""
    places = np.asarray(thresholds, dtype=np.float64)
    model = np.array([net_benefit(truth, probability, float(place)) for place in places])
    everybody = np.array([net_benefit_of_all(truth, float(place)) for place in places])
    return model, everybody
