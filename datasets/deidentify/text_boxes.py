"""Boxes of written text in one gray picture.

A picture of a kind that often carries text is read whole, shrunk until its longer side is WHOLE pixels: print on a
scanned page of 300 dpi is then still 12 pixels tall. Of any other picture only the tiles around suspects are read,
twice as large, because there text is small; where that finds nothing, as they are: on speckle the detector now and then
sees at one size what it does not see at another.
"""

from __future__ import annotations

import cv2
import numpy as np

from datasets.deidentify.ocr import find_lines, read_line
from datasets.deidentify.places import Box, Gray, Place, boxes_over, moved, sides_of
from datasets.deidentify.suspects import Codes, suspects

WHOLE, SMALL, TILE_AROUND, TILE_SCALE, AGAIN = 1600, 480, 16, 2.0, 0.5
CLOSER, CLOSER_UP_TO = 1.5, 1280
HUGE, LEGIBLE = 96, 0.6
"""A box of HUGE pixels both ways is text only when it can be read."""
MOST_SUSPECT = 0.12
"""Suspects beyond this share of a picture are no writing."""
SURE, LONGEST_MARK = 0.95, 4
MARKS = frozenset(("R", "L", "AP", "PA", "LAT", "RL", "LL", "cm", "mm", "kV", "mA", "mAs", "MHz", "dB", "Hz"))
"""Marks that name nobody: sides, views and units."""


def text_boxes(gray: Gray, codes: Codes | None = None, *, is_whole: bool, zoom: float = 1.0) -> tuple[Box, ...]:
    """Where text stands, marks of sides and units left out, with a margin.

    Args:
        gray: `(h, w)` as displayed.
        codes: as `suspects` takes them.
        is_whole: read all of it, not only what is suspect.
        zoom: of the reader's look, for a second one at another size.
    """
    lines = text_lines(gray, codes, is_whole=is_whole, zoom=zoom)
    return tuple(dict.fromkeys(box for line in lines for box in boxes_over(line, gray.shape)))


def text_lines(gray: Gray, codes: Codes | None = None, *, is_whole: bool, zoom: float = 1.0) -> tuple[Place, ...]:
    """The same without a margin, lines at a slope as such."""
    lines = _whole(gray, zoom) if is_whole else _tiles(gray, codes, zoom)
    return tuple(line for line in lines if is_text(gray, line) and not is_mark(gray, line))


def is_text(gray: Gray, place: Place) -> bool:
    """Whether it is text: in a picture without any, the detector now and then takes all of it for a letter."""
    if min(sides_of(place)) < HUGE:
        return True
    line = read_line(gray, place)
    return line.score >= LEGIBLE and len(line.words.strip()) > 1


def is_mark(gray: Gray, place: Place) -> bool:
    """Whether it says one of `MARKS`, read for sure."""
    high, wide = sides_of(place)
    if wide > LONGEST_MARK * high:
        return False
    line = read_line(gray, place)
    return line.score >= SURE and line.words.strip() in MARKS


def _whole(gray: Gray, zoom: float) -> tuple[Place, ...]:
    """What a first look finds, and a closer one at the picture without it: where there is some text there is more."""
    longest = max(gray.shape)
    scale = zoom * (2.0 if longest <= SMALL else min(1.0, WHOLE / longest))
    found = tuple(line for line in find_lines(gray, scale) if is_text(gray, line))
    if not found or longest > CLOSER_UP_TO:
        return found
    rest = gray.copy()
    for top, left, bottom, right in (box for line in found for box in boxes_over(line, gray.shape)):
        rest[top:bottom, left:right] = 0
    return found + find_lines(rest, CLOSER * scale)


def lines_at(gray: Gray, suspected: tuple[Box, ...], zoom: float = 1.0) -> list[Place]:
    """Lines in the tiles around boxes that may hold text."""
    found: list[Place] = []
    for top, left, bottom, right in _merged(suspected, gray.shape):
        tile = gray[top:bottom, left:right]
        scale = zoom * (TILE_SCALE if max(tile.shape) <= SMALL else min(1.0, WHOLE / max(tile.shape)))
        lines = find_lines(tile, scale) or find_lines(tile, AGAIN * scale)
        found += [moved(line, top, left) for line in lines]
    return found


def _tiles(gray: Gray, codes: Codes | None, zoom: float) -> list[Place]:
    """Lines in the tiles; once there is one, the whole picture is read, and in exact samples all suspects go."""
    suspected = suspects(gray, codes)
    found = lines_at(gray, suspected, zoom)
    if not found:
        return []
    is_little = sum(_area(box) for box in suspected) <= MOST_SUSPECT * gray.size
    return [*found, *(suspected if codes is not None and is_little else ()), *_whole(gray, zoom)]


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _merged(boxes: tuple[Box, ...], shape: tuple[int, ...]) -> list[Box]:
    """Boxes that come near one another as one, with surroundings for the reader."""
    if not boxes:
        return []
    mask = np.zeros(shape, np.uint8)
    for top, left, bottom, right in boxes:
        around = slice(max(0, top - TILE_AROUND), bottom + TILE_AROUND)
        mask[around, max(0, left - TILE_AROUND) : right + TILE_AROUND] = 1
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    return [
        (int(top), int(left), int(top + high), int(left + wide)) for left, top, wide, high, _ in stats[1:count].tolist()
    ]
