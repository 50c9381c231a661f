"""Batches of augmented films for the loop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.augment import Strength, add_bars, change_exposure, choose_affines, move_labels, move_pictures
from training.segmentation.films import IMAGENET_MEAN, IMAGENET_STD, Films

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FilmTrainingSet:
    """The films at some indices, some of them repeated within an epoch.

    Attributes:
        films: all that were read.
        indices: of those to train on, repeats included.
        strength: of augmentation.
        name: tells one fit's cases from another's.
    """

    films: Films
    indices: Indices
    strength: Strength
    name: str

    @property
    def fingerprint(self) -> str:
        """Dataset versions, the fit's name, and which cases."""
        return " ".join([*self.films.dataset_versions, self.name, str(len(self.indices)), str(self.indices.sum())])

    def order(self, rng: np.random.Generator) -> Indices:
        """Shuffled."""
        return rng.permutation(self.indices)

    def batch(self, indices: Indices, rng: np.random.Generator) -> Mapping[str, Tensor]:
        """`input` `(n, 3, h, w)` and `labels` `(n, 1, h, w)`."""
        pictures = torch.from_numpy(self.films.pictures[indices])[:, None]
        affines = choose_affines(len(indices), self.strength, rng)
        labels = move_labels(torch.from_numpy(self.films.labels[indices]), affines)
        moved = add_bars(move_pictures(pictures, affines), self.strength, rng)
        return {"input": as_input(change_exposure(moved, self.strength, rng)), "labels": labels[:, None]}


def as_input(pictures: Tensor) -> Tensor:
    """`(n, 1, h, w)` in 0–1 to the network's `(n, 3, h, w)`, in torch's fast memory order."""
    mean, std = (torch.tensor(values).reshape(1, 3, 1, 1) for values in (IMAGENET_MEAN, IMAGENET_STD))
    return ((pictures - mean) / std).contiguous(memory_format=torch.channels_last)
