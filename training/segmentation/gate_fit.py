"""Fit the lung gate, set its bounds on the tune split, and measure it on kinds of picture it was not taught."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.estimate import Estimate
from models.metrics import auroc, patient_bootstrap
from training.corruptions import CORRUPTIONS, corrupt_all
from training.gate import Bounds, PictureGate, fit_gate, run_gate, set_bounds
from training.other_pictures import OtherKind
from training.recipe import Predict
from training.segmentation.films import normalised
from training.segmentation.good_films import GoodFilms
from training.segmentation.graph import LUNGS, verdict_columns

Array = NDArray[np.float32]

HEADS = ("state", "picture")
PER_CORRUPTION = 48
REFUSED_ON_TUNE = 0.01
TAUGHT_SHARE = 0.6
REPEATS = 400


@dataclass(frozen=True, slots=True)
class Seen:
    """What the frozen network makes of some pictures: features `(n, d)` and lungs `(n, 3)`."""

    features: Array = field(repr=False)
    lungs: Array = field(repr=False)

    def __getitem__(self, indices: NDArray[np.int64] | slice) -> Seen:
        return Seen(self.features[indices], self.lungs[indices])

    def __len__(self) -> int:
        return len(self.features)


def look(extract: Predict, pictures: Array, batch: int = 8) -> Seen:
    """Run pictures `(n, h, w)` in 0–1 through the network, compiled with `FEATURE_OUTPUTS`."""
    starts = range(0, len(pictures), batch)
    answers = [extract(normalised(pictures[start : start + batch])) for start in starts]
    features, lungs = (np.concatenate([answer[name] for answer in answers]) for name in ("features", LUNGS))
    return Seen(features, lungs)


@dataclass(frozen=True, slots=True)
class GateCases:
    """Everything the gate is fitted and measured with, as the network sees it.

    Attributes:
        films, good: the good films and what is seen of them.
        taught: head, then kind, to training cases.
        held: head, then kind, to cases that only measure.
    """

    films: GoodFilms
    good: Seen
    taught: Mapping[str, Mapping[str, Seen]]
    held: Mapping[str, Mapping[str, Seen]]


def gather_cases(extract: Predict, films: GoodFilms, others: Mapping[str, OtherKind], seed: int) -> GateCases:
    """Corrupt training and test films, part each other kind in two, and look at all of it."""
    rng = np.random.default_rng(seed)
    taught: dict[str, dict[str, Seen]] = {head: {} for head in HEADS}
    held: dict[str, dict[str, Seen]] = {head: {} for head in HEADS}
    for number, kind in enumerate(CORRUPTIONS):
        for part, target in (("train", taught), ("test", held)):
            indices = films.where(part)
            chosen = rng.permutation(indices)[:PER_CORRUPTION]
            target["state"][kind] = look(extract, corrupt_all(films.pictures[chosen], kind, seed + number))
    for name, kind_of in others.items():
        seen = look(extract, kind_of.pictures)
        cut = round(len(seen) * TAUGHT_SHARE) if kind_of.may_ship else 0
        held["picture"][name] = seen[cut:]
        if cut:
            taught["picture"][name] = seen[:cut]
    return GateCases(films, look(extract, films.pictures), taught, held)


def fit_lung_gate(cases: GateCases, without: str = "") -> PictureGate:
    """Fit on the training part, leaving one kind of outlier out when it is named."""
    indices = cases.films.balanced_training()
    outliers = {}
    for head in HEADS:
        kinds = [seen.features for kind, seen in cases.taught[head].items() if kind != without]
        if kinds:
            outliers[head] = np.concatenate(kinds)
    return fit_gate(cases.good.features[indices], cases.films.groups(indices), outliers)


def columns_of(gate: PictureGate, seen: Seen) -> Array:
    """What the rules look at."""
    return verdict_columns(run_gate(gate, seen.features), seen.lungs)


def bounds_of(gate: PictureGate, cases: GateCases) -> Bounds:
    """On the tune split, children and adults each."""
    tune = cases.films.where("tune")
    return set_bounds(columns_of(gate, cases.good[tune]), cases.films.ages(tune), REFUSED_ON_TUNE)


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
