"""Where a line of text stands in a picture: a box, or four corners when it runs at a slope.

What is blacked out are boxes; a line at a slope is covered by slabs that follow it, not by the large box around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
Box = tuple[int, int, int, int]
"""Top, left, bottom, right in pixels; bottom and right are not included."""

SLOPED, LONG = 1.5, 2.0
"""A line at a slope: how many times as large as it the box around it is, and how many times as long as high it is."""
MARGIN, SLAB = 0.33, 6
"""A line grows by this share of its height; slabs of so many rows cover one at a slope."""


@dataclass(frozen=True, slots=True)
class Slanted:
    """A line at a slope.

    Attributes:
        corners: x and y of its four corners, one after the other around it.
    """

    corners: tuple[tuple[int, int], ...]


Place = Box | Slanted


def place_of(corners: NDArray[np.float64]) -> Place:
    """The place with the corners `(4, 2)`, x and y, one after the other around it."""
    left, top = np.floor(corners.min(axis=0)).astype(int)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 1
    short, long = sorted(_sides(corners))
    if long < LONG * short or (right - left) * (bottom - top) < SLOPED * (short + 1) * (long + 1):
        return int(top), int(left), int(bottom), int(right)
    return Slanted(tuple((int(x), int(y)) for x, y in np.rint(corners).tolist()))


def box_around(place: Place) -> Box:
    """The box that the whole line lies in."""
    if not isinstance(place, Slanted):
        return place
    across, down = zip(*place.corners, strict=True)
    return min(down), min(across), max(down) + 1, max(across) + 1


def moved(place: Place, down: int, right: int) -> Place:
    """The same line in a picture of which this one is a part that begins there."""
    if isinstance(place, Slanted):
        return Slanted(tuple((x + right, y + down) for x, y in place.corners))
    return place[0] + down, place[1] + right, place[2] + down, place[3] + right


def sides_of(place: Place) -> tuple[int, int]:
    """Height and width of the line itself, in pixels."""
    if not isinstance(place, Slanted):
        return place[2] - place[0], place[3] - place[1]
    wide, high = _sides(np.array(place.corners, np.float64))
    return max(1, round(high)), max(1, round(wide))


def cut_out(gray: Gray, place: Place) -> Gray:
    """What stands there in `(h, w)`, turned until it is level or upright."""
    if not isinstance(place, Slanted):
        top, left, bottom, right = place
        return gray[max(top, 0) : bottom, max(left, 0) : right]
    high, wide = sides_of(place)
    level = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    turn = cv2.getPerspectiveTransform(np.array(place.corners, np.float32), level)
    return np.asarray(cv2.warpPerspective(gray, turn, (wide, high), borderMode=cv2.BORDER_REPLICATE), np.uint8)


def boxes_over(place: Place, shape: tuple[int, ...]) -> tuple[Box, ...]:
    """Boxes within `shape` that cover the line and a margin."""
    margin = max(2, round(MARGIN * min(sides_of(place))))
    if not isinstance(place, Slanted):
        top, left, bottom, right = place
        return ((*_within(top - margin, left - margin, shape), *_within(bottom + margin, right + margin, shape)),)
    mask = np.zeros(shape, np.uint8)
    cv2.fillConvexPoly(mask, np.array(place.corners, np.int32), 1)
    cv2.polylines(mask, [np.array(place.corners, np.int32)], isClosed=True, color=1, thickness=2 * margin + 1)
    rows = np.flatnonzero(mask.any(axis=1)).tolist()
    slabs = []
    for top in range(rows[0], rows[-1] + 1, SLAB) if rows else ():
        bottom = min(top + SLAB, rows[-1] + 1)
        columns = np.flatnonzero(mask[top:bottom].any(axis=0)).tolist()
        slabs.append((top, columns[0], bottom, columns[-1] + 1))
    return tuple(slabs)


def _within(down: int, right: int, shape: tuple[int, ...]) -> tuple[int, int]:
    return min(max(0, down), shape[0]), min(max(0, right), shape[1])


def _sides(corners: NDArray[np.float64]) -> tuple[float, float]:
    """The length of the side from the first corner to the second, and of the next one."""
    first, second, third = corners[:3]
    return float(np.hypot(*(second - first))), float(np.hypot(*(third - second)))
