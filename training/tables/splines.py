"""The simple model: logistic regression on restricted cubic splines with an indicator for what is missing.

Source: Harrell, Regression Modeling Strategies, 2nd ed. 2015, section 2.4.5 (basis, knots at quantiles).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from training.recipe import Array
from training.tables.cases import Cases
from training.tables.feature import Numbers

KNOTS_FEW, KNOTS_MANY = (0.10, 0.50, 0.90), (0.05, 0.35, 0.65, 0.95)
MANY_ROWS = 400
TAILS = (0.5, 99.5)
SKEWED = 1.5
LEAST_MISSING, LEAST_MISSING_SHARE = 20, 0.02
ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class Scaling:
    """How a column becomes a number between 0 and 1: logarithm, clipping at the tails, shift, scale; `(c,)` each."""

    is_logged: NDArray[np.bool_] = field(repr=False)
    low: Numbers = field(repr=False)
    high: Numbers = field(repr=False)

    def scaled(self, x: Array) -> Numbers:
        """`(n, c)`; NaN stays NaN."""
        values = np.asarray(x, dtype=np.float64)
        with np.errstate(invalid="ignore"):
            values = np.where(self.is_logged, np.log1p(np.maximum(values, 0.0)), values)
        scaled: Numbers = (np.clip(values, self.low, self.high) - self.low) / (self.high - self.low)
        return scaled


@dataclass(frozen=True, slots=True)
class Splines:
    """A fitted model: each column's contribution is `present · (slope·z + Σ weight·max(z − knot, 0)³) + absent − mean`.

    Attributes:
        scaling: x to z.
        slope, absent, mean: `(c,)`.
        knot_column, knot, knot_weight: `(h,)`.
        base: log-odds of the mean of everything.
    """

    scaling: Scaling
    slope: Numbers = field(repr=False)
    absent: Numbers = field(repr=False)
    mean: Numbers = field(repr=False)
    knot_column: NDArray[np.int64] = field(repr=False)
    knot: Numbers = field(repr=False)
    knot_weight: Numbers = field(repr=False)
    base: float

    def curves(self, known: Numbers) -> Numbers:
        """`(n, c)`: each column's curve at known z."""
        told = known * self.slope
        cubes = np.maximum(known[:, self.knot_column] - self.knot, 0.0) ** 3 * self.knot_weight
        for place, column in enumerate(self.knot_column):
            told[:, column] += cubes[:, place]
        return told

    def contributions(self, x: Array) -> Numbers:
        """`(n, c)` in log-odds; with `base` they sum to the log-odds."""
        z = self.scaling.scaled(x)
        is_absent = np.isnan(z)
        amounts: Numbers = np.where(is_absent, self.absent, self.curves(np.where(is_absent, 0.0, z))) - self.mean
        return amounts

    def logits(self, x: Array) -> Numbers:
        """`(n,)`."""
        total: Numbers = self.base + self.contributions(x).sum(axis=1)
        return total


def fit_splines(cases: Cases, strength: float) -> Splines:
    """Fit with an L2 penalty of `1 / strength` on terms of equal spread.

    A missing value adds what its indicator learned; where it is rare or may not tell, the mean of what is known.
    """
    scaling = _scaling(cases)
    z = scaling.scaled(cases.x)
    is_absent, width = np.isnan(z), z.shape[1]
    is_told = _is_often_absent(z) & np.array(cases.is_absence_told)
    knot_column, knot, spread = _knots(cases, z)
    straight = np.where(is_absent, 0.0, z)
    bent = np.maximum(straight[:, knot_column] - knot, 0.0) ** 3 @ spread
    owner = knot_column[np.argmax(spread != 0, axis=0)] if spread.size else np.zeros(0, dtype=np.int64)
    terms, columns = np.concatenate([straight, bent], axis=1), np.concatenate([np.arange(width), owner])
    usual = _means_of_known(terms, is_absent[:, columns])
    terms = np.where(is_absent[:, columns] & ~is_told[columns], usual, terms)
    design = np.concatenate([terms, is_absent & is_told], axis=1)
    deviation = design.std(axis=0)
    deviation[deviation == 0] = 1.0
    fitted = LogisticRegression(C=strength, max_iter=ROUNDS).fit(design / deviation, cases.truth)
    weights = fitted.coef_[0] / deviation
    of_terms, indicated = weights[: terms.shape[1]], weights[terms.shape[1] :]
    shares = np.bincount(columns, weights=usual * of_terms, minlength=width)
    absent = np.where(is_told, indicated, shares)
    raw = Splines(scaling, of_terms[:width], absent, np.zeros(width), knot_column, knot, spread @ of_terms[width:], 0.0)
    mean = raw.contributions(cases.x).mean(axis=0)
    return replace(raw, mean=mean, base=float(fitted.intercept_[0] + mean.sum()))


