"""Where a gray picture could hold written text at all: a look of milliseconds before the reader's look of tenths.

Writing is thin strokes, lighter or darker than what is around them, many side by side. A top-hat keeps what is thinner
than a window. In samples that no lossy coder touched, a machine writes one and the same value many times, which anatomy
and noise do not: only strokes of such a value count there, and those on an empty ground. What is as long and as full
as a letter is a suspect.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.letter_rows import letter_rows
from datasets.deidentify.ocr import Box, Gray
from datasets.deidentify.strokes import Hats, hats_of

STRONG, FAINT = 34, 24
"""Levels of 255 above or below what is around them, FAINT in exact 8 bits."""
LEAST, TIMES, NEAR = 10, 6, 24
"""A written value: its count at strokes, how often its neighbours' mean, how many codes on a side are neighbours."""
NEAR_OF_256, DEVIATIONS, MORE = 6, 4.0, 8
"""Of 8 bits: neighbours on a side, and how far above their median the count is, in roots of it, and MORE."""
EMPTY, GROUND, EMPTY_SHARE, LIGHT = 2, 25, 0.7, 90
"""An empty ground: levels up to EMPTY in most of GROUND pixels square; what is as light as LIGHT there counts."""
JOIN, SHORTEST = 9, 5
MARGIN = 6

Codes = NDArray[Any]
Mask = NDArray[np.bool_]


def suspects(gray: Gray, codes: Codes | None = None) -> tuple[Box, ...]:
    """Boxes that may hold text; none means that a reader need not look.

    Args:
        gray: `(h, w)` as displayed.
        codes: `(h, w)` samples of 8 or 16 bits, unsigned, as stored or a function of what is stored, when they were
            never compressed with loss; `None` otherwise.
    """
    hats = hats_of(gray)
    strokes = _written_strokes(gray, codes, hats)
    found = tuple(_boxes(strokes)) if strokes.any() else ()
    is_wide = codes is not None and codes.dtype != np.uint8
    return (*found, *letter_rows(gray, hats)) if is_wide else found


def _written_strokes(gray: Gray, codes: Codes | None, hats: Hats) -> Mask:
    """`(h, w)`: the thin strokes that may be writing."""
    is_narrow = codes is not None and codes.dtype == np.uint8
    strokes = np.asarray(cv2.max(hats.light, hats.dark) >= (FAINT if is_narrow else STRONG))
    if codes is None or not strokes.any():
        return strokes
    if is_narrow:
        return np.asarray(_written_of_256(strokes, codes) | (strokes & _on_empty_ground(gray)))
    return _written(strokes, codes)


def _written(strokes: Mask, codes: Codes) -> Mask:
    """The strokes whose exact value is far more frequent than its neighbours'."""
    values = codes[strokes]
    counts = np.bincount(values)
    written = [value for value in np.flatnonzero(counts >= LEAST).tolist() if _stands_out(counts, value)]
    found = np.zeros_like(strokes)
    if written:
        is_written = np.zeros(counts.size, bool)
        is_written[written] = True
        found[strokes] = is_written[values]
    return found


def _stands_out(counts: NDArray[np.intp], value: int) -> bool:
    around = np.concatenate([counts[max(0, value - NEAR) : value], counts[value + 1 : value + 1 + NEAR]])
    used = around[around > 0]
    return not used.size or bool(counts[value] > TIMES * used.mean())


def _written_of_256(strokes: Mask, codes: Codes) -> Mask:
    """The same where 256 values are all frequent; 0 is the ground that everything else is drawn on."""
    counts = np.bincount(codes[strokes], minlength=256).astype(np.float64)
    padded = np.pad(counts, NEAR_OF_256, mode="reflect")
    shifts = [shift for shift in range(2 * NEAR_OF_256 + 1) if shift != NEAR_OF_256]
    usual = np.median([padded[shift : shift + 256] for shift in shifts], axis=0)
    is_written = (counts >= LEAST) & (counts > usual + DEVIATIONS * np.sqrt(usual) + MORE)
    is_written[0] = False
    return np.asarray(strokes & (cv2.LUT(codes, is_written.astype(np.uint8)) > 0))


def _on_empty_ground(gray: Gray) -> Mask:
    ground = cv2.blur((gray <= EMPTY) * np.uint8(255), (GROUND, GROUND))
    return np.asarray((ground > EMPTY_SHARE * 255) & (gray >= LIGHT))


def _boxes(strokes: Mask) -> list[Box]:
    joined = cv2.morphologyEx(strokes.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((JOIN, JOIN), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    height, width = strokes.shape
    found = []
    for left, top, wide, high, area in stats[1:count]:
        if max(wide, high) >= SHORTEST and area >= LEAST:
            box = top - MARGIN, left - MARGIN, top + high + MARGIN, left + wide + MARGIN
            found.append((max(0, int(box[0])), max(0, int(box[1])), min(height, int(box[2])), min(width, int(box[3]))))
    return found
