"""Pictures that a frontal film must not look like: turned, inverted, blank, badly exposed, cropped, or no film at all.

Each takes a picture `(h, w)` in 0–1 and a generator and returns one of the same size. They teach the gate's outlier
heads and measure them. The gate is measured on kinds it was not taught, by leaving each kind out in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import PIL.Image
from numpy.typing import NDArray
from scipy import ndimage

Picture = NDArray[np.float32]
Corruption = Callable[[Picture, np.random.Generator], Picture]


def _resized(picture: Picture, height: int, width: int) -> Picture:
    image = PIL.Image.fromarray(np.ascontiguousarray(picture, dtype=np.float32))
    return np.asarray(image.resize((width, height), PIL.Image.Resampling.BILINEAR), dtype=np.float32)


def _turned(quarters: int) -> Corruption:
    def turn(picture: Picture, rng: np.random.Generator) -> Picture:
        return _resized(np.rot90(picture, quarters), *picture.shape)

    return turn


def upside_down(picture: Picture, rng: np.random.Generator) -> Picture:
    """Mirrored top to bottom."""
    return np.ascontiguousarray(picture[::-1])


def tilted(picture: Picture, rng: np.random.Generator) -> Picture:
    """Turned by 35 to 60 degrees either way."""
    angle = rng.uniform(35, 60) * rng.choice([-1, 1])
    return np.asarray(ndimage.rotate(picture, angle, reshape=False, order=1), dtype=np.float32)


def inverted(picture: Picture, rng: np.random.Generator) -> Picture:
    """Bone black, air white."""
    return np.asarray(1.0 - picture, dtype=np.float32)


def blank(picture: Picture, rng: np.random.Generator) -> Picture:
    """One shade, or a slope, with little noise."""
    level = np.full(picture.shape, rng.random(), dtype=np.float32)
    slope = np.linspace(0, rng.uniform(0, 0.3), picture.shape[0], dtype=np.float32)[:, None]
    return _noisy(level + slope, rng.choice([0.0, 0.01, 0.03]), rng)


def overexposed(picture: Picture, rng: np.random.Generator) -> Picture:
    """Most of the film burned to white."""
    return np.asarray(np.clip((picture - rng.uniform(0.0, 0.1)) * rng.uniform(4, 8), 0, 1), dtype=np.float32)


def underexposed(picture: Picture, rng: np.random.Generator) -> Picture:
    """Most of the film drowned in black, few shades left."""
    dark = np.clip((picture - rng.uniform(0.65, 0.85)) * 4, 0, 1)
    return _noisy(dark.astype(np.float32), 0.01, rng)


def noise(picture: Picture, rng: np.random.Generator) -> Picture:
    """Drowned in noise."""
    return _noisy(picture, rng.uniform(0.35, 0.8), rng)


def cropped(picture: Picture, rng: np.random.Generator) -> Picture:
    """A part of 20 to 40 % of the side, enlarged."""
    share = rng.uniform(0.2, 0.4)
    height, width = (max(2, round(length * share)) for length in picture.shape)
    row, column = (int(rng.integers(0, n - m + 1)) for n, m in zip(picture.shape, (height, width), strict=True))
    return _resized(picture[row : row + height, column : column + width], *picture.shape)


def shrunk(picture: Picture, rng: np.random.Generator) -> Picture:
    """The film as a stamp on an empty sheet."""
    share = rng.uniform(0.2, 0.35)
    height, width = (max(2, round(length * share)) for length in picture.shape)
    sheet = np.full(picture.shape, rng.choice([0.0, 1.0]), dtype=np.float32)
    row, column = (int(rng.integers(0, n - m)) for n, m in zip(picture.shape, (height, width), strict=True))
    sheet[row : row + height, column : column + width] = _resized(picture, height, width)
    return sheet


def blurred(picture: Picture, rng: np.random.Generator) -> Picture:
    """Moved or out of focus until no rib is left."""
    return np.asarray(ndimage.gaussian_filter(picture, picture.shape[0] * rng.uniform(0.06, 0.12)), dtype=np.float32)


def shuffled(picture: Picture, rng: np.random.Generator) -> Picture:
    """Quarters or ninths in another order: chest texture, no chest."""
    count = int(rng.integers(2, 4))
    rows = np.array_split(picture, count, axis=0)
    pieces = [_resized(piece, 64, 64) for row in rows for piece in np.array_split(row, count, axis=1)]
    order = rng.permutation(len(pieces))
    lines = [np.hstack([pieces[i] for i in order[k * count : (k + 1) * count]]) for k in range(count)]
    return _resized(np.vstack(lines), *picture.shape)


def patterned(picture: Picture, rng: np.random.Generator) -> Picture:
    """Waves, stripes and checks: no picture of anything."""
    rows, columns = np.mgrid[0 : picture.shape[0], 0 : picture.shape[1]] / picture.shape[0]
    angle, turns = rng.uniform(0, np.pi), rng.uniform(2, 30)
    wave = np.sin(2 * np.pi * turns * (rows * np.cos(angle) + columns * np.sin(angle)))
    wave = np.sign(wave) if rng.random() < 0.5 else wave
    return _noisy((0.5 + 0.5 * wave).astype(np.float32), rng.uniform(0, 0.2), rng)


def collage(picture: Picture, rng: np.random.Generator) -> Picture:
    """Two or four films on one sheet, as in a figure."""
    height, width = picture.shape
    top = np.hstack([_resized(picture, height // 2, width // 2)] * 2)
    if rng.random() < 0.5:
        return _resized(top, height, width)
    return _resized(np.vstack([top, top]), height, width)


def blotted(picture: Picture, rng: np.random.Generator) -> Picture:
    """Half or more of the film covered by one shade."""
    covered = picture.copy()
    share = rng.uniform(0.5, 0.75)
    side = int(rng.integers(0, 4))
    turned = np.rot90(covered, side)
    turned[: round(turned.shape[0] * share)] = rng.choice([0.0, 1.0, 0.5])
    return covered


def _noisy(picture: Picture, sigma: float, rng: np.random.Generator) -> Picture:
    noisy = picture + sigma * rng.standard_normal(picture.shape, dtype=np.float32)
    return np.asarray(np.clip(noisy, 0, 1), dtype=np.float32)


CORRUPTIONS: Mapping[str, Corruption] = {
    "rotated_90": _turned(1),
    "rotated_180": _turned(2),
    "rotated_270": _turned(3),
    "upside_down": upside_down,
    "tilted": tilted,
    "inverted": inverted,
    "blank": blank,
    "overexposed": overexposed,
    "underexposed": underexposed,
    "noise": noise,
    "cropped": cropped,
    "shrunk": shrunk,
    "blurred": blurred,
    "shuffled": shuffled,
    "patterned": patterned,
    "collage": collage,
    "blotted": blotted,
}


def corrupt_all(pictures: NDArray[np.float32], kind: str, seed: int) -> NDArray[np.float32]:
    """One kind applied to each of `(n, h, w)`; the same seed gives the same pictures."""
    corruption = CORRUPTIONS[kind]
    made = [corruption(picture, np.random.default_rng([seed, i])) for i, picture in enumerate(pictures)]
    return np.stack(made) if made else np.zeros_like(pictures)
