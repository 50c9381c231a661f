"""How the network is fitted: balanced batches of changed films, two losses, figures on the tune split."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from models.metrics import auroc
from training.augment import Strength, add_bars, change_exposure, choose_affines, move_pictures
from training.loop import Job
from training.pneumonia.films import BACTERIAL, IMAGENET_MEAN, IMAGENET_STD, NORMAL, VIRAL, Films
from training.pneumonia.shift import Shift, shift_pictures

Indices = NDArray[np.int64]

SHARES = {NORMAL: 0.38, BACTERIAL: 0.34, VIRAL: 0.28}
SMOOTHING = 0.05
BACTERIAL_WEIGHT = 0.7
STRENGTH = Strength(degrees=8.0, scale=0.16, aspect=0.22, shift=0.06, gamma=0.4, bars=0.25, flip=0.5)


@dataclass(frozen=True, slots=True)
class FilmTrainingSet:
    """Training films, drawn so that each class has its share of an epoch.

    Attributes:
        films: all that were read.
        indices: those to train on.
        per_epoch: films an epoch shows.
        size: side of the pictures the network gets; not above that of the films.
        shift: what else is made random.
    """

    films: Films
    indices: Indices
    per_epoch: int
    size: int
    shift: Shift = field(default_factory=Shift)

    @property
    def fingerprint(self) -> str:
        """Which cases, and how many."""
        told = [*self.films.dataset_versions, str(len(self.indices)), str(int(self.indices.sum())), str(self.per_epoch)]
        return " ".join([*told, str(self.size)])

    def order(self, rng: np.random.Generator) -> Indices:
        """Each class by its share; a class is gone through wholly before any of it repeats."""
        chosen = []
        for label, share in SHARES.items():
            pool = self.indices[self.films.classes[self.indices] == label]
            wanted = round(share * self.per_epoch)
            rounds = -(-wanted // len(pool))
            chosen.append(np.concatenate([rng.permutation(pool) for _ in range(rounds)])[:wanted])
        return rng.permutation(np.concatenate(chosen))

    def batch(self, indices: Indices, rng: np.random.Generator) -> Mapping[str, Tensor]:
        """`input` `(n, 3, size, size)`, `classes` `(n,)`."""
        pictures = torch.from_numpy(np.stack([self._picture(int(index), rng) for index in indices]))
        changed = change_films(pictures[:, None].float() / 255, self.size, self.shift, rng)
        return {"input": as_input(changed), "classes": torch.from_numpy(self.films.classes[indices])}

    def _picture(self, index: int, rng: np.random.Generator) -> NDArray[np.uint8]:
        variant = self.films.variants.get(index)
        return variant if variant is not None and rng.random() < 0.5 else self.films.pictures[index]


def change_films(pictures: Tensor, size: int, shift: Shift, rng: np.random.Generator) -> Tensor:
    """Move, cover, expose and degrade `(n, 1, h, w)` pictures in 0–1, and reduce them to `size`."""
    if pictures.shape[-1] != size:
        pictures = F.interpolate(pictures, size=(size, size), mode="bilinear", antialias=True)
    moved = move_pictures(pictures, choose_affines(len(pictures), STRENGTH, rng))
    exposed = change_exposure(moved, STRENGTH, rng)
    return add_bars(shift_pictures(exposed, shift, rng), STRENGTH, rng)


def logits_of_pictures(network: nn.Module, pictures: Tensor, batch_size: int = 32) -> NDArray[np.float32]:
    """Logits `(n, 2)` of many pictures `(n, 1, h, w)` in 0–1, without gradients."""
    device = next(network.parameters()).device
    with torch.inference_mode():
        parts = [network(as_input(part).to(device)).cpu() for part in torch.split(pictures, batch_size)]
    return np.asarray(torch.cat(parts).numpy())


def as_input(pictures: Tensor) -> Tensor:
    """`(n, 1, h, w)` in 0–1 to the network's `(n, 3, h, w)`, in torch's fast memory order."""
    mean, std = (torch.tensor(values).reshape(1, 3, 1, 1) for values in (IMAGENET_MEAN, IMAGENET_STD))
    return ((pictures - mean) / std).contiguous(memory_format=torch.channels_last)


def two_losses(network: nn.Module, batch: Mapping[str, Tensor]) -> Tensor:
    """Cross-entropy of pneumonia on all films, of bacterial on films with pneumonia; labels smoothed."""
    logits = network(batch["input"])
    classes = batch["classes"]
    is_sick = classes != NORMAL
    loss = F.binary_cross_entropy_with_logits(logits[:, 0], _smooth(is_sick))
    if not bool(is_sick.any()):
        return loss
    bacterial = F.binary_cross_entropy_with_logits(logits[is_sick, 1], _smooth(classes[is_sick] == BACTERIAL))
    return loss + BACTERIAL_WEIGHT * bacterial


def _smooth(labels: Tensor) -> Tensor:
    return labels.float() * (1 - 2 * SMOOTHING) + SMOOTHING


@dataclass(frozen=True, slots=True)
class TuneFigures:
    """Discrimination on the tune split, of the films as they are and once changed, with a fixed draw.

    Attributes:
        plain: the films, `(n, 1, size, size)` in 0–1.
        changed: the same films, changed.
        classes: `(n,)`.
    """

    plain: Tensor
    changed: Tensor
    classes: NDArray[np.int64]

    def __call__(self, network: nn.Module) -> dict[str, float]:
        """AUROC of both heads on both; `score` is their mean."""
        figures = {}
        is_sick = self.classes != NORMAL
        for name, pictures in (("plain", self.plain), ("changed", self.changed)):
            logits = logits_of_pictures(network, pictures)
            figures[f"pneumonia_{name}_auroc"] = auroc(is_sick, logits[:, 0])
            figures[f"bacterial_{name}_auroc"] = auroc(self.classes[is_sick] == BACTERIAL, logits[is_sick, 1])
        return {**figures, "score": float(np.mean(list(figures.values())))}


def tune_figures(films: Films, indices: Indices, size: int, seed: int) -> TuneFigures:
    """Prepare the tune films once."""
    pictures = torch.from_numpy(films.pictures[indices])[:, None].float() / 255
    rng = np.random.default_rng([seed, 7])
    parts = [change_films(part, size, Shift(), rng) for part in torch.split(pictures, 64)]
    plain = F.interpolate(pictures, size=(size, size), mode="bilinear", antialias=True)
    return TuneFigures(plain, torch.cat(parts), films.classes[indices])


def fitting_job(title: str, network: nn.Module, training_set: FilmTrainingSet, tune: TuneFigures) -> Job:
    """A job of the loop that keeps the epoch best at pneumonia on changed tune films.

    Bacterial v viral wavers by 0.02 from epoch to epoch on so few films, so it does not choose.
    """
    return Job(title, network, training_set, two_losses, tune, watch="pneumonia_changed_auroc")
