"""The gate's look at pixels that mark or measure something: masks, doses and maps.

Nothing is blacked out there, for a zero is a value like any other; one in which a text can be read is held back.

**Source:** DICOM PS3.3 C.8.20.2 (segmentation), C.8.8.3 (dose), C.7.6.24 and C.7.6.25 (floating point).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.pixels.utils import iter_pixels

from datasets.deidentify.clips import Written
from datasets.deidentify.letter_rows import letter_rows
from datasets.deidentify.places import Gray
from datasets.deidentify.suspects import suspects
from datasets.deidentify.text_boxes import lines_at

RANGE, SMALLEST = (0.5, 99.5), 8
"""Percentiles shown as black and white, and pixels on the shorter side of what may hold letters."""


def lines_in_maps(dataset: Dataset, zoom: float) -> Iterator[Written]:
    """Every line that may be text, with the gray picture in which it can be read.

    Args:
        dataset: of one sample a pixel, or of several, of which the mean counts.
        zoom: of the reader's look.
    """
    if min(dataset.Rows, dataset.Columns) < SMALLEST:
        return
    is_mask = dataset.BitsAllocated == 1
    for frame in iter_pixels(dataset):
        plane = frame if frame.ndim == 2 else frame.mean(axis=-1)
        gray = gray_of_values(plane)
        boxes = (*letter_rows(gray), *(() if is_mask else suspects(gray)))
        yield from ((gray, line) for line in lines_at(gray, tuple(dict.fromkeys(boxes)), zoom))


def gray_of_values(plane: NDArray[Any]) -> Gray:
    """`(h, w)` of any numbers, whole or not, as 8 bits: between percentiles, or extremes where those are equal."""
    values = plane.astype(np.float64)
    finite = values[np.isfinite(values)]
    if not finite.size:
        return np.zeros(values.shape, np.uint8)
    low, high = np.percentile(finite, RANGE)
    if high <= low:
        low, high = finite.min(), finite.max()
    scaled = np.nan_to_num((values - low) / max(high - low, np.finfo(np.float64).tiny), nan=0.0, posinf=1.0, neginf=0.0)
    return np.asarray(np.rint(np.clip(scaled, 0.0, 1.0) * 255), np.uint8)
