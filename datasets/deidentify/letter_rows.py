"""Rows of small strokes of one height side by side, as letters stand, whatever their values.

For thin letters that were drawn so smooth that hardly two of their samples are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.ocr import Box, Gray

WINDOW, STRONG = 13, 60
LOWEST, HIGHEST, LETTERS = 5, 40, 5
TALLER, APART = 1.8, 1.2
"""Neighbours in a row: how much taller one may be, and how far away, in heights."""
LEAST_AREA, MOST = 6, 4000
MARGIN = 4


def letter_rows(gray: Gray) -> tuple[Box, ...]:
    """Boxes of rows of LETTERS strokes and more, level or upright; none where strokes are everywhere."""
    kernel = np.ones((WINDOW, WINDOW), np.uint8)
    light = cv2.morphologyEx(gray, cv2.MORPH_TOPHAT, kernel)
    dark = cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, kernel)
    found: dict[Box, None] = {}
    for strokes in (light >= STRONG, dark >= STRONG):
        if strokes.any():
            level = np.asarray(strokes)
            found.update(dict.fromkeys(_rows(level)))
            turned = (_turned_back(box) for box in _rows(np.ascontiguousarray(level.T)))
            found.update(dict.fromkeys(turned))
    return tuple(found)


def _rows(strokes: NDArray[np.bool_]) -> Iterator[Box]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(strokes.astype(np.uint8))
    letters = [
        (int(left), int(top), int(wide), int(high))
        for left, top, wide, high, area in stats[1:count]
        if LOWEST <= high <= HIGHEST and wide <= 2 * HIGHEST and area >= LEAST_AREA
    ]
    rows: list[list[tuple[int, int, int, int]]] = []
    for letter in sorted(letters)[:MOST]:
        row = next((row for row in reversed(rows) if _follows(row[-1], letter)), None)
        if row is None:
            rows.append([letter])
        else:
            row.append(letter)
    yield from (_around(row) for row in rows if len(row) >= LETTERS)


def _follows(before: tuple[int, int, int, int], letter: tuple[int, int, int, int]) -> bool:
    low, high = sorted((before[3], letter[3]))
    gap = letter[0] - before[0] - before[2]
    overlap = min(before[1] + before[3], letter[1] + letter[3]) - max(before[1], letter[1])
    return high <= TALLER * low and -low <= gap <= APART * high and 2 * overlap >= low


def _around(row: list[tuple[int, int, int, int]]) -> Box:
    top, left = min(each[1] for each in row), min(each[0] for each in row)
    bottom, right = max(each[1] + each[3] for each in row), max(each[0] + each[2] for each in row)
    return max(0, top - MARGIN), max(0, left - MARGIN), bottom + MARGIN, right + MARGIN


def _turned_back(box: Box) -> Box:
    top, left, bottom, right = box
    return left, top, right, bottom
