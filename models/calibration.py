"""From a network's logit to a probability that means what it says, and to a decision at a stated sensitivity."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.card import Calibration

Numbers = NDArray[np.float64]

STEPS = 100


def calibrated(logit: ArrayLike, calibration: Calibration) -> Numbers:
    """`1 / (1 + exp(−(slope · logit + intercept)))`, any shape."""
    scaled = calibration.slope * np.asarray(logit, dtype=np.float64) + calibration.intercept
    return sigmoid(scaled)


def sigmoid(value: ArrayLike) -> Numbers:
    """The logistic function, without overflow."""
    halved = np.tanh(0.5 * np.asarray(value, dtype=np.float64))
    return np.asarray(0.5 * (1.0 + halved))


def fit_platt(truth: ArrayLike, logit: ArrayLike, prevalence: float | None = None) -> Calibration:
    """Fit slope and intercept by penalised-free maximum likelihood on Platt's softened targets.

    Args:
        truth: `(n,)` of bool.
        logit: `(n,)`.
        prevalence: weigh the two classes so that positives make up this share; as they are when None.

    Raises:
        ValueError: a class is missing.

    Source: Platt, Probabilistic outputs for support vector machines, 1999; Lin, Lin & Weng, Machine Learning
    2007;68:267–276, doi:10.1007/s10994-007-5018-6 (Newton's method and targets).
    """
    is_positive = np.asarray(truth, dtype=bool).ravel()
    values = np.asarray(logit, dtype=np.float64).ravel()
    positives, negatives = int(is_positive.sum()), int((~is_positive).sum())
    if not positives or not negatives:
        raise ValueError(f"expected both classes to calibrate on, got {positives} positives and {negatives} negatives")
    target = np.where(is_positive, (positives + 1) / (positives + 2), 1 / (negatives + 2))
    weight = np.ones(len(values))
    if prevalence is not None:
        total = len(values)
        weight = np.where(is_positive, prevalence * total / positives, (1 - prevalence) * total / negatives)
    slope, intercept = _newton(values, target, weight)
    return Calibration(slope=slope, intercept=intercept)


def _newton(values: Numbers, target: Numbers, weight: Numbers) -> tuple[float, float]:
    """Minimise the weighted cross-entropy of two parameters, halving steps that do not help."""
    design = np.stack([values, np.ones_like(values)], axis=1)
    parameters = np.array([1.0, 0.0])
    loss = _loss(design @ parameters, target, weight)
    for _ in range(STEPS):
        told = sigmoid(design @ parameters)
        slope = design.T @ (weight * (told - target))
        curve = (design * (weight * told * (1 - told))[:, None]).T @ design + 1e-9 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        share = 1.0
        while _loss(design @ (parameters - share * step), target, weight) > loss and share > 1e-6:
            share /= 2
        parameters = parameters - share * step
        previous, loss = loss, _loss(design @ parameters, target, weight)
        if previous - loss < 1e-10:
            break
    return float(parameters[0]), float(parameters[1])


def _loss(scaled: Numbers, target: Numbers, weight: Numbers) -> float:
    return float(np.sum(weight * (np.logaddexp(0.0, scaled) - target * scaled)))


def threshold_for_sensitivity(truth: ArrayLike, probability: ArrayLike, sensitivity: float) -> float:
    """The highest threshold at which `probability >= threshold` still finds this share of the positives.

    Raises:
        ValueError: there is no positive, or the share is not in (0, 1].
    """
    values = np.sort(np.asarray(probability, dtype=np.float64)[np.asarray(truth, dtype=bool)])
    if not len(values) or not 0 < sensitivity <= 1:
        raise ValueError(f"expected positives and a share in (0, 1], got {len(values)} and {sensitivity}")
    missed = int(np.floor((1 - sensitivity) * len(values) + 1e-9))
    return float(values[missed])
