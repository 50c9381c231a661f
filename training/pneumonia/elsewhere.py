"""Where the model must fail, measured: adults of other sources, and how plainly a source shows in the features."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from datasets.read import read_image
from datasets.versions.table import LabelledRow, read_table
from models.calibration import calibrated
from models.card import Result
from models.metrics import auroc, confusion, patient_bootstrap
from training.pneumonia.films import to_bytes
from training.pneumonia.fitting import as_input
from training.pneumonia.network import PneumoniaNetwork
from training.pneumonia.probes import Probe
from training.recipe import Array

FOLDS = 5


def _is_matched(row: LabelledRow) -> bool:
    matched = row.columns.get("size_matched", "").removesuffix(".0") == "1"
    return row.columns.get("source") == "nih" and matched and row.label in ("normal", "pneumonia")


def _is_cohen(row: LabelledRow) -> bool:
    return row.columns.get("source") == "cohen" and (row.label == "normal" or row.label.startswith("pneumonia"))


SOURCES: tuple[tuple[str, str, Callable[[LabelledRow], bool]], ...] = (
    ("nih", "adults, size-matched rows; outside the model's scope", _is_matched),
    ("cohen", "adults, figures of papers, few normal films; outside the model's scope", _is_cohen),
)


def measure_elsewhere(probe: Probe) -> list[Result]:
    """Pneumonia on other sources with the gate ignored, and the share of those films that the gate refuses."""
    found: list[Result] = []
    for source, note, is_wanted in SOURCES:
        rows = [row for row in _table(probe) if is_wanted(row)]
        truth = np.array([row.label != "normal" for row in rows], dtype=bool)
        if truth.any() and not truth.all():
            figures = _figures(probe, truth, probe.outputs(_pictures(probe, rows)))
            patients = [row.patient_id for row in rows]
            estimates = {metric: patient_bootstrap(figure, patients) for metric, figure in figures.items()}
            found += [
                Result(metric=metric, dataset=source, split="external", estimate=estimate, note=note)
                for metric, estimate in estimates.items()
            ]
    return found


def _figures(
    probe: Probe, truth: NDArray[np.bool_], outputs: Mapping[str, Array]
) -> dict[str, Callable[[NDArray[np.int64]], float]]:
    finding = probe.card.findings[0]
    logit = outputs[finding.output][:, finding.index]
    called: NDArray[np.bool_] = np.asarray(calibrated(logit, finding.calibration)) >= finding.threshold
    refused = np.asarray(np.max(outputs["gate"], axis=1) > 0).reshape(-1)
    return {
        "auroc_pneumonia": lambda i: auroc(truth[i], logit[i]),
        "balanced_accuracy_pneumonia": lambda i: confusion(truth[i], called[i]).balanced_accuracy,
        "gate_refused_share": lambda i: float(np.mean(refused[i])),
    }


def source_in_features(probe: Probe, network: PneumoniaNetwork) -> list[Result]:
    """How well a linear probe tells this source from the NIH's by the trained features, folds by patient."""
    others = [row for row in _table(probe) if row.columns.get("source") == "nih"]
    if len(others) < 4 * FOLDS:
        return []
    tune = probe.films.where("tune")
    pictures = np.concatenate([probe.films_as_pictures(tune), _pictures(probe, others)])
    truth = np.repeat([False, True], [len(tune), len(others)])
    patients = [*probe.films.patients(tune), *(row.patient_id for row in others)]
    features = _features(network, pictures)
    probe_line = make_pipeline(StandardScaler(), LogisticRegression(C=0.01, max_iter=300))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
    told = cross_val_predict(probe_line, features, truth, groups=patients, cv=folds, method="decision_function")
    estimate = patient_bootstrap(lambda i: auroc(truth[i], told[i]), patients)
    note = "the source shows in the features: a model trained on mixed sources with unlike labels would learn it"
    return [Result(metric="auroc_source", dataset="kermany v nih", split="probe", estimate=estimate, note=note)]


def _features(network: PneumoniaNetwork, pictures: NDArray[np.float32]) -> NDArray[np.float32]:
    with torch.inference_mode():
        parts = [
            network.maps(as_input(torch.from_numpy(pictures[start : start + 32])[:, None])).mean(dim=(2, 3)).numpy()
            for start in range(0, len(pictures), 32)
        ]
    return np.concatenate(parts)


def _table(probe: Probe) -> tuple[LabelledRow, ...]:
    return read_table(probe.films.root / "labels.csv")


def _pictures(probe: Probe, rows: list[LabelledRow]) -> NDArray[np.float32]:
    size = probe.films.pictures.shape[1]
    found = [to_bytes(read_image(probe.films.root / row.image), size) for row in rows]
    return np.stack(found).astype(np.float32) / np.float32(255)
