"""What is thinner than a window in a gray picture, and lighter or darker than what is around it.

**Source:** top-hat by morphological opening: Serra, Image Analysis and Mathematical Morphology (1982).
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

from datasets.deidentify.ocr import Gray

WINDOW = 13
"""Strokes are up to WINDOW - 1 pixels wide."""


class Hats(NamedTuple):
    """`(h, w)` each: how many levels a pixel is lighter, or darker, than anything as wide as the window."""

    light: Gray
    dark: Gray


def hats_of(gray: Gray) -> Hats:
    """Both top-hats of `(h, w)`."""
    kernel = np.ones((WINDOW, WINDOW), np.uint8)
    light = cv2.morphologyEx(gray, cv2.MORPH_TOPHAT, kernel)
    return Hats(np.asarray(light, np.uint8), np.asarray(cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, kernel), np.uint8))
