"""The gate of this model: fitted, bounded on the tune split, measured on kinds it knows and on kinds it does not."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from torch import Tensor

from models.card import GateRule, Result
from models.estimate import Estimate
from models.metrics import auroc, patient_bootstrap
from training.corruptions import CORRUPTIONS
from training.gate import DISTANCE, FIRST_HEAD, OUTPUT, RESIDUAL, Bounds, PictureGate, fit_gate, run_gate, set_bounds
from training.pneumonia.gate_pictures import GateSet

Features = NDArray[np.float32]
Columns = NDArray[np.float32]

REASONS = (
    (FIRST_HEAD, "not-a-frontal-chest-film"),
    (FIRST_HEAD + 1, "bad-exposure-or-orientation"),
    (FIRST_HEAD + 2, "looks-adult"),
    (DISTANCE, "not-in-training-distribution"),
    (RESIDUAL, "not-in-training-distribution"),
)
REFUSED_AS_OTHER, REFUSED_AS_ADULT = 0.002, 0.001
STRENGTH = 0.003
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


def fit_film_gate(pictures: GateSet) -> FittedGate:
    """Fit on everything that may teach; set the bounds on the tune films."""
    outliers = {name: np.concatenate(list(parts.values())) for name, parts in _outliers(pictures).items() if parts}
    gate = fit_gate(pictures.good, ["film"] * len(pictures.good), outliers, components=COMPONENTS)
    columns = run_gate(gate, pictures.tune)
    return FittedGate(gate, _bounds(columns), np.maximum(columns.std(axis=0), 1e-6))


def _outliers(pictures: GateSet) -> dict[str, dict[str, Features]]:
    """Head to what teaches it, by kind. The adults' head comes last, since not every data folder holds adults."""
    heads: dict[str, dict[str, Features]] = {"other": {}, "exposure": {}, "adult": {}}
    for name, features in pictures.taught.items():
        heads["exposure" if name in CORRUPTIONS else "other"][name] = features
    for name, (kind, features) in pictures.kinds.items():
        if kind.is_taught:
            copies = pictures.kinds_changed.get(name)
            heads[kind.sort][name] = features if copies is None else np.concatenate([features, copies])
    return heads


def _bounds(columns: Columns) -> Bounds:
    """The adults' column has a bound of its own; the other columns share their quantile."""
    first = columns[:, : FIRST_HEAD + 2]
    maxima = set_bounds(first, ["film"] * len(first), REFUSED_AS_OTHER).maxima
    adult = np.quantile(columns[:, FIRST_HEAD + 2 :], 1 - REFUSED_AS_ADULT, axis=0)
    return Bounds((*maxima, *(float(value) for value in adult)))


def fit_without(fitted: FittedGate, pictures: GateSet, name: str) -> FittedGate:
    """The same gate, its head that was taught this kind taught again without it."""
    heads = [(head, parts) for head, parts in _outliers(pictures).items() if parts]
    place = next(index for index, (_, parts) in enumerate(heads) if name in parts)
    others = np.concatenate([features for kind, features in heads[place][1].items() if kind != name])
    gate = copy.deepcopy(fitted.gate)
    mean, scale = gate.mean.numpy(), gate.scale.numpy()
    x = np.clip((np.concatenate([pictures.good, others]) - mean) * scale, -30, 30)
    y = np.repeat([0, 1], [len(pictures.good), len(others)])
    line = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=300).fit(x, y)
    gate.heads.weight.data[place] = torch.from_numpy(line.coef_[0].astype(np.float32))
    gate.heads.bias.data[place] = float(line.intercept_[0])
    columns = run_gate(gate, pictures.tune)
    return FittedGate(gate, _bounds(columns), np.maximum(columns.std(axis=0), 1e-6))


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
        judge = fit_without(fitted, pictures, name) if kind.is_taught else fitted
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
