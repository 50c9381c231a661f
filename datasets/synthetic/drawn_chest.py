"""A small child's chest film drawn from shapes alone: quick, crude, with its lung masks. For tests of training."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Label = Literal["normal", "pneumonia_bacterial", "pneumonia_viral"]
LABELS: tuple[Label, ...] = ("normal", "pneumonia_bacterial", "pneumonia_viral")
Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class DrawnChest:
    """A film, float32 0 to 1 `(size, size)`, and the lungs: `right_lung` is the patient's, left in the picture."""

    film: Plane
    right_lung: Mask
    left_lung: Mask


@dataclass(frozen=True, slots=True)
class Build:
    """One child's proportions, in fractions of the picture; the same in each of the child's films."""

    centre: float
    top: float
    height: float
    width: float
    gap: float
    ribs: int
    exposure: float


def choose_build(rng: np.random.Generator) -> Build:
    """Draw a child's proportions."""
    width = rng.uniform(0.12, 0.17)
    return Build(
        centre=rng.uniform(0.44, 0.56),
        top=rng.uniform(0.12, 0.24),
        height=rng.uniform(0.46, 0.62),
        width=width,
        gap=width + rng.uniform(0.02, 0.05),
        ribs=int(rng.integers(6, 10)),
        exposure=rng.uniform(0.75, 1.15),
    )


def draw_chest(rng: np.random.Generator, build: Build, label: Label, size: int) -> DrawnChest:
    """Draw one film of a child."""
    y, x = (plane.astype(np.float32) / size for plane in np.mgrid[0:size, 0:size])
    right = _lung(y, x, build, side=-1)
    left = _lung(y, x, build, side=1) & ~_heart(y, x, build)
    film = _body(y, x, build) + 0.10 * _ribs(y, x, build) - 0.42 * _soft(right | left, size)
    film += 0.16 * _soft(_heart(y, x, build) | (np.abs(x - build.centre) < 0.045), size)
    film += _disease(rng, label, right, left, size)
    film += 0.05 * _blurred_noise(rng, size, size / 10) + 0.02 * rng.standard_normal((size, size), np.float32)
    return DrawnChest(np.clip(film * build.exposure, 0, 1).astype(np.float32), right, left)


def _body(y: Plane, x: Plane, build: Build) -> Plane:
    shoulders = np.clip((y - 0.02) / 0.12, 0, 1) * 0.5 + 0.3
    inside = 1 / (1 + np.exp((np.abs(x - build.centre) - 0.42 - 0.04 * y) * 60))
    return np.asarray(0.25 + 0.45 * inside * shoulders + 0.12 * y, dtype=np.float32)


def _lung(y: Plane, x: Plane, build: Build, side: int) -> Mask:
    down = (y - build.top) / build.height
    middle = build.centre + side * (build.gap + 0.03 * np.clip(down, 0, 1))
    half = build.width * np.sqrt(np.clip(1 - (2 * np.clip(down, 0, 1) ** 0.7 - 1) ** 2, 0, 1))
    floor = build.top + build.height - 0.12 * ((x - middle) / build.width) ** 2
    return np.asarray((np.abs(x - middle) < half) & (down > 0) & (y < floor))


def _heart(y: Plane, x: Plane, build: Build) -> Mask:
    across, down = x - build.centre - 0.05, y - build.top - 0.75 * build.height
    return np.asarray((across / 0.13) ** 2 + (down / 0.17) ** 2 < 1)


def _ribs(y: Plane, x: Plane, build: Build) -> Plane:
    slope = 0.5 * (x - build.centre) ** 2 * 4
    wave = np.cos(2 * np.pi * build.ribs * (y - build.top - slope) / build.height)
    return np.where((y > build.top) & (y < build.top + build.height), np.clip(wave, 0, 1), 0).astype(np.float32)


def _disease(rng: np.random.Generator, label: Label, right: Mask, left: Mask, size: int) -> Plane:
    """One dense lobe for bacteria, patches on both sides for viruses."""
    film = np.zeros((size, size), np.float32)
    if label == "pneumonia_bacterial":
        lung = right if rng.random() < 0.5 else left
        film += 0.34 * _blob(rng, lung, size, size * rng.uniform(0.07, 0.11))
    elif label == "pneumonia_viral":
        for lung in (right, left):
            for _ in range(5):
                film += 0.15 * _blob(rng, lung, size, size * rng.uniform(0.025, 0.05))
    return film


def _blob(rng: np.random.Generator, lung: Mask, size: int, sigma: float) -> Plane:
    rows, columns = np.nonzero(lung)
    index = int(rng.integers(rows.size))
    y, x = np.mgrid[0:size, 0:size]
    distance = (y - rows[index]) ** 2 + (x - columns[index]) ** 2
    return np.asarray(np.exp(-distance / (2 * sigma**2)) * lung, dtype=np.float32)


def _soft(mask: Mask, size: int) -> Plane:
    return np.asarray(ndimage.gaussian_filter(mask.astype(np.float32), size / 90), dtype=np.float32)


def _blurred_noise(rng: np.random.Generator, size: int, sigma: float) -> Plane:
    noise = ndimage.gaussian_filter(rng.standard_normal((size, size), np.float32), sigma)
    return np.asarray(noise / noise.std(), dtype=np.float32)
