"""How well two masks agree: overlap and distance of borders. NumPy only."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Numbers = NDArray[np.float64]

BLOCK = 512


def dice(one: Mask, other: Mask) -> float:
    """2 |A ∩ B| / (|A| + |B|), 0–1; two empty masks agree wholly."""
    _check_shapes(one, other)
    total = int(one.sum()) + int(other.sum())
    return 2.0 * int((one & other).sum()) / total if total else 1.0


def hd95_mm(one: Mask, other: Mask, spacing_mm: Sequence[float]) -> float:
    """95th percentile of the distances from each border to the other, the larger of both directions; mm.

    NaN when one mask is empty and 0 when both are. Borders are the mask's cells with a neighbour outside (across an
    edge), taken at cell centres.

    Args:
        one: `(…)` of bool.
        other: of the same shape.
        spacing_mm: size of a cell along each axis.
    """
    _check_shapes(one, other)
    if not one.any() or not other.any():
        return 0.0 if not one.any() and not other.any() else math.nan
    spacing = np.asarray(spacing_mm, dtype=np.float64)
    first, second = _border(one) * spacing, _border(other) * spacing
    there = np.percentile(_nearest(first, second), 95)
    back = np.percentile(_nearest(second, first), 95)
    return float(max(there, back))


def _border(mask: Mask) -> Numbers:
    padded = np.pad(mask, 1)
    inside = np.ones_like(mask)
    for axis in range(mask.ndim):
        for step in (-1, 1):
            moved = np.roll(padded, step, axis=axis)
            inside &= moved[tuple(slice(1, -1) for _ in mask.shape)]
    return np.argwhere(mask & ~inside).astype(np.float64)


def _nearest(points: Numbers, others: Numbers) -> Numbers:
    """Distance of each point to the nearest of the others, in blocks so that memory stays bounded."""
    found = []
    squares = np.sum(others**2, axis=1)
    for start in range(0, len(points), BLOCK):
        block = points[start : start + BLOCK]
        distance = np.sum(block**2, axis=1)[:, None] + squares - 2 * block @ others.T
        found.append(np.sqrt(np.maximum(distance.min(axis=1), 0.0)))
    return np.concatenate(found)


def _check_shapes(one: Mask, other: Mask) -> None:
    if one.shape != other.shape:
        raise ValueError(f"expected masks of one shape, got {one.shape} and {other.shape}")
