"""Samples as gray levels of 0 to 255 for a look at what is written in them."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.places import Gray

MEAN = np.full((1, 3), 1 / 3, np.float32)
RANGE, SAMPLED = (0.5, 99.5), 16384


def gray_of(colour: NDArray[np.uint8]) -> Gray:
    """The mean of the three colours of `(h, w, 3)`."""
    return np.asarray(cv2.transform(np.ascontiguousarray(colour), MEAN), np.uint8)


def stretched(plane: NDArray[Any]) -> Gray:
    """`(h, w)` of whole numbers between the RANGE percentiles of some SAMPLED of them."""
    stride = max(1, int(np.sqrt(plane.size / SAMPLED)))
    low, high = (float(each) for each in np.percentile(plane[::stride, ::stride], RANGE))
    slope = 255 / max(1.0, high - low)
    raised = np.maximum(plane, int(low)).astype(np.float32 if plane.dtype.itemsize > 2 else plane.dtype)
    return np.asarray(cv2.convertScaleAbs(raised, alpha=slope, beta=-int(low) * slope), np.uint8)
