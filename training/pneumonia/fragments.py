"""Parts of real films that are no frontal chest film: what a lateral, an abdomen, a neck or a sheet of films shares.

Each takes a film `(h, w)` and another one, both 0–1, and a generator, and returns one of the same size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import PIL.Image
from numpy.typing import NDArray

Picture = NDArray[np.float32]
Fragment = Callable[[Picture, Picture, np.random.Generator], Picture]


def _stretched(part: Picture, like: Picture) -> Picture:
    image = PIL.Image.fromarray(np.ascontiguousarray(part, dtype=np.float32))
    return np.asarray(image.resize(like.shape[::-1], PIL.Image.Resampling.BILINEAR), dtype=np.float32)


def half(film: Picture, other: Picture, rng: np.random.Generator) -> Picture:
    """One side, stretched to the whole width: one lung and the spine, as beside a lateral."""
    share = rng.uniform(0.42, 0.55)
    width = round(film.shape[1] * share)
    return _stretched(film[:, :width] if rng.random() < 0.5 else film[:, -width:], film)


def lower(film: Picture, other: Picture, rng: np.random.Generator) -> Picture:
    """Heart, diaphragm and belly."""
    return _stretched(film[-round(film.shape[0] * rng.uniform(0.3, 0.48)) :], film)


def upper(film: Picture, other: Picture, rng: np.random.Generator) -> Picture:
    """Neck, shoulders and the tips of the lungs."""
    return _stretched(film[: round(film.shape[0] * rng.uniform(0.22, 0.4))], film)


def beside(film: Picture, other: Picture, rng: np.random.Generator) -> Picture:
    """Two films on one sheet, side by side or one above the other."""
    axis = int(rng.random() < 0.35)
    return _stretched(np.concatenate([film, other], axis=1 - axis), film)


def crossed(film: Picture, other: Picture, rng: np.random.Generator) -> Picture:
    """Two films on each other, one of them turned: bones where none belong."""
    share = rng.uniform(0.4, 0.6)
    turned = _stretched(np.rot90(other, int(rng.integers(1, 4))), film)
    return np.asarray(share * film + (1 - share) * turned, dtype=np.float32)


def patched(film: Picture, other: Picture, rng: np.random.Generator) -> Picture:
    """Pieces of two films in a grid, each from anywhere."""
    count, side = int(rng.integers(2, 6)), min(film.shape)
    piece = side // 3
    rows = []
    for _ in range(count):
        sources = [film if rng.random() < 0.5 else other for _ in range(count)]
        places = rng.integers(0, side - piece, (count, 2))
        pairs = zip(sources, places, strict=True)
        rows.append(np.hstack([one[row : row + piece, column : column + piece] for one, (row, column) in pairs]))
    return _stretched(np.vstack(rows), film)


FRAGMENTS: Mapping[str, Fragment] = {
    "half": half,
    "lower": lower,
    "upper": upper,
    "beside": beside,
    "crossed": crossed,
    "patched": patched,
}


def cut_all(films: NDArray[np.uint8], kind: str, seed: int) -> NDArray[np.uint8]:
    """One kind made of each film `(n, h, w)` and the next one."""
    pictures = films.astype(np.float32) / 255
    fragment = FRAGMENTS[kind]
    made = [
        fragment(film, pictures[(index + 1) % len(pictures)], np.random.default_rng([seed, index]))
        for index, film in enumerate(pictures)
    ]
    return np.rint(np.clip(np.stack(made), 0, 1) * 255).astype(np.uint8)
