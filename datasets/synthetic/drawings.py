"""Pictures that are not chests, drawn from shapes: a leg, an ultrasound fan, a section."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Plane = NDArray[np.float32]


def draw_leg(rng: np.random.Generator, height: int, width: int) -> Plane:
    """Tibia and fibula in soft tissue between knee and ankle: `(height, width)`, 0 to 1."""
    y, x = np.mgrid[0 : 1 : complex(0, height), 0 : 1 : complex(0, width)]
    swell = 0.06 * np.cos(2 * np.pi * (y - 0.35))
    flesh = np.abs(x - 0.5) < 0.27 + swell
    flare = 0.05 * (np.exp(-y / 0.06) + np.exp(-(1 - y) / 0.06))
    film = 0.28 * flesh + _bone(x, 0.45 + 0.02 * y, 0.065 + flare) + 0.8 * _bone(x, 0.62 - 0.03 * y, 0.028 + flare / 2)
    film += 0.03 * ndimage.gaussian_filter(rng.standard_normal((height, width)), 2)
    return _plane(ndimage.gaussian_filter(film, 1.2) + 0.012 * rng.standard_normal((height, width)))


def _bone(x: NDArray[np.float64], centre: NDArray[np.float64], half: NDArray[np.float64]) -> NDArray[np.float64]:
    """A shaft whose cortex is denser than its marrow."""
    across = np.abs(x - centre) / half
    return np.where(across < 1, 0.28 + 0.25 * across**4, 0.0)


def draw_fan(rng: np.random.Generator, height: int, width: int) -> Plane:
    """Speckle in a sector with one dark cyst: `(height, width)`, 0 to 1."""
    y, x = np.mgrid[0 : 1 : complex(0, height), -0.7 : 0.7 : complex(0, width)]
    depth, angle = np.hypot(x, y + 0.1), np.arctan2(x, y + 0.1)
    speckle = np.abs(ndimage.gaussian_filter(rng.standard_normal((height, width)), (1.0, 2.5)))
    cyst = np.hypot(x - rng.uniform(-0.15, 0.15), y - rng.uniform(0.4, 0.6)) < 0.12
    tissue = speckle / speckle.max() * np.exp(-0.8 * depth) * 1.6 * (1 - 0.9 * cyst)
    return _plane(np.where((np.abs(angle) < 0.6) & (depth > 0.15) & (depth < 1.05), tissue, 0))


def draw_section(rng: np.random.Generator, size: int) -> Plane:
    """An oval body with organs, in 4096ths of the scale: air 0.0, water 0.25: `(size, size)`, 0 to 1."""
    y, x = np.mgrid[-1 : 1 : complex(0, size), -1 : 1 : complex(0, size)]
    section = np.where((x / 0.8) ** 2 + (y / 0.6) ** 2 < 1, 0.255, 0.0)
    section[(x / 0.75) ** 2 + (y / 0.55) ** 2 < 1] = 0.262
    for _ in range(5):
        centre_x, centre_y = rng.uniform(-0.45, 0.45), rng.uniform(-0.25, 0.2)
        section[((x - centre_x) / 0.16) ** 2 + ((y - centre_y) / 0.12) ** 2 < 1] = rng.uniform(0.256, 0.28)
    section[np.hypot(x, y - 0.38) < 0.09] = 0.36
    noisy = section + 0.002 * rng.standard_normal((size, size)) * (section > 0)
    return _plane(ndimage.gaussian_filter(noisy, 0.8))


def _plane(values: NDArray[np.float64]) -> Plane:
    return np.clip(values, 0, 1).astype(np.float32)
