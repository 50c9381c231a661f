"""Questions put to the finished network on the tune films: what does it look at, and what throws it off?

Each returns results for the card. The films are those of tune patients, whom the network has not learnt from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import PIL.Image
import torch
from numpy.typing import NDArray

from datasets.read import read_image
from datasets.versions.table import read_table
from models.calibration import calibrated
from models.card import Card, Result
from models.metrics import auroc, patient_bootstrap
from training.pneumonia.films import NORMAL, SOURCE, Films
from training.pneumonia.fitting import as_input
from training.pneumonia.shift import compressed
from training.recipe import Array, Predict

Indices = NDArray[np.int64]
Numbers = NDArray[np.float64]
Pictures = NDArray[np.float32]

BATCH = 16


@dataclass(frozen=True, slots=True)
class Probe:
    """A network that can be asked about pictures.

    Attributes:
        films: all.
        card: whose first finding is asked.
        predict: the shipped graph.
    """

    films: Films
    card: Card
    predict: Predict

    def outputs(self, pictures: Pictures) -> Mapping[str, Array]:
        """Of pictures `(n, size, size)` in 0–1, after gray, stretch and resize."""
        parts = []
        for start in range(0, len(pictures), BATCH):
            batch = torch.from_numpy(np.ascontiguousarray(pictures[start : start + BATCH], dtype=np.float32))[:, None]
            parts.append(self.predict(as_input(batch).contiguous().numpy()))
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def pneumonia(self, pictures: Pictures) -> Numbers:
        """Calibrated probability of the first finding, `(n,)`."""
        finding = self.card.findings[0]
        return calibrated(self.outputs(pictures)[finding.output][:, finding.index], finding.calibration)

    def films_as_pictures(self, indices: Indices) -> Pictures:
        """`(n, size, size)` in 0–1."""
        return self.films.pictures[indices].astype(np.float32) / np.float32(255)


@dataclass(frozen=True, slots=True)
class MaskedFilms:
    """Tune films with their lungs.

    Attributes:
        indices: of the films.
        lungs: `(n, size, size)` bool.
    """

    indices: Indices = field(repr=False)
    lungs: NDArray[np.bool_] = field(repr=False)


def read_masks(films: Films, indices: Indices) -> MaskedFilms:
    """The lung masks that `lungseg` has of some films, squashed as the films are."""
    table = films.data / "lungseg" / "labels.csv"
    rows = read_table(table) if table.is_file() else ()
    masks = {Path(row.image).stem: row.columns["mask"] for row in rows if row.columns.get("source") == SOURCE}
    size = films.pictures.shape[1]
    stems = {int(i): Path(films.rows[int(i)].columns.get("orig_name", "")).stem for i in indices}
    kept = [index for index, stem in stems.items() if stem in masks]
    lungs = [_mask(films.data / "lungseg" / masks[stems[index]], size) for index in kept]
    empty = np.zeros((0, size, size), dtype=np.bool_)
    return MaskedFilms(np.array(kept, dtype=np.int64), np.stack(lungs) if lungs else empty)


def _mask(path: Path, size: int) -> NDArray[np.bool_]:
    picture = PIL.Image.fromarray(read_image(path).pixels.astype(np.float32))
    return np.asarray(picture.resize((size, size), PIL.Image.Resampling.BILINEAR)) > 0.5


def localisation(probe: Probe, masked: MaskedFilms) -> list[Result]:
    """Share of the pneumonia heat-map inside the lung fields, on films called positive, beside the lungs' own share."""
    sick = np.nonzero(probe.films.classes[masked.indices] != NORMAL)[0]
    if not len(sick):
        return []
    finding = probe.card.findings[0]
    maps = probe.outputs(probe.films_as_pictures(masked.indices[sick]))[finding.heat_map_output or "heat_maps"]
    size = masked.lungs.shape[1]
    inside, chance, hits = [], [], []
    for heat, lungs in zip(maps[:, finding.heat_map_index], masked.lungs[sick], strict=True):
        large = np.asarray(PIL.Image.fromarray(heat).resize((size, size), PIL.Image.Resampling.BICUBIC)).clip(0)
        inside.append(float(large[lungs].sum() / max(float(large.sum()), 1e-9)))
        chance.append(float(lungs.mean()))
        hits.append(float(lungs.ravel()[int(large.argmax())]))
    patients = probe.films.patients(masked.indices[sick])
    figures = {"heat_map_share_in_lungs": inside, "lungs_share_of_film": chance, "heat_map_peak_in_lungs": hits}
    return [_mean_result(name, np.array(values), patients, "films with pneumonia") for name, values in figures.items()]


