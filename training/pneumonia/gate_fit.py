"""The gate of this model: fitted, bounded on the tune split, measured on kinds it knows and on kinds it does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.card import GateRule, Result
from models.estimate import Estimate
from models.metrics import auroc, patient_bootstrap
from training.corruptions import CORRUPTIONS
from training.gate import DISTANCE, FIRST_HEAD, OUTPUT, RESIDUAL, Bounds, PictureGate, fit_gate, run_gate, set_bounds
from training.pneumonia.gate_pictures import GateSet, adults
from training.pneumonia.other_pictures import OTHER

Features = NDArray[np.float32]
Columns = NDArray[np.float32]

REASONS = (
    (FIRST_HEAD, "not-a-frontal-chest-film"),
    (FIRST_HEAD + 1, "bad-exposure-or-orientation"),
    (FIRST_HEAD + 2, "looks-adult"),
    (DISTANCE, "not-in-training-distribution"),
    (RESIDUAL, "not-in-training-distribution"),
)
REFUSED_ON_TUNE = 0.006
COMPONENTS = 96


@dataclass(frozen=True, slots=True)
class FittedGate:
    """The gate with its bounds.

    Attributes:
        gate: columns distance, residual, then the heads.
        bounds: greatest accepted value of each column.
        spread: of each column among tune films, for ranking.
    """

    gate: PictureGate
    bounds: Bounds
    spread: Features = field(repr=False)

    @property
    def rules(self) -> tuple[GateRule, ...]:
        """For the card: the graph gives each column with its bound at 0."""
        count = len(self.bounds.maxima)
        return tuple(GateRule(output=OUTPUT, index=i, maximum=0.0, reason=code) for i, code in REASONS if i < count)

    @property
    def bounds_tensor(self) -> Tensor:
        """`(k,)`."""
        return torch.tensor(self.bounds.maxima, dtype=torch.float32)

    def severity(self, features: Features) -> NDArray[np.float32]:
        """One number a picture, above 0 where the gate refuses."""
        return self.bounds.severity(run_gate(self.gate, features), self.spread)


def fit_film_gate(pictures: GateSet, without: str = "") -> FittedGate:
    """Fit on everything that may teach, but for one kind; set the bounds on the tune films."""
    others = [f for name, (kind, f) in pictures.kinds.items() if kind.sort == OTHER and kind.is_taught]
    names = [name for name, (kind, _) in pictures.kinds.items() if kind.sort == OTHER and kind.is_taught]
    drawn = {name: f for name, f in pictures.taught.items() if name not in CORRUPTIONS}
    other = [f for name, f in [*zip(names, others, strict=True), *drawn.items()] if name != without]
    exposure = [f for name, f in pictures.taught.items() if name in CORRUPTIONS and name != without]
    adult = [f for name, f in adults(pictures, is_taught=True).items() if name != without]
    heads = {"other": other, "exposure": exposure, "adult": adult}
    outliers = {name: np.concatenate(parts) for name, parts in heads.items() if parts}
    groups = ["film"] * len(pictures.good)
    gate = fit_gate(pictures.good, groups, outliers, components=COMPONENTS)
    columns = run_gate(gate, pictures.tune)
    bounds = set_bounds(columns, ["film"] * len(columns), REFUSED_ON_TUNE)
    return FittedGate(gate, bounds, np.maximum(columns.std(axis=0), 1e-6))


def gate_results(pictures: GateSet, fitted: FittedGate, films_of: Mapping[str, Sequence[str]]) -> list[Result]:
    """Share of good films refused, and for each kind AUROC against the good test films and share refused.

    Kinds of real pictures that taught the gate are measured with a gate that was not taught them.

    Args:
        pictures: all features.
        fitted: the gate that ships.
        films_of: patients of the `test` and the `tune` films.
    """
    good = fitted.severity(pictures.test if len(pictures.test) else pictures.tune)
    patients = films_of["test" if len(pictures.test) else "tune"]
    found = [_refused(good, patients, "kermany", "test", "good films")]
    if len(pictures.originals):
        severity = fitted.severity(pictures.originals)
        found.append(_refused(severity, _alone(severity), "lungseg", "originals", "good films, own aspect"))
    for name, (kind, features) in pictures.kinds.items():
        judge = fit_film_gate(pictures, without=name) if kind.is_taught else fitted
        known = judge.severity(pictures.test if len(pictures.test) else pictures.tune)
        note = "left out of the gate's teaching" if kind.is_taught else "never taught"
        found += _kind_results(judge.severity(features), known, patients, name, note)
    for name, features in pictures.measured.items():
        found += _kind_results(fitted.severity(features), good, patients, name, "taught on other films")
    return found


def _alone(values: Columns) -> list[str]:
    return [str(index) for index in range(len(values))]


def _refused(severity: Columns, patients: Sequence[str], dataset: str, split: str, note: str) -> Result:
    estimate = patient_bootstrap(lambda i: float(np.mean(severity[i] > 0)), patients)
    return Result(metric="gate_refused_share", dataset=dataset, split=split, estimate=estimate, note=note)


def _kind_results(severity: Columns, good: Columns, patients: Sequence[str], name: str, note: str) -> list[Result]:
    both = np.concatenate([good, severity])
    truth = np.repeat([False, True], [len(good), len(severity)])
    owners = [*patients, *(f"{name} {index}" for index in range(len(severity)))]
    estimate: Estimate = patient_bootstrap(lambda i: auroc(truth[i], both[i]), owners, repeats=300)
    result = Result(metric="gate_auroc", dataset=name, split="gate", estimate=estimate, note=note)
    return [result, _refused(severity, _alone(severity), name, "gate", note)]
