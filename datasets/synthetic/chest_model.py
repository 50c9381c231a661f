"""A child's frontal chest film drawn from a small statistical model of licensed films.

The model is an appearance model: films were warped so that their lung outlines lie on the mean one, and described by
a mean, eigenfilms and the spectrum of what the eigenfilms leave out. A sample draws coefficients for one label, adds
fine texture of the measured spectrum, and warps the result to a drawn outline. What it holds and from which films is in
`chest_model.md` beside the file; `fit_chest_model.py` makes it.

**Source:** Cootes, Edwards, Taylor: Active appearance models, IEEE TPAMI 23 (2001), doi:10.1109/34.927467.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import PIL.Image
import PIL.ImageDraw
from numpy.typing import NDArray
from scipy import ndimage
from scipy.interpolate import RBFInterpolator

from datasets.synthetic.drawn_chest import LABELS, Label

FILE = Path(__file__).with_name("chest_model.npz")
Plane = NDArray[np.float32]
Points = NDArray[np.float64]

SPREAD, MOST = 0.55, 1.4
CONTRAST = 1.6  # labels drawn this much further apart than their means, so that an example shows its label
OUTLINE_SPREAD = 0.75
TEXTURE = 0.25
PATCH = 64


@dataclass(frozen=True, slots=True)
class ChestModel:
    """The fitted model; heights and widths are those of the coarse grid, points are `(row, column)` in 0 to 1.

    Attributes:
        mean: `(h, w)`.
        eigenfilms: `(components, h, w)`, int8, times `scales`.
        scales: `(components,)`.
        centres: `(labels, components)`, mean coefficients of a label.
        factors: `(labels, components, components)`, Cholesky factors of their covariance.
        outline: `(points, 2)`, the mean lung outline.
        outline_modes: `(modes, points, 2)`, one standard deviation each.
        texture_gain: `(h, w)`, standard deviation of what the eigenfilms leave out.
        texture_spectra: `(2, 64, 64)`, its amplitude spectrum in the left and right half of the picture.
    """

    mean: Plane
    eigenfilms: NDArray[np.int8]
    scales: Plane
    centres: Plane
    factors: Plane
    outline: Points
    outline_modes: Points
    texture_gain: Plane
    texture_spectra: Plane


@cache
def load_chest_model(path: Path = FILE) -> ChestModel:
    """Read the model file; no pickle."""
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    points = {name: arrays[name].astype(np.float64) for name in ("outline", "outline_modes")}
    planes = {name: each.astype(np.float32) for name, each in arrays.items() if name not in {*points, "eigenfilms"}}
    return ChestModel(eigenfilms=arrays["eigenfilms"], **points, **planes)


def sample_chest(rng: np.random.Generator, label: Label, height: int, width: int) -> Plane:
    """Draw one film: `(height, width)`, float32, 0 to 1, MONOCHROME2 sense (bone is bright)."""
    model = load_chest_model()
    coarse = _draw_appearance(model, rng, label)
    fine_shape = (2 * coarse.shape[0], 2 * coarse.shape[1])
    film = _resized(coarse, fine_shape) + TEXTURE * _draw_texture(model, rng, fine_shape)
    film += _draw_ribs(model, rng, fine_shape)
    modes = OUTLINE_SPREAD * _bounded(rng, len(model.outline_modes))
    outline = model.outline + np.tensordot(modes, model.outline_modes, axes=1)
    moved = warp(film, model.outline, outline)
    full = _resized(moved, (height, width)) + _grain(rng, height, width)
    return np.asarray(np.clip(full, 0, 1), dtype=np.float32)


def warp(film: Plane, here: Points, there: Points) -> Plane:
    """Move the points `here` to `there` by a thin-plate spline; the border stays. Same shape as `film`."""
    height, width = film.shape
    border = _border()
    back = RBFInterpolator(np.vstack([there, border]), np.vstack([here, border]), kernel="thin_plate_spline")
    rows, columns = np.linspace(0, 1, 30), np.linspace(0, 1, 40)
    grid = np.stack(np.meshgrid(rows, columns, indexing="ij"), axis=-1).reshape(-1, 2)
    source = back(grid).reshape(30, 40, 2)
    planes = [_resized(source[..., axis].astype(np.float32), film.shape) for axis in range(2)]
    at = np.stack([planes[0] * (height - 1), planes[1] * (width - 1)])
    return np.asarray(ndimage.map_coordinates(film, at, order=1, mode="nearest"), dtype=np.float32)


def _draw_appearance(model: ChestModel, rng: np.random.Generator, label: Label) -> Plane:
    which = LABELS.index(label)
    coefficients = CONTRAST * model.centres[which] + model.factors[which] @ _bounded(rng, model.scales.size).astype(
        np.float32
    )
    film = np.tensordot(coefficients * model.scales, model.eigenfilms.astype(np.float32), axes=1)
    return np.asarray(model.mean + film, dtype=np.float32)


def _draw_texture(model: ChestModel, rng: np.random.Generator, shape: tuple[int, int]) -> Plane:
    """Noise with the measured local spectrum: the rib-like direction differs between the halves."""
    halves = [_coloured_noise(rng, spectrum, shape) for spectrum in model.texture_spectra]
    across = 1 / (1 + np.exp(-np.linspace(-8, 8, shape[1], dtype=np.float32)))
    mixed = halves[0] * (1 - across) + halves[1] * across
    return np.asarray(mixed / mixed.std() * _resized(model.texture_gain, shape), dtype=np.float32)


def _draw_ribs(model: ChestModel, rng: np.random.Generator, shape: tuple[int, int]) -> Plane:
    """The back parts of the ribs over the lungs, which an average of many children has blurred away."""
    y, x = (plane.astype(np.float32) for plane in np.mgrid[0 : shape[0], 0 : shape[1]])
    y, x = y / shape[0], np.abs(x / shape[1] - 0.5)
    spacing, offset = rng.uniform(0.075, 0.09), rng.uniform(0, 1)
    phase = (y - 0.30 * x - 0.5 * x**2) / spacing + offset
    band = np.clip(np.cos(2 * np.pi * phase), -0.3, 0.8)
    return np.asarray(rng.uniform(0.035, 0.05) * band * _lungs(model, shape), dtype=np.float32)


def _lungs(model: ChestModel, shape: tuple[int, int]) -> Plane:
    """The mean lungs, softened, 0 to 1."""
    picture = PIL.Image.new("L", shape[::-1])
    for lung in np.split(model.outline, 2):
        left, right = lung[0::2], lung[1::2]
        ring = [(column * shape[1], row * shape[0]) for row, column in (*left, *right[::-1])]
        PIL.ImageDraw.Draw(picture).polygon(ring, fill=255)
    softened = ndimage.gaussian_filter(np.asarray(picture, dtype=np.float32) / 255, 4)
    return np.asarray(softened, dtype=np.float32)


def _coloured_noise(rng: np.random.Generator, spectrum: Plane, shape: tuple[int, int]) -> Plane:
    kernel = np.fft.fftshift(np.fft.ifft2(spectrum).real)
    padded = np.zeros(shape, np.float64)
    padded[: spectrum.shape[0], : spectrum.shape[1]] = kernel
    noise = np.fft.fft2(rng.standard_normal(shape))
    coloured = np.fft.ifft2(noise * np.fft.fft2(padded)).real
    return np.asarray(coloured / coloured.std(), dtype=np.float32)


def _grain(rng: np.random.Generator, height: int, width: int) -> Plane:
    grain = ndimage.gaussian_filter(rng.standard_normal((height, width), np.float32), 0.8)
    return np.asarray(0.012 * grain, dtype=np.float32)


def _bounded(rng: np.random.Generator, count: int) -> NDArray[np.float64]:
    return np.clip(SPREAD * rng.standard_normal(count), -MOST, MOST)


def _border() -> Points:
    steps = np.linspace(0, 1, 5)
    sides = [(0.0, step) for step in steps] + [(1.0, step) for step in steps]
    sides += [(step, 0.0) for step in steps[1:-1]] + [(step, 1.0) for step in steps[1:-1]]
    return np.array(sides)


def _resized(plane: Plane, shape: tuple[int, int]) -> Plane:
    zoom = (shape[0] / plane.shape[0], shape[1] / plane.shape[1])
    return np.asarray(ndimage.zoom(plane, zoom, order=1, grid_mode=True, mode="nearest"), dtype=np.float32)
