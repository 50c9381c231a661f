"""What a model is worth on a hospital's own rows: figures with intervals, subgroups, drift, and a recalibration."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.calibration import fit_platt, sigmoid
from models.card import Calibration, Column
from models.conformal import conformal_sets, coverage
from models.decision_curve import net_benefit
from models.estimate import Estimate
from models.metrics import auprc, auroc, brier, calibration_line, confusion, ece, patient_bootstrap
from models.table import TableModel

Truth = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]
Figure = Callable[[Indices], float]

LEAST_OF_A_CLASS = 10
LEAST_ROWS = 50
FOLDS = 5
REPEATS = 500
EDGE = 1e-6
SMALL_DRIFT, LARGE_DRIFT = 0.1, 0.25


@dataclass(frozen=True, slots=True)
class LocalRows:
    """The rows that the model answered.

    Attributes:
        probability, truth: `(n,)`.
        patients: `(n,)`; rows of one patient are drawn together.
        subgroups: by name, a label for each row; empty text where it is not known.
        cells: `(n, columns)` as the model read them.
    """

    probability: Numbers = field(repr=False)
    truth: Truth = field(repr=False)
    patients: NDArray[np.object_] = field(repr=False)
    subgroups: Mapping[str, NDArray[np.object_]] = field(repr=False)
    cells: NDArray[np.float32] = field(repr=False)

    @property
    def log_odds(self) -> Numbers:
        """`(n,)`."""
        held = np.clip(self.probability, EDGE, 1 - EDGE)
        return np.asarray(np.log(held / (1 - held)))


def figures_of(model: TableModel, rows: LocalRows) -> dict[str, Estimate]:
    """Every figure of the whole, each with its 95 % interval over patients."""
    finding = model.finding
    truth, told, logit = rows.truth, rows.probability, rows.log_odds
    figures: dict[str, Figure] = {
        "auroc": lambda at: auroc(truth[at], told[at]),
        "auprc": lambda at: auprc(truth[at], told[at]),
        "brier": lambda at: brier(truth[at], told[at]),
        "ece": lambda at: ece(truth[at], told[at]),
        "calibration_slope": lambda at: calibration_line(truth[at], logit[at])[0],
        "calibration_intercept": lambda at: calibration_line(truth[at], logit[at])[1],
        "net_benefit": lambda at: net_benefit(truth[at], told[at], finding.threshold),
    }
    for name in ("sensitivity", "specificity", "ppv", "npv"):
        figures[name] = _at_threshold(rows, finding.threshold, name)
    if finding.conformal is not None:
        sets = conformal_sets(told, finding.conformal)
        figures["conformal_coverage"] = lambda at: coverage(truth[at], sets[at])
    return {name: found for name, figure in figures.items() if (found := _estimate(figure, rows)) is not None}


def _at_threshold(rows: LocalRows, threshold: float, name: str) -> Figure:
    return lambda at: float(getattr(confusion(rows.truth[at], rows.probability[at] >= threshold), name))


def _estimate(figure: Figure, rows: LocalRows, chosen: Indices | None = None) -> Estimate | None:
    places = np.arange(len(rows.truth)) if chosen is None else chosen
    if math.isnan(figure(places)):
        return None
    patients = [str(one) for one in rows.patients[places]]
    return patient_bootstrap(lambda at: figure(places[at]), patients, repeats=REPEATS)


def subgroup_figures(rows: LocalRows) -> list[tuple[str, str, int, int, Estimate, Estimate | None]]:
    """`(subgroup, label, n, positives, AUROC, ECE)` for each label with enough rows of both outcomes."""
    found = []
    for name, labels in rows.subgroups.items():
        for label in sorted({str(one) for one in labels} - {""}):
            places = np.flatnonzero(labels == label)
            positives = int(rows.truth[places].sum())
            if min(positives, len(places) - positives) < LEAST_OF_A_CLASS:
                continue
            area = _estimate(lambda at: auroc(rows.truth[at], rows.probability[at]), rows, places)
            off = _estimate(lambda at: ece(rows.truth[at], rows.probability[at]), rows, places)
            if area is not None:
                found.append((name, label, len(places), positives, area, off))
    return found


@dataclass(frozen=True, slots=True)
class Drift:
    """How one column stands apart from the training rows.

    Attributes:
        index: population stability index over the training deciles; over 0.25 is large. `None` where it cannot be told.
        missing, missing_in_training: shares.
        median, median_in_training: of a quantity or flag.

    Source: Siddiqi, Credit Risk Scorecards, 2006, ch. 8 (index and its bounds of 0.1 and 0.25).
    """

    column: Column
    index: float | None
    missing: float
    missing_in_training: float
    median: float | None
    median_in_training: float | None


QUANTILE_SHARES = np.array([0.01, 0.10, 0.25, 0.50, 0.75, 0.90, 0.99])


def drift_of(model: TableModel, rows: LocalRows) -> list[Drift]:
    """Each column of the model against its training rows, largest first."""
    found = [_drift(column, rows.cells[:, place]) for place, column in enumerate(model.card.input.columns)]
    return sorted(found, key=lambda one: -(one.index or 0.0))


def _drift(column: Column, cells: NDArray[np.float32]) -> Drift:
    known = cells[~np.isnan(cells)].astype(np.float64)
    missing = 1 - len(known) / len(cells)
    edges, places = np.unique(np.asarray(column.quantiles), return_index=True)
    index = None
    if len(known) and len(edges) > 1:
        shares = np.append(QUANTILE_SHARES[places], 1.0)
        expected = np.diff(shares, prepend=0.0)
        seen = np.bincount(np.searchsorted(edges, known, side="left"), minlength=len(edges) + 1) / len(known)
        index = _stability(expected, seen)
    middle = float(np.median(known)) if len(known) else None
    trained = column.quantiles[len(column.quantiles) // 2] if column.quantiles else None
    return Drift(column, index, missing, column.missing_share, middle, trained)


def _stability(expected: Numbers, seen: Numbers) -> float:
    floor = 1e-3
    one, other = np.maximum(expected, floor), np.maximum(seen, floor)
    return float(np.sum((other - one) * np.log(other / one)))


@dataclass(frozen=True, slots=True)
class Recalibration:
    """Slope and intercept on the log-odds, with the calibration error before and, by cross-validation, after."""

    calibration: Calibration
    ece_before: Estimate
    ece_after: Estimate
    brier_before: float
    brier_after: float
    told: Numbers = field(repr=False)

    @property
    def is_worth_it(self) -> bool:
        """It lowers both the error and the Brier score on rows that it was not fitted on."""
        return self.ece_after.value < self.ece_before.value and self.brier_after < self.brier_before


def recalibrate(rows: LocalRows, seed: int = 20_261) -> Recalibration | None:
    """Fit on all rows, judge by folds of patients; `None` with too few rows, or when it would turn the order."""
    if len(rows.truth) < LEAST_ROWS or min(rows.truth.sum(), (~rows.truth).sum()) < 2 * FOLDS:
        return None
    logit = rows.log_odds
    names, owner = np.unique(rows.patients.astype(str), return_inverse=True)
    fold_of = np.random.default_rng(seed).permutation(len(names)) % FOLDS
    told = np.full(len(logit), np.nan)
    for fold in range(FOLDS):
        is_held = fold_of[owner] == fold
        learn = ~is_held
        if not is_held.any() or len(set(rows.truth[learn])) < 2:
            return None
        fitted = fit_platt(rows.truth[learn], logit[learn])
        told[is_held] = sigmoid(fitted.slope * logit[is_held] + fitted.intercept)
    whole = fit_platt(rows.truth, logit)
    before = _estimate(lambda at: ece(rows.truth[at], rows.probability[at]), rows)
    after = _estimate(lambda at: ece(rows.truth[at], told[at]), rows)
    if whole.slope <= 0 or before is None or after is None:
        return None
    scores = brier(rows.truth, rows.probability), brier(rows.truth, told)
    return Recalibration(whole, before, after, *scores, told=told)
