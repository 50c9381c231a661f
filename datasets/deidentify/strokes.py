"""What is thinner than a window in a gray picture, and lighter or darker than what is around it.

**Source:** top-hat by morphological opening: Serra, Image Analysis and Mathematical Morphology (1982).
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.places import Gray

WINDOW = 13
"""Strokes are up to WINDOW - 1 pixels wide, where nothing else is said."""

MOST_LABELS = 1 << 16


class Hats(NamedTuple):
    """`(h, w)` each: how many levels a pixel is lighter, or darker, than anything as wide as the window."""

    light: Gray
    dark: Gray


def hats_of(gray: Gray, window: int = WINDOW) -> Hats:
    """Both top-hats of `(h, w)` with a window of so many pixels."""
    kernel = np.ones((window, window), np.uint8)
    light = cv2.morphologyEx(gray, cv2.MORPH_TOPHAT, kernel)
    return Hats(np.asarray(light, np.uint8), np.asarray(cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, kernel), np.uint8))


def parts_of(mask: NDArray[np.uint8]) -> NDArray[np.int32]:
    """What hangs together in `(h, w)`, corners included: `(n, 5)` left, top, width, height and area of each part."""
    left, top, wide, high = cv2.boundingRect(mask)
    within = mask[top : top + high, left : left + wide]
    if not within.size:
        return np.zeros((0, 5), np.int32)
    labels = cv2.CV_16U if cv2.countNonZero(within) < MOST_LABELS else cv2.CV_32S
    parts = np.asarray(cv2.connectedComponentsWithStats(within, ltype=labels)[2][1:], np.int32)
    return parts + np.array([left, top, 0, 0, 0], np.int32)
