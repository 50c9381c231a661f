"""Text in clips: some frames are read whole, and every frame gets the quick look.

The lightest and the darkest value of each pixel show what is written in any frame on a quiet ground. On one that
flickers they do not: there a frame is read where the quick look sees in it what it did not see in the frames that were
read. MOST_READ frames are read in this way; of any more, rows of letters count as text unread.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.letter_rows import rows_in_speckle
from datasets.deidentify.looks import Look
from datasets.deidentify.places import Box, Gray, Place, boxes_over
from datasets.deidentify.strokes import hats_of
from datasets.deidentify.suspects import suspects
from datasets.deidentify.text_boxes import MOST_SUSPECT, lines_at, text_lines

MOST_READ = 12
KNOWN = 0.5
"""A box of which this share was seen before is not new."""
Looks = Callable[[int], tuple[Look, ...]]
Written = tuple[Gray, Place]
"""A line and the picture in which it can be read."""


class Glance(NamedTuple):
    """What the quick look sees in one look at one frame."""

    frame: int
    look: int
    rows: tuple[Box, ...]
    strokes: tuple[Box, ...]


def lines_in_clip(looks: Looks, frames: int, sampled: Collection[int], zoom: float = 1.0) -> Iterator[Written]:
    """Every line of text that is found, with its picture.

    Args:
        looks: at a frame; its first one is read whole.
        frames: how many there are.
        sampled: which of them are read whole.
        zoom: of the reader's look.
    """
    light = dark = looks(0)[0].gray
    glances, seen = list[Glance](), _Seen(light.shape)
    for number in range(frames):
        of_frame = looks(number)
        light, dark = np.maximum(light, of_frame[0].gray), np.minimum(dark, of_frame[0].gray)
        glances += (now := [_glance(number, at, look) for at, look in enumerate(of_frame)])
        if number in sampled:
            yield from seen.lines(_read(of_frame, zoom))
            seen.glances(now)
    yield from seen.lines(_read((Look(light, None, is_whole=True), Look(dark, None, is_whole=True)), zoom))
    yield from _lines_of_new(looks, [each for each in map(seen.new, glances) if each.rows or each.strokes], zoom)


def _read(looks: tuple[Look, ...], zoom: float) -> Iterator[Written]:
    for look in looks:
        for line in text_lines(look.gray, look.codes, is_whole=look.is_whole, zoom=zoom):
            yield look.gray, line


def _glance(frame: int, at: int, look: Look) -> Glance:
    rows = rows_in_speckle(look.gray, hats_of(look.gray))
    strokes = () if look.codes is None else suspects(look.gray, look.codes)
    return Glance(frame, at, rows, strokes)


def _lines_of_new(looks: Looks, new: list[Glance], zoom: float) -> Iterator[Written]:
    """Lines in what is new, rows of letters first; rows in the frames that come too late are lines themselves."""
    ranked = sorted(new, key=lambda glance: (not glance.rows, -sum(map(_area, glance.strokes)), glance.frame))
    for number, glance in enumerate(ranked):
        if number >= MOST_READ and not glance.rows:
            return
        gray = looks(glance.frame)[glance.look].gray
        boxes = tuple(dict.fromkeys((*glance.rows, *glance.strokes)))
        lines = lines_at(gray, boxes, zoom) if number < MOST_READ else glance.rows
        yield from ((gray, line) for line in lines)


class _Seen:
    """Where lines, rows and strokes were seen in the frames that were read, as `(h, w)` masks."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._rows: NDArray[np.uint8] = np.zeros(shape, np.uint8)
        self._strokes: NDArray[np.uint8] = np.zeros(shape, np.uint8)

    def lines(self, written: Iterator[Written]) -> Iterator[Written]:
        for gray, line in written:
            _mark(self._rows, boxes_over(line, gray.shape))
            yield gray, line

    def glances(self, glances: list[Glance]) -> None:
        for glance in glances:
            _mark(self._rows, glance.rows)
            _mark(self._strokes, glance.strokes)

    def new(self, glance: Glance) -> Glance:
        """Without what was seen; strokes all over the picture are none."""
        known = np.maximum(self._rows, self._strokes)
        strokes = tuple(box for box in glance.strokes if _share(known, box) < KNOWN)
        is_little = sum(map(_area, strokes)) <= MOST_SUSPECT * known.size
        rows = tuple(box for box in glance.rows if _share(self._rows, box) < KNOWN)
        return glance._replace(rows=rows, strokes=strokes if is_little else ())


def _mark(mask: NDArray[np.uint8], boxes: tuple[Box, ...]) -> None:
    for top, left, bottom, right in boxes:
        mask[top:bottom, left:right] = 1


def _share(mask: NDArray[np.uint8], box: Box) -> float:
    top, left, bottom, right = box
    return float(cv2.mean(mask[top:bottom, left:right])[0])


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
