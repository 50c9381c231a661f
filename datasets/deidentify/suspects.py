"""Where a gray picture could hold written text at all: a look of milliseconds before the reader's look of tenths.

Writing is thin strokes, lighter or darker than what is around them, many side by side. A top-hat keeps what is thinner
than a window. In samples that no lossy coder touched, a machine writes one and the same value many times, which anatomy
and noise do not: only strokes of such a value count there, those on an empty ground, and rows of letters. What is as
long and as full as a letter is a suspect.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.letter_rows import letter_rows, rows_in, rows_in_speckle
from datasets.deidentify.places import Box, Gray
from datasets.deidentify.strokes import Hats, hats_of, parts_of

STRONG, FAINT = 34, 24
"""Levels of 255 above or below what is around them, FAINT in exact 8 bits."""
LEAST, TIMES, NEAR = 10, 6, 24
"""A written value: its count at strokes, how often its neighbours' mean, how many codes on a side are neighbours."""
NEAR_OF_256, DEVIATIONS, MORE = 6, 4.0, 8
"""Of 8 bits: neighbours on a side, and how far above their median the count is, in roots of it, and MORE."""
EMPTY, GROUND, EMPTY_SHARE, LIGHT = 2, 25, 0.7, 90
"""An empty ground: levels up to EMPTY in most of GROUND pixels square; what is as light as LIGHT there counts."""
GROUNDS = 0.5
"""A value of which fewer samples than this share are strokes is a ground too: its strokes are writing in rows only."""
JOIN, SHORTEST, WORD = 9, 5, 9
"""Strokes up to JOIN apart are one suspect, SHORTEST long and more, once any of them is WORD long."""
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
    if codes is None or codes.dtype == np.uint8:
        rows = () if codes is None else rows_in_speckle(gray, hats)
        return tuple(dict.fromkeys((*_boxes(_narrow_strokes(gray, codes, hats)), *rows)))
    strokes, rows = _written(np.asarray(cv2.max(hats.light, hats.dark) >= STRONG), codes)
    return tuple(dict.fromkeys((*_boxes(strokes), *rows, *letter_rows(gray, hats))))


def _narrow_strokes(gray: Gray, codes: Codes | None, hats: Hats) -> Mask:
    """`(h, w)`: the thin strokes that may be writing, in 8 bits or in samples that are not exact."""
    strokes = np.asarray(cv2.max(hats.light, hats.dark) >= (STRONG if codes is None else FAINT))
    if codes is None or not strokes.any():
        return strokes
    return np.asarray(_written_of_256(strokes, codes) | (strokes & _on_empty_ground(gray)))


def _written(strokes: Mask, codes: Codes) -> tuple[Mask, tuple[Box, ...]]:
    """The strokes whose exact value is far more frequent than its neighbours', and rows in those of grounds."""
    values = codes[strokes]
    counts = np.bincount(values, minlength=1)
    ink, ground = np.zeros((2, counts.size), bool)
    for value in np.flatnonzero(counts >= LEAST).tolist():
        if _stands_out(counts, value):
            is_ink = counts[value] >= GROUNDS * np.count_nonzero(codes == value)
            (ink if is_ink else ground)[value] = True
    found = np.zeros((2, *strokes.shape), bool)
    for mask, written in zip(found, (ink, ground), strict=True):
        if written.any():
            mask[strokes] = written[values]
    return found[0], tuple(rows_in(found[1])) if ground.any() else ()


def _stands_out(counts: NDArray[np.intp], value: int) -> bool:
    around = np.concatenate([counts[max(0, value - NEAR) : value], counts[value + 1 : value + 1 + NEAR]])
    used = around[around > 0]
    return not used.size or bool(counts[value] > TIMES * used.mean())


def _written_of_256(strokes: Mask, codes: Codes) -> Mask:
    """The same where 256 values are all frequent; 0 is the ground that everything else is drawn on."""
    counts = cv2.calcHist([codes], [0], strokes.view(np.uint8), [256], [0, 256]).ravel().astype(np.float64)
    padded = np.pad(counts, NEAR_OF_256, mode="reflect")
    shifts = [shift for shift in range(2 * NEAR_OF_256 + 1) if shift != NEAR_OF_256]
    around = np.sort(np.stack([padded[shift : shift + 256] for shift in shifts]), axis=0)
    usual = (around[NEAR_OF_256 - 1] + around[NEAR_OF_256]) / 2
    is_written = (counts >= LEAST) & (counts > usual + DEVIATIONS * np.sqrt(usual) + MORE)
    is_written[0] = False
    return np.asarray(strokes & (cv2.LUT(codes, is_written.astype(np.uint8)) > 0))


def _on_empty_ground(gray: Gray) -> Mask:
    ground = cv2.blur((gray <= EMPTY) * np.uint8(255), (GROUND, GROUND))
    return np.asarray((ground > EMPTY_SHARE * 255) & (gray >= LIGHT))


def _boxes(strokes: Mask) -> tuple[Box, ...]:
    if not strokes.any():
        return ()
    joined = cv2.morphologyEx(strokes.view(np.uint8), cv2.MORPH_CLOSE, np.ones((JOIN, JOIN), np.uint8))
    parts = parts_of(np.asarray(joined, np.uint8))
    longest = parts[:, 2:4].max(axis=1)
    if longest.max() < WORD:
        return ()
    height, width = strokes.shape
    found = []
    for left, top, wide, high, _ in parts[(longest >= SHORTEST) & (parts[:, 4] >= LEAST)].tolist():
        box = top - MARGIN, left - MARGIN, top + high + MARGIN, left + wide + MARGIN
        found.append((max(0, box[0]), max(0, box[1]), min(height, box[2]), min(width, box[3])))
    return tuple(found)
