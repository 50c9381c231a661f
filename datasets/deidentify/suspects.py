"""Where a gray picture could hold written text at all: a look of milliseconds before the reader's look of tenths.

Writing is thin strokes, lighter or darker than what is around them, many side by side. A top-hat keeps what is thinner
than a window. In samples of more than 8 bits that no lossy coder touched, a machine writes one and the same value many
times, which anatomy and noise do not: only strokes of such a value count there. What is as long and as full as a
letter is a suspect.

**Source:** top-hat by morphological opening: Serra, Image Analysis and Mathematical Morphology (1982).
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.ocr import Box, Gray

WINDOW, STRONG = 13, 34
"""Strokes up to WINDOW - 1 pixels wide; levels of 255 above or below what is around them."""
LEAST, TIMES, NEAR = 10, 6, 24
"""A written value: its count at strokes, how often its neighbours' mean, how many codes on a side are neighbours."""
JOIN, SHORTEST = 9, 5
MARGIN = 6

Codes = NDArray[Any]


def suspects(gray: Gray, codes: Codes | None = None) -> tuple[Box, ...]:
    """Boxes that may hold text; none means that a reader need not look.

    Args:
        gray: `(h, w)` as displayed.
        codes: `(h, w)` unsigned samples as stored, when they are of more than 8 bits and were never compressed
            with loss; `None` otherwise.
    """
    strokes = _strokes(gray)
    if codes is not None:
        strokes = _written(strokes, codes)
    return tuple(_boxes(strokes)) if strokes.any() else ()


def _strokes(gray: Gray) -> NDArray[np.bool_]:
    kernel = np.ones((WINDOW, WINDOW), np.uint8)
    light = cv2.morphologyEx(gray, cv2.MORPH_TOPHAT, kernel)
    dark = cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, kernel)
    return np.asarray(cv2.max(light, dark) >= STRONG)


def _written(strokes: NDArray[np.bool_], codes: Codes) -> NDArray[np.bool_]:
    """The strokes whose exact value is far more frequent than its neighbours'."""
    counts = np.bincount(codes[strokes], minlength=1)
    frequent = np.flatnonzero(counts >= LEAST)
    is_written = np.zeros(counts.size, bool)
    is_written[[value for value in frequent if _stands_out(counts, int(value))]] = True
    padded = np.concatenate([is_written, np.zeros(max(0, int(codes.max()) + 1 - counts.size), bool)])
    return strokes & padded[codes] if is_written.any() else np.zeros_like(strokes)


def _stands_out(counts: NDArray[np.intp], value: int) -> bool:
    around = np.concatenate([counts[max(0, value - NEAR) : value], counts[value + 1 : value + 1 + NEAR]])
    used = around[around > 0]
    return not used.size or bool(counts[value] > TIMES * used.mean())


def _boxes(strokes: NDArray[np.bool_]) -> list[Box]:
    joined = cv2.morphologyEx(strokes.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((JOIN, JOIN), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    height, width = strokes.shape
    found = []
    for left, top, wide, high, area in stats[1:count]:
        if max(wide, high) >= SHORTEST and area >= LEAST:
            box = top - MARGIN, left - MARGIN, top + high + MARGIN, left + wide + MARGIN
            found.append((max(0, int(box[0])), max(0, int(box[1])), min(height, int(box[2])), min(width, int(box[3]))))
    return found
