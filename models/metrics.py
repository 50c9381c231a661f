"""Every figure by which a model is judged, defined once. NumPy only; checked against scikit-learn in the tests.

`truth` is `(n,)` of bool, `score` `(n,)` of any increasing number, `probability` `(n,)` in 0–1. A figure that the
data do not define (a class is missing) is NaN, never a guess.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.estimate import Estimate

Truth = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]

BOOTSTRAP_SEED = 20_260
BINS = 10
NEWTON_STEPS, STEP_TOLERANCE, SINGULAR = 50, 1e-8, 1e-14


def auroc(truth: ArrayLike, score: ArrayLike) -> float:
    """Area under the ROC curve: the chance that a positive scores above a negative; ties count half.

    Source: Hanley & McNeil, Radiology 1982;143:29–36, doi:10.1148/radiology.143.1.7063747.
    """
    is_positive, values = _pair(truth, score)
    positives = int(is_positive.sum())
    negatives = len(is_positive) - positives
    if not positives or not negatives:
        return math.nan
    above = float(_ranks(values)[is_positive].sum()) - positives * (positives + 1) / 2
    return above / (positives * negatives)


def weighted_auroc(truth: ArrayLike, score: ArrayLike, weight: ArrayLike) -> float:
    """`auroc` where each row stands for `weight` `(n,)`, at least 0, of a population; ties count half."""
    is_positive, values = _pair(truth, score)
    share = np.asarray(weight, dtype=np.float64).ravel()
    _, group = np.unique(values, return_inverse=True)
    below = np.bincount(group, weights=np.where(is_positive, 0.0, share))
    above = np.bincount(group, weights=np.where(is_positive, share, 0.0))
    pairs = float(above.sum() * below.sum())
    return float(above @ (np.cumsum(below) - below / 2)) / pairs if pairs else math.nan


def _ranks(values: Numbers) -> Numbers:
    """Ranks from 1, ties sharing their mean."""
    _, group, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    means: Numbers = last - (counts - 1) / 2
    return means[group]


def auprc(truth: ArrayLike, score: ArrayLike) -> float:
    """Average precision: precision at each distinct score, weighted by the gain in recall; no interpolation."""
    is_positive, values = _pair(truth, score)
    if not is_positive.any():
        return math.nan
    hits, calls = _cumulated(is_positive, values)
    gains = np.diff(hits, prepend=0.0) / hits[-1]
    return float(np.sum(gains * hits / calls))


def roc_curve(truth: ArrayLike, score: ArrayLike) -> tuple[Numbers, Numbers]:
    """`(false positive rate, true positive rate)` from (0, 0) to (1, 1), one point a distinct score."""
    is_positive, values = _pair(truth, score)
    hits, calls = _cumulated(is_positive, values)
    false = np.concatenate([[0.0], calls - hits])
    true = np.concatenate([[0.0], hits])
    return false / max(false[-1], 1.0), true / max(true[-1], 1.0)


def _cumulated(is_positive: Truth, values: Numbers) -> tuple[Numbers, Numbers]:
    """True positives and all calls at each distinct score, from the highest down."""
    order = np.argsort(-values, kind="stable")
    ends = np.append(np.nonzero(np.diff(values[order]))[0], len(values) - 1)
    hits = np.cumsum(is_positive[order], dtype=np.float64)[ends]
    return hits, ends.astype(np.float64) + 1


@dataclass(frozen=True, slots=True)
class Confusion:
    """Counts of a decision against the reference standard."""

    true_positive: int
    false_positive: int
    true_negative: int
    false_negative: int

    @property
    def sensitivity(self) -> float:
        """TP / (TP + FN)."""
        return _share(self.true_positive, self.false_negative)

    @property
    def specificity(self) -> float:
        """TN / (TN + FP)."""
        return _share(self.true_negative, self.false_positive)

    @property
    def ppv(self) -> float:
        """TP / (TP + FP), at the prevalence of these data."""
        return _share(self.true_positive, self.false_positive)

    @property
    def npv(self) -> float:
        """TN / (TN + FN), at the prevalence of these data."""
        return _share(self.true_negative, self.false_negative)

    @property
    def balanced_accuracy(self) -> float:
        """Mean of sensitivity and specificity."""
        return (self.sensitivity + self.specificity) / 2

    @property
    def f1(self) -> float:
        """Harmonic mean of sensitivity and PPV."""
        total = 2 * self.true_positive + self.false_positive + self.false_negative
        return 2 * self.true_positive / total if total else math.nan


def confusion(truth: ArrayLike, positive: ArrayLike) -> Confusion:
    """Count a decision `positive` `(n,)` of bool."""
    is_positive = np.asarray(truth, dtype=bool).ravel()
    called = np.asarray(positive, dtype=bool).ravel()
    _check_lengths(is_positive, called)
    return Confusion(
        true_positive=int(np.sum(is_positive & called)),
        false_positive=int(np.sum(~is_positive & called)),
        true_negative=int(np.sum(~is_positive & ~called)),
        false_negative=int(np.sum(is_positive & ~called)),
    )


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else math.nan


def brier(truth: ArrayLike, probability: ArrayLike) -> float:
    """Mean squared difference of probability and outcome, 0–1."""
    is_positive, values = _pair(truth, probability)
    return float(np.mean((values - is_positive) ** 2)) if len(values) else math.nan


def reliability(truth: ArrayLike, probability: ArrayLike, bins: int = BINS) -> tuple[Numbers, Numbers, Indices]:
    """Mean probability, share of positives and count for each of `bins` equal widths; NaN where a bin is empty."""
    is_positive, values = _pair(truth, probability)
    place = np.clip((values * bins).astype(np.int64), 0, bins - 1)
    counts = np.bincount(place, minlength=bins)
    told = np.bincount(place, weights=values, minlength=bins)
    seen = np.bincount(place, weights=is_positive.astype(np.float64), minlength=bins)
    size = np.where(counts > 0, counts, np.nan)
    return told / size, seen / size, counts


def ece(truth: ArrayLike, probability: ArrayLike, bins: int = BINS) -> float:
    """Expected calibration error over equal-width bins: mean of |probability − share of positives|, 0–1.

    Source: Naeini, Cooper & Hauskrecht, AAAI 2015.
    """
    told, seen, counts = reliability(truth, probability, bins)
    if not counts.sum():
        return math.nan
    filled = counts > 0
    return float(np.sum(counts[filled] * np.abs(told[filled] - seen[filled])) / counts.sum())


def calibration_line(truth: ArrayLike, logit: ArrayLike) -> tuple[float, float]:
    """Slope and intercept of the outcome's log-odds on the told log-odds; 1 and 0 where they mean what they say.

    NaN for both where a class is missing or the two are parted completely.

    Source: Cox, Biometrika 1958;45:562–565; Van Calster et al., BMC Med 2019;17:230, doi:10.1186/s12916-019-1466-7.
    """
    is_positive, values = _pair(truth, logit)
    if is_positive.all() or not is_positive.any() or np.ptp(values) == 0:
        return math.nan, math.nan
    design = np.stack([values, np.ones_like(values)], axis=1)
    parameters = np.zeros(2)
    for _ in range(NEWTON_STEPS):
        told = 0.5 * (1 + np.tanh(0.5 * (design @ parameters)))
        curve = (design * (told * (1 - told))[:, None]).T @ design
        if not np.linalg.det(curve) > SINGULAR * np.trace(curve) ** 2:
            return math.nan, math.nan
        step = np.linalg.solve(curve, design.T @ (is_positive - told))
        parameters = parameters + step
        if float(np.abs(step).max()) < STEP_TOLERANCE:
            return float(parameters[0]), float(parameters[1])
    return math.nan, math.nan


def patient_bootstrap(
    figure: Callable[[Indices], float],
    patients: Sequence[str],
    *,
    repeats: int = 1000,
    seed: int = BOOTSTRAP_SEED,
) -> Estimate:
    """A figure with its 95 % interval, drawing patients (not images) with replacement.

    Args:
        figure: of the images at some indices, such as `lambda chosen: auroc(truth[chosen], score[chosen])`.
        patients: whose image it is, one an image; `n` of the estimate counts them.
        repeats: draws; those in which the figure is not defined are left out.
        seed: of the draws.

    Raises:
        ValueError: there is no image, or the figure is not defined on all of them.
    """
    value = float(figure(np.arange(len(patients)))) if len(patients) else math.nan
    if math.isnan(value):
        raise ValueError(f"expected images on which the figure is defined, got {len(patients)} on which it is not")
    names, owner = np.unique(np.asarray(patients), return_inverse=True)
    order = np.argsort(owner, kind="stable")
    is_single = len(names) == len(owner)
    images_of = np.split(order, np.cumsum(np.bincount(owner))[:-1])
    rng = np.random.default_rng(seed)
    draws = [_draw(figure, order if is_single else images_of, rng) for _ in range(repeats)]
    low, high = np.nanpercentile(draws, [2.5, 97.5])
    return Estimate(value=value, ci_low=min(float(low), value), ci_high=max(float(high), value), n=len(names))


def _draw(
    figure: Callable[[Indices], float], images_of: Indices | Sequence[Indices], rng: np.random.Generator
) -> float:
    chosen = rng.integers(0, len(images_of), len(images_of))
    if isinstance(images_of, np.ndarray):
        return float(figure(images_of[chosen]))
    return float(figure(np.concatenate([images_of[patient] for patient in chosen])))


def _pair(truth: ArrayLike, score: ArrayLike) -> tuple[Truth, Numbers]:
    is_positive = np.asarray(truth, dtype=bool).ravel()
    values = np.asarray(score, dtype=np.float64).ravel()
    _check_lengths(is_positive, values)
    if np.isnan(values).any():
        raise ValueError("expected scores without NaN")
    return is_positive, values


def _check_lengths(one: NDArray[np.generic], other: NDArray[np.generic]) -> None:
    if len(one) != len(other):
        raise ValueError(f"expected as many truths as values, got {len(one)} and {len(other)}")
