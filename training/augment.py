"""What may differ between two films of the same patient: place, size, angle, exposure, noise, borders, words.

Choose (random, as arrays) → apply (pure, on a whole batch). Pictures are `(n, 1, h, w)` in 0–1 before normalisation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Strength:
    """How far a film may be changed.

    Attributes:
        degrees: rotation, each way.
        scale: log of zoom, each way.
        aspect: log of stretch, each way: films are squashed to a square.
        shift: share of the side, each way.
        gamma: log of the exponent, each way.
        contrast: each way, about the mean.
        brightness: each way.
        noise: greatest standard deviation.
        blur: probability.
        bars: probability of a black or white border or of burned-in marks.
        flip: probability of a mirror image, whose left and right labels are swapped with it.
    """

    degrees: float = 12.0
    scale: float = 0.18
    aspect: float = 0.18
    shift: float = 0.08
    gamma: float = 0.45
    contrast: float = 0.25
    brightness: float = 0.1
    noise: float = 0.04
    blur: float = 0.2
    bars: float = 0.35
    flip: float = 0.0


def choose_affines(count: int, strength: Strength, rng: np.random.Generator) -> Tensor:
    """Random `(count, 2, 3)` matrices from output to input coordinates in −1…1."""
    angle = np.deg2rad(rng.uniform(-strength.degrees, strength.degrees, count))
    zoom = np.exp(rng.uniform(-strength.scale, strength.scale, count))
    aspect = np.exp(rng.uniform(-strength.aspect, strength.aspect, count) / 2)
    mirror = np.where(rng.random(count) < strength.flip, -1.0, 1.0)
    matrices = np.empty((count, 2, 3), dtype=np.float32)
    matrices[:, 0, 0] = np.cos(angle) / (zoom * aspect) * mirror
    matrices[:, 0, 1] = -np.sin(angle) / (zoom * aspect)
    matrices[:, 1, 0] = np.sin(angle) / zoom * aspect * mirror
    matrices[:, 1, 1] = np.cos(angle) / zoom * aspect
    matrices[:, :, 2] = rng.uniform(-2 * strength.shift, 2 * strength.shift, (count, 2))
    return torch.from_numpy(matrices)


def is_mirrored(affines: Tensor) -> Tensor:
    """`(n,)` bool: which matrices turn left into right."""
    return torch.det(affines[:, :, :2]) < 0


def move_pictures(pictures: Tensor, affines: Tensor) -> Tensor:
    """Bilinear, black outside."""
    grid = F.affine_grid(affines, list(pictures.shape), align_corners=False)
    return F.grid_sample(pictures, grid, mode="bilinear", padding_mode="zeros", align_corners=False)


def move_labels(labels: Tensor, affines: Tensor) -> Tensor:
    """`(n, h, w)` uint8 classes 0, 1, 2 (background, right, left), nearest; a mirror image swaps 1 and 2."""
    grid = F.affine_grid(affines, [labels.shape[0], 1, *labels.shape[1:]], align_corners=False)
    moved = F.grid_sample(labels[:, None].float(), grid, mode="nearest", padding_mode="zeros", align_corners=False)
    classes = moved[:, 0].long()
    swapped = torch.where(classes > 0, 3 - classes, classes)
    return torch.where(is_mirrored(affines)[:, None, None], swapped, classes)


def change_exposure(pictures: Tensor, strength: Strength, rng: np.random.Generator) -> Tensor:
    """Gamma, contrast, brightness, noise and blur, each film its own."""
    count = len(pictures)
    gamma = _column(np.exp(rng.uniform(-strength.gamma, strength.gamma, count)))
    contrast = _column(rng.uniform(1 - strength.contrast, 1 + strength.contrast, count))
    shift = _column(rng.uniform(-strength.brightness, strength.brightness, count))
    changed = pictures.clamp(1e-4, 1.0) ** gamma
    mean = changed.mean(dim=(2, 3), keepdim=True)
    changed = (changed - mean) * contrast + mean + shift
    sigma = _column(rng.uniform(0, strength.noise, count) * (rng.random(count) < 0.5))
    noise = torch.from_numpy(rng.standard_normal(pictures.shape, dtype=np.float32))
    changed = torch.where(_column(rng.random(count)) < strength.blur, F.avg_pool2d(changed, 3, 1, 1), changed)
    return (changed + sigma * noise).clamp(0.0, 1.0)


def add_bars(pictures: Tensor, strength: Strength, rng: np.random.Generator) -> Tensor:
    """Borders of one shade on some sides and small bright marks, as films and figures carry them."""
    marked = pictures.clone()
    side = pictures.shape[-1]
    for picture in marked:
        if rng.random() < strength.bars:
            _draw_border(picture[0], side, rng)
        if rng.random() < strength.bars:
            _draw_mark(picture[0], side, rng)
    return marked


def _draw_border(plane: Tensor, side: int, rng: np.random.Generator) -> None:
    shade = float(rng.choice([0.0, 0.0, 1.0, rng.random()]))
    top, bottom, left, right = (int(width) for width in rng.integers(0, max(2, side // 14), 4))
    plane[:top] = shade
    plane[side - bottom :] = shade
    plane[:, :left] = shade
    plane[:, side - right :] = shade


def _draw_mark(plane: Tensor, side: int, rng: np.random.Generator) -> None:
    height, width = (int(length) for length in rng.integers(max(1, side // 50), max(2, side // 10), 2))
    row, column = (int(place) for place in rng.integers(0, side - side // 10, 2))
    plane[row : row + height, column : column + width] = float(rng.choice([0.0, 1.0, 1.0]))


def _column(values: Numbers) -> Tensor:
    return torch.from_numpy(np.asarray(values, dtype=np.float32)).reshape(-1, 1, 1, 1)
