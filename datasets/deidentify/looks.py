"""The pictures in which a frame is looked at: its mean of colours, and what differs between the colours.

Letters of one colour may be as light, in the mean, as the gray around them. Where a frame has colour, its saturation is
looked at as well, and where the ground is coloured too, the difference of red and blue.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.places import Gray
from datasets.deidentify.suspects import Codes

COLOURED, LEAST, GROUND = 40, 40, 0.1
"""Levels between the colours of a pixel, how many such pixels ask for another look, and which share is a ground."""


class Look(NamedTuple):
    """One picture to look for text in.

    Attributes:
        gray: `(h, w)`.
        codes: as `suspects` takes them.
        is_whole: read all of it, not only what is suspect.
    """

    gray: Gray
    codes: Codes | None
    is_whole: bool = False


def looks_at(gray: Gray, frame: NDArray[Any], codes: Codes | None, *, is_whole: bool) -> tuple[Look, ...]:
    """The looks at one frame; for one without colour that is its gray alone.

    Args:
        gray: `(h, w)` as displayed.
        frame: `(h, w)`, `(h, w, 1)`, or `(h, w, 3)` red, green and blue, of which `gray` was made.
        codes: as `suspects` takes them.
        is_whole: whether the gray is read whole; the other looks are only read where they are suspect.
    """
    is_coloured = frame.ndim == 3 and frame.shape[-1] == 3 and frame.dtype == np.uint8
    colours = _between_colours(frame) if is_coloured else ()
    others = (Look(each, None if codes is None else each) for each in colours)
    return Look(gray, codes, is_whole), *others


def _between_colours(frame: NDArray[np.uint8]) -> tuple[Gray, ...]:
    red, green, blue = (np.ascontiguousarray(frame[..., each]) for each in range(3))
    saturation = np.asarray(cv2.subtract(cv2.max(cv2.max(red, green), blue), cv2.min(cv2.min(red, green), blue)))
    coloured = np.count_nonzero(saturation >= COLOURED)
    if coloured < LEAST:
        return ()
    if coloured < GROUND * saturation.size:
        return (np.asarray(saturation, np.uint8),)
    warm = cv2.addWeighted(red, 0.5, cv2.bitwise_not(blue), 0.5, 0)
    return np.asarray(saturation, np.uint8), np.asarray(warm, np.uint8)
