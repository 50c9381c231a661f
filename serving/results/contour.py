"""The outline of a mask as polylines, for objects that carry lines and not pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_TRACED_SIDE = 384
_SMALLEST_SHARE = 0.04
_SMOOTHED = 7
_POINTS = 160

Line = NDArray[np.float64]
_Corner = tuple[int, int]


def trace_outlines(mask: NDArray[np.bool_]) -> list[Line]:
    """Trace the outer and inner borders of a mask.

    The mask is traced at a longest side of about 384 pixels and smoothed over one such pixel; specks under 4 % of the
    longest border are left out.

    Args:
        mask: `(height, width)`.

    Returns:
        Closed lines `(n, 2)` of `(column, row)` in pixels of the mask, origin at the top left corner of its first
        pixel, last point equal to the first, longest first.
    """
    height, width = mask.shape
    step = max(1, max(height, width) // _TRACED_SIDE)
    small = mask[step // 2 :: step, step // 2 :: step]
    rings = sorted(_link(_edges(small)), key=len, reverse=True)
    lines = []
    for ring in rings:
        if len(ring) < max(8, _SMALLEST_SHARE * len(rings[0])):
            break
        line = _smooth(np.asarray(ring, dtype=np.float64)) * step
        lines.append(np.clip(line, 0, [width, height]))
    return lines


def _edges(mask: NDArray[np.bool_]) -> dict[_Corner, list[_Corner]]:
    # Every side of a pixel that faces the outside, as a step from corner to corner with the inside on its right.
    padded = np.pad(mask, 1)
    inside = padded[1:-1, 1:-1]
    sides = (
        (inside & ~padded[:-2, 1:-1], (0, 0), (1, 0)),
        (inside & ~padded[1:-1, 2:], (1, 0), (1, 1)),
        (inside & ~padded[2:, 1:-1], (1, 1), (0, 1)),
        (inside & ~padded[1:-1, :-2], (0, 1), (0, 0)),
    )
    steps: dict[_Corner, list[_Corner]] = {}
    for is_side, start, stop in sides:
        for row, column in np.argwhere(is_side).tolist():
            corner = (column + start[0], row + start[1])
            steps.setdefault(corner, []).append((column + stop[0], row + stop[1]))
    return steps


def _link(steps: dict[_Corner, list[_Corner]]) -> list[list[_Corner]]:
    rings = []
    while steps:
        first = next(iter(steps))
        ring, corner = [first], first
        while corner in steps:
            following = steps[corner].pop()
            if not steps[corner]:
                del steps[corner]
            ring.append(following)
            corner = following
        rings.append(ring[:-1])
    return rings


def _smooth(ring: Line) -> Line:
    window = min(_SMOOTHED, len(ring) // 2 * 2 - 1)
    wrapped = np.concatenate([ring[-(window // 2) :], ring, ring[: window // 2]])
    kernel = np.full(window, 1 / window)
    even = np.stack([np.convolve(wrapped[:, axis], kernel, mode="valid") for axis in range(2)], axis=1)
    kept = even[:: max(1, len(even) // _POINTS)]
    return np.concatenate([kept, kept[:1]])
