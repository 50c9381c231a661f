"""What differs between hospitals and years beside place and exposure: sharpness, compression, uneven light, corners.

Each is a way by which a network could tell sick from healthy without looking at the lungs, so each is made random.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import PIL.Image
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Shift:
    """Probabilities and sizes.

    Attributes:
        coarse: probability of being reduced and enlarged again.
        sharp: probability of edge enhancement.
        compressed: probability of being saved as JPEG once more, quality 25–90.
        light: probability of a smooth uneven brightness.
        corners: probability, for each of two corners, of a covered rectangle (where markers stand).
    """

    coarse: float = 0.25
    sharp: float = 0.2
    compressed: float = 0.25
    light: float = 0.3
    corners: float = 0.3


def shift_pictures(pictures: Tensor, shift: Shift, rng: np.random.Generator) -> Tensor:
    """Change `(n, 1, h, w)` pictures in 0–1, each on its own."""
    changed = [_shift_one(picture, shift, rng) for picture in pictures]
    return torch.stack(changed).clamp(0.0, 1.0)


def _shift_one(picture: Tensor, shift: Shift, rng: np.random.Generator) -> Tensor:
    if rng.random() < shift.light:
        picture = picture * _uneven_light(picture.shape[-1], rng)
    if rng.random() < shift.coarse:
        picture = _coarsened(picture, float(rng.uniform(0.35, 0.9)))
    elif rng.random() < shift.sharp:
        blurred = F.avg_pool2d(picture[None], 3, 1, 1)[0]
        picture = picture + float(rng.uniform(0.3, 1.2)) * (picture - blurred)
    if rng.random() < shift.compressed:
        picture = compressed(picture.clamp(0, 1), int(rng.integers(25, 91)))
    for _ in range(2):
        if rng.random() < shift.corners:
            picture = _with_covered_corner(picture, rng)
    return picture


def compressed(picture: Tensor, quality: int) -> Tensor:
    """Through JPEG once: `(1, h, w)` in 0–1."""
    content = io.BytesIO()
    array: NDArray[np.uint8] = (picture[0].numpy() * 255).round().astype(np.uint8)
    PIL.Image.fromarray(array).save(content, "JPEG", quality=quality)
    return torch.from_numpy(np.asarray(PIL.Image.open(content), dtype=np.float32) / 255)[None]


def _uneven_light(side: int, rng: np.random.Generator) -> Tensor:
    coarse = torch.from_numpy(rng.uniform(0.75, 1.25, (1, 1, 3, 3)).astype(np.float32))
    return F.interpolate(coarse, size=(side, side), mode="bicubic", align_corners=True)[0]


def _coarsened(picture: Tensor, share: float) -> Tensor:
    side = picture.shape[-1]
    small = F.interpolate(picture[None], size=(max(8, int(side * share)),) * 2, mode="bilinear", antialias=True)
    return F.interpolate(small, size=(side, side), mode="bicubic")[0]


def _with_covered_corner(picture: Tensor, rng: np.random.Generator) -> Tensor:
    side = picture.shape[-1]
    height, width = (int(length) for length in rng.integers(side // 16, side // 4, 2))
    rows = slice(0, height) if rng.random() < 0.5 else slice(side - height, side)
    columns = slice(0, width) if rng.random() < 0.5 else slice(side - width, side)
    covered = picture.clone()
    covered[:, rows, columns] = float(rng.choice([0.0, 1.0, rng.random()]))
    return covered
