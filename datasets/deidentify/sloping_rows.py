"""Rows of small strokes that run at a slope, as a stamp or a sticker put on askew does.

Strokes that lie one after the other in one direction are a guess, which costs little; that part of the picture is then
turned until the row is level, and has to be a row of letters there too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.places import Box, Gray

LEAST, MOST_GUESSED, LETTERS = 5, 400, 5
"""Strokes that a guess is made from, and how many a row has at least."""
LOWEST, HIGHEST, LEAST_AREA = 5, 48, 6
NEAREST, APART, TALLER = 0.35, 1.7, 2.2
"""Neighbours: how far away, in heights, and how much taller one may be."""
SLOPES, WITHIN = np.deg2rad([*range(8, 89, 8), *range(98, 179, 8)]), np.deg2rad(9)
OFF, ALONG = 0.45, 3.0
"""How far off their line strokes are, in heights, and how many times as long as that a row is."""
GUESSES, AROUND, MARGIN = 10, 12, 4

Rows = Callable[[Gray], bool]
LEFT, TOP, WIDE, HIGH, AREA = range(5)


class Guess(NamedTuple):
    """Strokes that may be a row: `(n, 4)` left, top, width and height, and the slope in degrees."""

    strokes: NDArray[np.int32]
    slope: float


def guesses_in(parts: NDArray[np.int32], most: int = MOST_GUESSED) -> Iterator[Guess]:
    """The rows at a slope that so many parts of a picture may be, as `parts_of` tells them."""
    sides = parts[:, WIDE : HIGH + 1].max(axis=1)
    is_letter = (sides >= LOWEST) & (sides <= HIGHEST) & (parts[:, AREA] >= LEAST_AREA)
    letters, sides = parts[is_letter], sides[is_letter].astype(np.float32)
    if not LEAST <= len(letters) <= most:
        return
    middles = letters[:, LEFT : TOP + 1] + letters[:, WIDE : HIGH + 1] / np.float32(2)
    first, second, angles = _neighbours(middles, sides)
    for slope in SLOPES if len(first) >= LETTERS - 1 else ():
        off = np.abs(angles - slope)
        is_along = np.minimum(off, np.pi - off) <= WITHIN
        if np.count_nonzero(is_along) >= LETTERS - 1:
            for row in _hanging_together(first[is_along].tolist(), second[is_along].tolist()):
                if len(row) >= LETTERS and _is_straight(middles[row], float(np.median(sides[row]))):
                    yield Guess(letters[row, :AREA], _slope_of(middles[row]))


def written_guesses(gray: Gray, guesses: list[Guess], is_row: Rows) -> Iterator[Box]:
    """A box for each stroke of the guesses that are rows of letters once the picture is turned."""
    seen: list[Box] = []
    for guess in sorted(guesses, key=lambda guess: -len(guess.strokes)):
        around = _around(guess.strokes, gray.shape)
        if len(seen) >= GUESSES:
            return
        if any(_overlap(around, other) for other in seen):
            continue
        seen.append(around)
        if is_row(_turned(gray, around, guess.slope)):
            for left, top, wide, high in guess.strokes.tolist():
                yield max(0, top - MARGIN), max(0, left - MARGIN), top + high + MARGIN, left + wide + MARGIN


def _neighbours(
    middles: NDArray[np.float32], sides: NDArray[np.float32]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]:
    """Which strokes are neighbours, and the angle between them from 0 to pi."""
    across, down = (each[None, :] - each[:, None] for each in middles.T)
    far, size = np.hypot(across, down), (sides[None, :] + sides[:, None]) / 2
    larger = np.maximum(sides[None, :], sides[:, None])
    is_near = (far >= NEAREST * size) & (far <= APART * size) & (larger <= TALLER * (2 * size - larger))
    first, second = np.nonzero(np.triu(is_near))
    return first, second, np.mod(np.arctan2(down[first, second], across[first, second]), np.pi)


def _hanging_together(first: list[int], second: list[int]) -> Iterator[list[int]]:
    leaders: dict[int, int] = {}

    def leader(of: int) -> int:
        while leaders.setdefault(of, of) != of:
            leaders[of] = of = leaders[leaders[of]]
        return of

    for one, other in zip(first, second, strict=True):
        leaders[leader(one)] = leader(other)
    rows: dict[int, list[int]] = {}
    for each in leaders:
        rows.setdefault(leader(each), []).append(each)
    yield from rows.values()


def _is_straight(middles: NDArray[np.float32], side: float) -> bool:
    spread = np.sqrt(np.linalg.eigvalsh(np.cov(middles.T)))
    return bool(spread[0] <= OFF * side and spread[1] >= ALONG * spread[0])


def _slope_of(middles: NDArray[np.float32]) -> float:
    along = np.linalg.eigh(np.cov(middles.T))[1][:, 1]
    return float(np.rad2deg(np.arctan2(along[1], along[0])))


def _around(strokes: NDArray[np.int32], shape: tuple[int, ...]) -> Box:
    left, top = strokes[:, :2].min(axis=0) - AROUND
    right, bottom = (strokes[:, :2] + strokes[:, 2:4]).max(axis=0) + AROUND
    return max(0, int(top)), max(0, int(left)), min(shape[0], int(bottom)), min(shape[1], int(right))


def _overlap(one: Box, other: Box) -> bool:
    """Whether half of the smaller box lies in the other one."""
    high = min(one[2], other[2]) - max(one[0], other[0])
    wide = min(one[3], other[3]) - max(one[1], other[1])
    least = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return high > 0 and wide > 0 and 2 * high * wide > least


def _turned(gray: Gray, box: Box, slope: float) -> Gray:
    """What stands in the box, turned until a row of that slope is level."""
    top, left, bottom, right = box
    part = gray[top:bottom, left:right]
    side = int(np.ceil(np.hypot(*part.shape)))
    turn = cv2.getRotationMatrix2D((part.shape[1] / 2, part.shape[0] / 2), slope, 1.0)
    turn[:, 2] += (side - part.shape[1]) / 2, (side - part.shape[0]) / 2
    turned = cv2.warpAffine(part, turn, (side, side), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8)