def masked_lungs(probe: Probe, masked: MaskedFilms) -> list[Result]:
    """AUROC of the same films as they are, without the lungs, and with nothing but the lungs."""
    truth = probe.films.classes[masked.indices] != NORMAL
    if not truth.any() or truth.all():
        return []
    pictures = probe.films_as_pictures(masked.indices)
    level = np.median(pictures, axis=(1, 2), keepdims=True)
    changed = {
        "as it is": pictures,
        "without the lungs": np.where(masked.lungs, level, pictures),
        "and only the lungs": np.where(masked.lungs, pictures, level),
    }
    patients = probe.films.patients(masked.indices)
    return [
        _auroc_result(truth, probe.pneumonia(one), patients, f"films with a lung mask {name}")
        for name, one in changed.items()
    ]


def robustness(probe: Probe, indices: Indices) -> list[Result]:
    """AUROC, flipped answers and largest change when films are compressed again or get a border."""
    truth = probe.films.classes[indices] != NORMAL
    pictures = probe.films_as_pictures(indices)
    patients = probe.films.patients(indices)
    before = probe.pneumonia(pictures)
    found = []
    for name, change in _CHANGES.items():
        after = probe.pneumonia(change(pictures))
        found.append(_auroc_result(truth, after, patients, name))
        found += same_answer(probe, before, after, patients, name)
    return found


def same_answer(probe: Probe, before: Numbers, after: Numbers, patients: Sequence[str], subgroup: str) -> list[Result]:
    """How far two decodings of one film are apart: mean and greatest change of probability, share of flips."""
    threshold = probe.card.findings[0].threshold
    change = np.abs(before - after)
    flips = ((before >= threshold) != (after >= threshold)).astype(np.float64)
    largest = patient_bootstrap(lambda i: float(change[i].max()), patients)
    return [
        _mean_result("probability_change_mean", change, patients, subgroup),
        Result(metric="probability_change_max", dataset=SOURCE, split="tune", estimate=largest, subgroup=subgroup),
        _mean_result("answer_flipped_share", flips, patients, subgroup),
    ]


def _compress(quality: int) -> Callable[[Pictures], Pictures]:
    def change(pictures: Pictures) -> Pictures:
        return np.stack([compressed(torch.from_numpy(picture)[None], quality)[0].numpy() for picture in pictures])

    return change


def _border(share: float, shade: float) -> Callable[[Pictures], Pictures]:
    def change(pictures: Pictures) -> Pictures:
        width = round(pictures.shape[1] * share)
        framed = np.full_like(pictures, shade)
        framed[:, width:-width, width:-width] = pictures[:, width:-width, width:-width]
        return framed

    return change


_CHANGES: Mapping[str, Callable[[Pictures], Pictures]] = {
    "JPEG quality 75": _compress(75),
    "JPEG quality 50": _compress(50),
    "JPEG quality 25": _compress(25),
    "black border of a twentieth": _border(0.05, 0.0),
    "white border of a twentieth": _border(0.05, 1.0),
}


def _mean_result(metric: str, values: Numbers, patients: Sequence[str], subgroup: str) -> Result:
    estimate = patient_bootstrap(lambda i: float(values[i].mean()), patients)
    return Result(metric=metric, dataset=SOURCE, split="tune", estimate=estimate, subgroup=subgroup)


def _auroc_result(truth: NDArray[np.bool_], told: Numbers, patients: Sequence[str], subgroup: str) -> Result:
    estimate = patient_bootstrap(lambda i: auroc(truth[i], told[i]), patients)
    return Result(metric="auroc_pneumonia", dataset=SOURCE, split="tune", estimate=estimate, subgroup=subgroup)
