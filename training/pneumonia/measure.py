"""The figures of a finished model on labelled films, each with its interval over patients."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.calibration import calibrated
from models.card import Card, Finding, Result
from models.conformal import conformal_sets, coverage
from models.estimate import Estimate
from models.metrics import auprc, auroc, brier, confusion, ece, patient_bootstrap
from models.preprocess import run_steps
from training.pneumonia.films import BACTERIAL, NORMAL, SOURCE, Films
from training.recipe import Array, Predict

Indices = NDArray[np.int64]
Numbers = NDArray[np.float64]
Truth = NDArray[np.bool_]

BATCH = 16
PNEUMONIA, BACTERIAL_PNEUMONIA = "pneumonia", "bacterial_pneumonia"


@dataclass(frozen=True, slots=True)
class Scored:
    """What a model said of some films about one finding, and what is so.

    Attributes:
        truth: `(n,)`, by the reference standard.
        probability: `(n,)`, calibrated.
        patients: whose films.
    """

    truth: Truth = field(repr=False)
    probability: Numbers = field(repr=False)
    patients: Sequence[str] = field(repr=False)


def predict_films(films: Films, indices: Indices, card: Card, predict: Predict) -> dict[str, Array]:
    """Every output for films read anew, by the card's own steps, as serving does."""
    parts: list[Mapping[str, Array]] = []
    for start in range(0, len(indices), BATCH):
        chosen = indices[start : start + BATCH]
        parts.append(predict(np.concatenate([run_steps(card.input.steps, films.image(int(i))) for i in chosen])))
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]} if parts else {}


def score_findings(films: Films, indices: Indices, card: Card, outputs: Mapping[str, Array]) -> dict[str, Scored]:
    """Pneumonia on all films; bacterial on those that have pneumonia."""
    classes = films.classes[indices]
    patients = films.patients(indices)
    found = {}
    for finding in card.findings:
        probability = calibrated(outputs[finding.output][:, finding.index], finding.calibration)
        is_asked = classes >= 0 if finding.given is None else classes != NORMAL
        truth = classes != NORMAL if finding.given is None else classes == BACTERIAL
        asked = np.nonzero(is_asked)[0]
        found[finding.name] = Scored(truth[asked], probability[asked], [patients[index] for index in asked])
    return found


def measure_films(films: Films, indices: Indices, split: str, card: Card, predict: Predict) -> list[Result]:
    """All figures of both findings on some films."""
    scored = score_findings(films, indices, card, predict_films(films, indices, card, predict))
    return [result for finding in card.findings for result in results_of(finding, scored[finding.name], SOURCE, split)]


def results_of(finding: Finding, scored: Scored, dataset: str, split: str) -> list[Result]:
    """Discrimination, decision, calibration and conformal coverage of one finding."""
    note = "" if finding.given is None else "films with pneumonia by the reference standard only"
    return [
        Result(metric=f"{name}_{finding.name}", dataset=dataset, split=split, estimate=estimate, note=note)
        for name, figure in _figures(finding, scored).items()
        if (estimate := estimate_of(figure, scored.patients)) is not None
    ]


def estimate_of(figure: Callable[[Indices], float], patients: Sequence[str]) -> Estimate | None:
    """The figure with its interval; None where the films do not define it."""
    if not len(patients) or np.isnan(figure(np.arange(len(patients)))):
        return None
    return patient_bootstrap(figure, patients)


def _figures(finding: Finding, scored: Scored) -> dict[str, Callable[[Indices], float]]:
    truth, told = scored.truth, scored.probability
    called = told >= finding.threshold
    figures: dict[str, Callable[[Indices], float]] = {
        "auroc": lambda i: auroc(truth[i], told[i]),
        "auprc": lambda i: auprc(truth[i], told[i]),
        "balanced_accuracy": lambda i: confusion(truth[i], called[i]).balanced_accuracy,
        "sensitivity": lambda i: confusion(truth[i], called[i]).sensitivity,
        "specificity": lambda i: confusion(truth[i], called[i]).specificity,
        "ppv": lambda i: confusion(truth[i], called[i]).ppv,
        "npv": lambda i: confusion(truth[i], called[i]).npv,
        "brier": lambda i: brier(truth[i], told[i]),
        "ece": lambda i: ece(truth[i], told[i]),
    }
    if finding.conformal is not None:
        sets = conformal_sets(told, finding.conformal)
        figures["conformal_coverage_positive"] = lambda i: _covered(truth[i], sets[i], True)
        figures["conformal_coverage_negative"] = lambda i: _covered(truth[i], sets[i], False)
        figures["conformal_one_label_share"] = lambda i: float(np.mean(sets[i].sum(axis=1) == 1))
    return figures


def _covered(truth: Truth, sets: NDArray[np.bool_], label: bool) -> float:
    chosen = truth == label
    return coverage(truth[chosen], sets[chosen]) if chosen.any() else float("nan")
