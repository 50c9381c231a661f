"""All pictures the gate learns from and is measured on, and their features, kept in the run's folder."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.corruptions import CORRUPTIONS, corrupt_all
from training.pneumonia.drawings import DRAWINGS, draw_all
from training.pneumonia.films import Films
from training.pneumonia.fitting import as_input, change_films
from training.pneumonia.fragments import FRAGMENTS, cut_all
from training.pneumonia.gate_kinds import ADULT, Kind, read_kinds
from training.pneumonia.graph import GateFeatures
from training.pneumonia.shift import Shift

Pictures = NDArray[np.uint8]
Features = NDArray[np.float32]
Indices = NDArray[np.int64]

COPIES = 2
GENTLE = Shift(coarse=0.4, sharp=0.15, compressed=0.3, light=0.1, corners=0.1)


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many pictures of each sort the gate learns from and is measured on.

    Attributes:
        good: plain training films.
        changed: of those, how many more that were changed gently.
        taught: of each corruption, drawing and fragment for learning.
        measured: of each for measuring.
        kind: of each real kind.
    """

    good: int = 2600
    changed: int = 1300
    taught: int = 50
    measured: int = 40
    kind: int = 120


@dataclass(frozen=True, slots=True)
class FeatureStore:
    """Features of pictures, kept as files named by the pictures' hash, so that a resumed run does not repeat them."""

    folder: Path
    features: GateFeatures
    batch_size: int = 32

    def of(self, pictures: Pictures) -> Features:
        """`(n, size, size)` uint8 to `(n, d)`; no picture, no row."""
        if not len(pictures):
            return np.zeros((0, 0), dtype=np.float32)
        name = hashlib.sha256(pictures.tobytes() + repr(pictures.shape).encode()).hexdigest()[:24]
        path = self.folder / f"{name}.npy"
        if path.is_file():
            return np.asarray(np.load(path, allow_pickle=False), dtype=np.float32)
        found = self._compute(pictures)
        self.folder.mkdir(parents=True, exist_ok=True)
        np.save(path, found.astype(np.float16))
        return np.asarray(np.load(path, allow_pickle=False), dtype=np.float32)

    def _compute(self, pictures: Pictures) -> Features:
        device = next(self.features.parameters()).device
        parts = []
        with torch.inference_mode():
            for start in range(0, len(pictures), self.batch_size):
                part = torch.from_numpy(pictures[start : start + self.batch_size])[:, None].float() / 255
                x = as_input(part).to(device)
                parts.append(self.features(x, self.features.early(x)).cpu().numpy())
        return np.concatenate(parts)


@dataclass(frozen=True, slots=True)
class GateSet:
    """Features by name, for learning and for measuring.

    Attributes:
        good: training films, plain, gently changed, and with their own aspect.
        tune: tune films as they are and, where they exist, as unsquashed originals.
        test: official test films.
        originals: unsquashed originals of films of patients that the gate has not learnt from.
        kinds: real kinds that are something else.
        kinds_changed: gently changed copies of the adults that may teach, so that sharpness does not tell them.
        taught, measured: corrupted, drawn and cut pictures, made from training and from tune films.
    """

    good: Features = field(repr=False)
    tune: Features = field(repr=False)
    test: Features = field(repr=False)
    originals: Features = field(repr=False)
    kinds: Mapping[str, tuple[Kind, Features]] = field(repr=False)
    kinds_changed: Mapping[str, Features] = field(repr=False)
    taught: Mapping[str, Features] = field(repr=False)
    measured: Mapping[str, Features] = field(repr=False)


def gather(films: Films, store: FeatureStore, seed: int, sizes: Sizes) -> GateSet:
    """Make every picture and compute its features."""
    rng = np.random.default_rng([seed, 11])
    train, tune = films.where("train"), films.where("tune")
    chosen = rng.permutation(train)[: sizes.good]
    changed = _changed(films.pictures[chosen[: sizes.changed]], rng)
    tune_variants = [index for index in tune if int(index) in films.variants]
    kinds = read_kinds(films.data, films.pictures.shape[1], seed, sizes.kind)
    learnt, kept = _parted(films, train)
    own_aspect = [store.of(_originals(films, learnt))] if learnt else []
    return GateSet(
        good=np.concatenate([store.of(films.pictures[chosen]), store.of(changed), *own_aspect]),
        tune=store.of(np.concatenate([films.pictures[tune], _originals(films, tune_variants)])),
        test=store.of(films.pictures[films.where("test")]),
        originals=store.of(_originals(films, [*kept, *tune_variants])),
        kinds={kind.name: (kind, store.of(kind.pictures)) for kind in kinds},
        kinds_changed={
            kind.name: store.of(_changed(np.repeat(kind.pictures, COPIES, axis=0), np.random.default_rng([seed, 13])))
            for kind in kinds
            if kind.is_taught and kind.sort == ADULT
        },
        taught=_made(films, rng.permutation(train)[: sizes.taught], store, sizes.taught, seed),
        measured=_made(films, rng.permutation(tune)[: sizes.measured], store, sizes.measured, seed + 1),
    )


def _made(films: Films, indices: Indices, store: FeatureStore, count: int, seed: int) -> dict[str, Features]:
    """Every corruption and fragment of some films, and as many drawings, by name."""
    pictures = films.pictures[indices]
    as_numbers = pictures.astype(np.float32) / np.float32(255)
    made = {name: _as_bytes(corrupt_all(as_numbers, name, seed)) for name in CORRUPTIONS}
    made |= {name: cut_all(pictures, name, seed) for name in FRAGMENTS}
    made |= {name: draw_all(name, count, pictures.shape[1], seed) for name in DRAWINGS}
    return {name: store.of(_stretched(one)) for name, one in made.items()}


def _stretched(pictures: Pictures) -> Pictures:
    """As serving's `stretch` step would leave them."""
    low, high = np.percentile(pictures[:, ::3, ::3], [0.5, 99.5], axis=(1, 2))[..., None, None]
    wide = np.where(high - low < 1e-3, np.inf, high - low)
    return np.asarray(np.rint(np.clip((pictures - low) / wide, 0, 1) * 255), dtype=np.uint8)


def _parted(films: Films, train: Indices) -> tuple[list[int], list[int]]:
    """Training films whose originals there are, parted by patient: to learn from, and to measure with."""
    names = sorted(set(films.patients(train)))
    is_learnt = {name: place % 2 == 0 for place, name in enumerate(names)}
    found = [int(index) for index in train if int(index) in films.variants]
    learnt = [index for index in found if is_learnt[films.rows[index].patient_id]]
    return learnt, [index for index in found if not is_learnt[films.rows[index].patient_id]]


def _changed(pictures: Pictures, rng: np.random.Generator) -> Pictures:
    parts = torch.from_numpy(pictures)[:, None].float() / 255
    size = pictures.shape[1]
    done = [change_films(parts[i : i + 64], size, GENTLE, rng) for i in range(0, len(parts), 64)]
    return _as_bytes(torch.cat(done)[:, 0].numpy())


def _originals(films: Films, indices: Sequence[int]) -> Pictures:
    size = films.pictures.shape[1]
    found = [films.variants[int(index)] for index in indices]
    return np.stack(found) if found else np.zeros((0, size, size), dtype=np.uint8)


def _as_bytes(pictures: NDArray[np.float32]) -> Pictures:
    return np.rint(np.clip(pictures, 0, 1) * 255).astype(np.uint8)
