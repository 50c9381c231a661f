"""Fit the lung gate, set its bounds on the tune split, and measure it on kinds of picture it was not taught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.estimate import Estimate
from models.metrics import auroc, patient_bootstrap
from training.gate import Bounds, PictureGate, fit_gate, run_gate, set_bounds
from training.segmentation.gate_cases import HEADS, GateCases, Seen
from training.segmentation.graph import verdict_columns

Array = NDArray[np.float32]

REFUSED_ON_TUNE = 0.01
MARGIN = 0.15
REPEATS = 400


def fit_lung_gate(cases: GateCases, without: str = "") -> PictureGate:
    """Fit on the training part, leaving one kind of outlier out when it is named."""
    indices = cases.films.balanced_training()
    outliers = {}
    for head in cases.heads:
        kinds = [seen.features for kind, seen in cases.taught[head].items() if kind != without]
        outliers[head] = np.concatenate(kinds)
    return fit_gate(cases.good.features[indices], cases.films.groups(indices), outliers)


def columns_of(gate: PictureGate, seen: Seen) -> Array:
    """What the rules look at."""
    return verdict_columns(run_gate(gate, seen.features), seen.lungs)


def bounds_of(gate: PictureGate, cases: GateCases) -> Bounds:
    """On the tune split, children and adults each."""
    tune = cases.films.where("tune")
    return set_bounds(columns_of(gate, cases.good[tune]), cases.films.ages(tune), REFUSED_ON_TUNE, MARGIN)


@dataclass(frozen=True, slots=True)
class KindFigures:
    """How one kind of outlier fares, when no picture of its kind was taught.

    Attributes:
        auroc: against the good test films of every source.
        refused: share.
    """

    kind: str
    auroc: Estimate
    refused: Estimate


def measure_kinds(cases: GateCases) -> Sequence[KindFigures]:
    """Leave each kind out in turn; kinds that are never taught are measured with the full gate."""
    whole = fit_lung_gate(cases)
    figures = []
    for head in HEADS:
        for kind, seen in cases.held[head].items():
            gate = fit_lung_gate(cases, without=kind) if kind in cases.taught[head] else whole
            figures.append(_measure_kind(gate, cases, kind, seen))
    return figures


def _measure_kind(gate: PictureGate, cases: GateCases, kind: str, seen: Seen) -> KindFigures:
    bounds, test = bounds_of(gate, cases), cases.films.where("test")
    tune = columns_of(gate, cases.good[cases.films.where("tune")])
    spread = np.maximum(tune.std(axis=0), 1e-6)
    good, bad = columns_of(gate, cases.good[test]), columns_of(gate, seen)
    score = np.concatenate([bounds.severity(good, spread), bounds.severity(bad, spread)])
    truth = np.repeat([False, True], [len(good), len(bad)])
    patients = [*(cases.films.patient_id[i] for i in test), *(f"{kind} {k}" for k in range(len(bad)))]
    area = patient_bootstrap(lambda chosen: auroc(truth[chosen], score[chosen]), patients, repeats=REPEATS)
    return KindFigures(kind, area, share(bounds.refuses(bad), patients[len(good) :]))


def share(refused: NDArray[np.bool_], patients: Sequence[str]) -> Estimate:
    """Share of refused pictures, with its interval over patients."""
    return patient_bootstrap(lambda chosen: float(refused[chosen].mean()), patients, repeats=REPEATS)
