"""Rows of small strokes of one height side by side, as letters stand, whatever their values.

For thin letters that were drawn so smooth that hardly two of their samples are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.ocr import Box, Gray
from datasets.deidentify.strokes import Hats, hats_of

STRONG = 60
LOWEST, HIGHEST, LETTERS = 5, 40, 5
TALLER, APART = 1.8, 1.2
"""Neighbours in a row: how much taller one may be, and how far away, in heights."""
LEAST_AREA, MOST = 6, 4000
MARGIN = 4

LEFT, TOP, WIDE, HIGH, AREA = range(5)
LEVEL, UPRIGHT = (LEFT, TOP, WIDE, HIGH, AREA), (TOP, LEFT, HIGH, WIDE, AREA)
Stroke = tuple[int, int, int, int]


def letter_rows(gray: Gray, hats: Hats | None = None) -> tuple[Box, ...]:
    """Boxes of rows of LETTERS strokes and more, level or upright; none where strokes are everywhere.

    Args:
        gray: `(h, w)` as displayed.
        hats: of the same picture, when they are known already.
    """
    found: dict[Box, None] = {}
    for hat in hats or hats_of(gray):
        strokes = (hat >= STRONG).view(np.uint8)
        if np.count_nonzero(strokes) >= LETTERS * LEAST_AREA:
            stats = np.asarray(cv2.connectedComponentsWithStats(strokes)[2][1:], np.int32)
            found.update(dict.fromkeys(_rows(stats)))
            found.update(dict.fromkeys(_turned_back(box) for box in _rows(stats[:, UPRIGHT])))
    return tuple(found)


def _rows(stats: NDArray[np.int32]) -> Iterator[Box]:
    is_letter = (stats[:, HIGH] >= LOWEST) & (stats[:, HIGH] <= HIGHEST)
    is_letter &= (stats[:, WIDE] <= 2 * HIGHEST) & (stats[:, AREA] >= LEAST_AREA)
    letters: list[Stroke] = sorted(map(tuple, stats[is_letter, :AREA].tolist()))
    rows: list[list[Stroke]] = []
    for letter in letters[:MOST]:
        row = next((row for row in reversed(rows) if _follows(row[-1], letter)), None)
        if row is None:
            rows.append([letter])
        else:
            row.append(letter)
    yield from (_around(row) for row in rows if len(row) >= LETTERS)


def _follows(before: Stroke, letter: Stroke) -> bool:
    low, high = sorted((before[3], letter[3]))
    gap = letter[0] - before[0] - before[2]
    overlap = min(before[1] + before[3], letter[1] + letter[3]) - max(before[1], letter[1])
    return high <= TALLER * low and -low <= gap <= APART * high and 2 * overlap >= low


def _around(row: list[Stroke]) -> Box:
    top, left = min(each[1] for each in row), min(each[0] for each in row)
    bottom, right = max(each[1] + each[3] for each in row), max(each[0] + each[2] for each in row)
    return max(0, top - MARGIN), max(0, left - MARGIN), bottom + MARGIN, right + MARGIN


def _turned_back(box: Box) -> Box:
    top, left, bottom, right = box
    return left, top, right, bottom
