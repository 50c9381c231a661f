"""The sample that is black in an instance: what a rectangle is filled with that shall tell nothing.

A palette has no black of its own, so its darkest entry stands for it; signed samples have none either, since zero may
be any gray, so the darkest one that is there does.

**Source:** DICOM PS3.3 C.7.6.3.1.2 (photometric interpretation), C.7.6.3.1.5 (palettes); PS3.5 8.1.1 (bits).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from datasets.dicom.layout import PALETTE, Layout
from datasets.dicom.luts import palette_of
from datasets.limits import LIMITS

Samples = NDArray[Any]


def darkest_of(dataset: Dataset, layout: Layout, frames: Samples) -> int:
    """The darkest sample, as it is stored.

    Args:
        dataset: with the palette, where there is one.
        layout: of its pixels.
        frames: `(frames, rows, columns)` samples as stored, or `(frames, rows, columns, 3)`, which are RGB.

    Raises:
        UnreadableInstance: the palette is incomplete.
    """
    if layout.photometric == "MONOCHROME1":
        highest = (1 << (layout.bits_stored - layout.is_signed)) - 1
        return highest << (layout.high_bit + 1 - layout.bits_stored if layout.is_native else 0)
    if layout.photometric == PALETTE:
        colours = palette_of(dataset, np.arange(1 << layout.bits_stored, dtype=np.float64), LIMITS)
        return int(colours.sum(axis=1).argmin())
    return _lowest(layout, frames) if layout.is_signed else 0


def _lowest(layout: Layout, frames: Samples) -> int:
    """The lowest of two's complement samples, whose sign may stand beside unused bits."""
    width = 8 * frames.dtype.itemsize
    unused = width - 1 - layout.high_bit if layout.is_native else width - layout.bits_stored
    signed = np.left_shift(frames, unused).view(f"i{frames.dtype.itemsize}")
    return int(frames.flat[int(signed.argmin())])
