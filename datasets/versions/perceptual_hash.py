"""A 256-bit perceptual hash of a picture, and all close pairs among many hashes.

Source: Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions, 2010, section 3.2.1 (DCT hash).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import PIL.Image
from numpy.typing import NDArray

SIDE = 16
REDUCED = 64
Hashes = NDArray[np.bool_]


def _cosines() -> NDArray[np.float32]:
    """The first 16 rows of the orthogonal DCT-II of length 64, `(16, 64)`."""
    frequency = np.arange(SIDE)[:, None]
    position = np.arange(REDUCED)[None] + 0.5
    return np.cos(np.pi * frequency * position / REDUCED).astype(np.float32)


_COSINES = _cosines()


def perceptual_hash(pixels: NDArray[np.float32]) -> NDArray[np.bool_]:
    """The hash of a gray picture `(height, width)`: which of 16×16 low DCT coefficients top their median, `(256,)`.

    Size, a linear change of gray and light compression leave it nearly the same.
    """
    picture = PIL.Image.fromarray(np.ascontiguousarray(pixels, dtype=np.float32))
    small = np.asarray(picture.resize((REDUCED, REDUCED), PIL.Image.Resampling.BOX), dtype=np.float32)
    coefficients = (_COSINES @ small @ _COSINES.T).ravel()
    bits: NDArray[np.bool_] = coefficients > np.median(coefficients[1:])
    bits[0] = False
    return bits


def close_pairs(hashes: Hashes, limit: int, block: int = 1024) -> Iterator[tuple[int, int, int]]:
    """Every pair `(first, second, distance)` of rows of `(n, 256)` whose Hamming distance is at most `limit`."""
    signs = np.where(hashes, np.float32(1), np.float32(-1))
    width = hashes.shape[1]
    for start in range(0, len(signs), block):
        agreement = signs[start : start + block] @ signs[start:].T
        distance = ((width - agreement) / 2).astype(np.int32)
        for row, column in zip(*np.nonzero(distance <= limit), strict=True):
            if column > row:
                yield start + int(row), start + int(column), int(distance[row, column])
