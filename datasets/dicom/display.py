"""Stored samples to what a reader sees: modality LUT, VOI LUT or window, padding, MONOCHROME1, palette.

Samples of 16 bits or fewer go through one table of at most 65,536 entries that holds the whole chain, up to the highest
code of the frame, so a film is touched once, whatever its header asks for.

**Source:** DICOM PS3.3 C.7.5.1.1.2 (padding), C.7.6.3.1 (photometric interpretation), C.11.1, C.11.2; PS3.4 N.2.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from datasets.dicom.frames import Samples
from datasets.dicom.layout import PALETTE, Layout
from datasets.dicom.luts import apply_modality, palette_of, voi_of
from datasets.dicom.values import integer
from datasets.image import Pixels
from datasets.limits import Limits

ROBUST_PERCENTILES = (0.1, 99.9)
SAMPLED_PIXELS = 65536
BLOCK_ROWS = 64

Values = NDArray[np.float64]
Pick = Callable[[NDArray[Any]], NDArray[Any]]


def displayed_pixels(dataset: Dataset, layout: Layout, stored: Samples, frame: int, limits: Limits) -> Pixels:
    """The frame as displayed: float32, 0 to 1, `(rows, columns)` or `(rows, columns, 3)`.

    Without a VOI LUT or window, samples of up to 8 bits keep their whole range, and wider ones are stretched between
    the 0.1 and 99.9 percentiles of what is not padding.
    """
    if stored.ndim == 3:
        top = np.float32(2**layout.bits_stored - 1)
        colour = stored.astype(np.float32)
        colour /= top
        return np.minimum(colour, np.float32(1), out=colour)
    stride = max(1, int(np.sqrt(stored.size / SAMPLED_PIXELS)))
    if stored.dtype.kind not in "iu" or stored.dtype.itemsize > 2:
        values = _wide_values(stored, layout)
        shown = _displayed(dataset, layout, values, lambda each: each[::stride, ::stride], frame, limits)
        return shown.astype(np.float32)
    codes = stored.view(f"u{stored.dtype.itemsize}")
    values = _table_of_values(codes, layout)
    if layout.bits_stored > 8:
        values = values[: int(codes.max(initial=0)) + 1]
    if layout.photometric == PALETTE:
        return _take(palette_of(dataset, values, limits), codes)
    sample = codes[::stride, ::stride]
    table = _displayed(dataset, layout, values, lambda each: each[sample], frame, limits)
    return _take(table.astype(np.float32), codes)


def _displayed(dataset: Dataset, layout: Layout, stored: Values, pick: Pick, frame: int, limits: Limits) -> Values:
    """The whole chain on stored values, which are a table's or the frame's; `pick` samples the frame from them."""
    is_padding = _padding(dataset, layout, stored, limits)
    values = apply_modality(dataset, layout, stored, frame, limits)
    voi = voi_of(dataset, layout, frame, limits)
    if voi is None:
        low, high = _range(layout, values, pick(values)[~pick(is_padding)])
        shown = (values - low) / (high - low)
    else:
        shown = voi(values)
    shown = np.clip(np.nan_to_num(shown), 0.0, 1.0)
    if layout.photometric == "MONOCHROME1":
        shown = 1.0 - shown
    shown[is_padding] = 0.0
    return shown


def _range(layout: Layout, values: Values, sample: Values) -> tuple[float, float]:
    """The values shown as black and white when the header names none; never equal."""
    finite = sample[np.isfinite(sample)]
    if layout.bits_stored <= 8:
        low, high = float(values.min()), float(values.max())
    elif finite.size:
        low, high = (float(each) for each in np.percentile(finite, ROBUST_PERCENTILES))
    else:
        low, high = 0.0, 1.0
    return low, high if high > low else low + 1.0


def _padding(dataset: Dataset, layout: Layout, stored: Values, limits: Limits) -> NDArray[np.bool_]:
    """Where stored values are padding: one value, or all between it and the range limit."""
    first = integer(dataset, "PixelPaddingValue", limits)
    if first is None:
        return np.zeros(stored.shape, np.bool_)
    last = integer(dataset, "PixelPaddingRangeLimit", limits)
    ends = sorted(_as_stored(each, layout) for each in (first, first if last is None else last))
    return (stored >= ends[0]) & (stored <= ends[1])


def _as_stored(value: int, layout: Layout) -> int:
    """A padding value as the samples' own signedness means it; writers mix US and SS up."""
    span = 1 << layout.bits_allocated
    if layout.is_signed and value >= span // 2:
        return value - span
    return value + span if not layout.is_signed and value < 0 else value


def _table_of_values(codes: NDArray[Any], layout: Layout) -> Values:
    """The stored value of each bit pattern: unused bits masked, sign extended."""
    width = 8 * codes.dtype.itemsize
    patterns = np.arange(1 << width, dtype=np.int64)
    bits = min(layout.bits_stored, width)
    if layout.is_native:
        patterns = (patterns >> min(layout.high_bit + 1 - layout.bits_stored, width - bits)) & ((1 << bits) - 1)
    if layout.is_signed:
        patterns &= (1 << bits) - 1
        patterns -= (patterns >> (bits - 1)) << bits
    return patterns.astype(np.float64)


def _wide_values(stored: Samples, layout: Layout) -> Values:
    """Samples of 32 or 64 bits, integer or floating point, as numbers."""
    if stored.dtype.kind in "iu" and layout.is_signed:
        stored = stored.view(f"i{stored.dtype.itemsize}")
    return np.asarray(stored, dtype=np.float64)


def _take(table: NDArray[np.float32], codes: NDArray[Any]) -> Pixels:
    """`table[codes]`, in blocks of rows so that the index copy stays in the cache."""
    pixels = np.empty(codes.shape + table.shape[1:], np.float32)
    for row in range(0, codes.shape[0], BLOCK_ROWS):
        block = slice(row, row + BLOCK_ROWS)
        np.take(table, codes[block], axis=0, out=pixels[block], mode="clip")
    return pixels