def _means_of_known(terms: Numbers, is_absent: NDArray[np.bool_]) -> Numbers:
    """`(terms,)`; 0 for a column without any value."""
    known = np.maximum((~is_absent).sum(axis=0), 1)
    means: Numbers = np.where(is_absent, 0.0, terms).sum(axis=0) / known
    return means


def _scaling(cases: Cases) -> Scaling:
    width = cases.x.shape[1]
    is_logged, low, high = np.zeros(width, dtype=bool), np.zeros(width), np.ones(width)
    for column in np.flatnonzero(cases.is_quantity):
        values = cases.x[:, column].astype(np.float64)
        values = values[~np.isnan(values)]
        if not len(values) or np.ptp(values) == 0:
            continue
        is_logged[column] = values.min() >= 0 and _skewness(values) > SKEWED
        told = np.log1p(values) if is_logged[column] else values
        low[column], high[column] = np.percentile(told, TAILS)
        if high[column] <= low[column]:
            low[column], high[column] = told.min(), told.max()
    return Scaling(is_logged, low, high)


def _is_often_absent(z: Numbers) -> NDArray[np.bool_]:
    """`(c,)`: columns whose absence may speak; where it is rarer, what is absent adds nothing."""
    counts = np.isnan(z).sum(axis=0)
    often: NDArray[np.bool_] = counts >= max(LEAST_MISSING, LEAST_MISSING_SHARE * len(z))
    return often


def _skewness(values: Numbers) -> float:
    centred = values - values.mean()
    return float(np.mean(centred**3) / max(float(values.std()) ** 3, 1e-12))


def _knots(cases: Cases, z: Numbers) -> tuple[NDArray[np.int64], Numbers, Numbers]:
    """Every hinge's column and place, and `(hinges, terms)`: how the hinges make up the terms that end straight."""
    columns: list[int] = []
    places: list[float] = []
    blocks: list[Numbers] = []
    shares = KNOTS_MANY if len(z) >= MANY_ROWS else KNOTS_FEW
    for column in np.flatnonzero(cases.is_quantity):
        known = z[~np.isnan(z[:, column]), column]
        knots = np.unique(np.quantile(known, shares)) if len(known) else np.zeros(0)
        if len(knots) >= 3 and len(np.unique(known)) > len(shares):
            columns += [int(column)] * len(knots)
            places += [float(knot) for knot in knots]
            blocks.append(_restricted(knots))
    spread = np.zeros((len(columns), sum(block.shape[1] for block in blocks)))
    row = term = 0
    for block in blocks:
        spread[row : row + block.shape[0], term : term + block.shape[1]] = block
        row, term = row + block.shape[0], term + block.shape[1]
    return np.array(columns, dtype=np.int64), np.array(places), spread


def _restricted(knots: Numbers) -> Numbers:
    """`(k, k − 2)`: the restricted cubic terms of k hinges."""
    last, before = knots[-1], knots[-2]
    block = np.zeros((len(knots), len(knots) - 2))
    for term in range(len(knots) - 2):
        block[term, term] = 1.0
        block[-2, term] -= (last - knots[term]) / (last - before)
        block[-1, term] += (before - knots[term]) / (last - before)
    block /= (last - knots[0]) ** 2
    return block
