"""Rows of small strokes of one height side by side, as letters stand, whatever their values.

For thin letters that were drawn so smooth that hardly two of their samples are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.places import Box, Gray
from datasets.deidentify.sloping_rows import MOST_GUESSED, Guess, guesses_in, written_guesses
from datasets.deidentify.strokes import Hats, hats_of, parts_of

FINE, FINE_LEVELS, LEVELS = 7, (45, 90), (45, 90, 150)
"""Levels above or below what is around them: letters that touch at one may stand alone at another. With a window of
FINE pixels as well, small letters stand alone beside what is wider."""
LIGHT, DARK, BLACK, BESIDE, STRONG, MANY, FEW = 150, 45, 1, 24, 90, 250, 60
"""The same in speckle, where small parts are many: what is up to BLACK needs BESIDE; MANY parts are too many,
and of those that are only STRONG, and for slopes, more than FEW."""
FAINT, SPARSE = 25, 0.05
"""Strokes as faint as that count where they are no larger a share of the picture, nor MANY: noise is."""
CROWDED, NARROW, LONG, MOST_LARGE = (90,), 6, 9, 100
"""Levels at which speckle is everywhere: only parts of a letter's sides count, and only up to MOST_LARGE of them."""
LOWEST, HIGHEST, LETTERS = 5, 40, 5
TALLER, APART = 1.8, 1.2
"""Neighbours in a row: how much taller one may be, and how far away, in heights."""
LEAST_AREA, MOST = 6, 4000
ALIGNED, ALIKE, OFF = 0.75, 0.45, 0.15
"""Shares of a row that stand on one line, and that are of one height; how far off they may be, in heights."""
CLOSE = 0.4
"""How far from one another the letters of a row usually are, in heights."""
MARGIN, TIDY = 4, 12

LEFT, TOP, WIDE, HIGH, AREA = range(5)
LEVEL, UPRIGHT = (LEFT, TOP, WIDE, HIGH, AREA), (TOP, LEFT, HIGH, WIDE, AREA)
Stroke = tuple[int, int, int, int]


def letter_rows(gray: Gray, hats: Hats | None = None) -> tuple[Box, ...]:
    """Boxes of rows of LETTERS strokes and more, level, upright or at a slope.

    Args:
        gray: `(h, w)` as displayed.
        hats: of the same picture, when they are known already.
    """
    return _found(gray, _parts(gray, hats))


def rows_in_speckle(gray: Gray, hats: Hats) -> tuple[Box, ...]:
    """The same at fewer levels, for ultrasound: ink of any value, black as well, that stands out."""
    black = _parts_of(((hats.dark >= BESIDE) & (gray <= BLACK),))
    usual = (parts for parts in _parts_of((hats.light >= LIGHT, hats.dark >= DARK)) if len(parts) <= MANY)
    strong = (parts for parts in _parts_of((hats.light >= STRONG, hats.dark >= STRONG)) if len(parts) <= FEW)
    large = (_large(parts) for parts in _parts_of(hats.light >= level for level in CROWDED))
    found = _found(gray, (parts for parts in large if len(parts) <= MOST_LARGE), MOST_LARGE)
    return tuple(dict.fromkeys((*_found(gray, chain(black, usual, strong), FEW), *found)))


def _large(parts: NDArray[np.int32]) -> NDArray[np.int32]:
    """Those that are as wide and as high as letters: speckle is narrower."""
    sides = np.sort(parts[:, WIDE : HIGH + 1], axis=1)
    return parts[(sides[:, 0] >= NARROW) & (sides[:, 1] >= LONG)]


def _found(gray: Gray, looks: Iterator[NDArray[np.int32]], guessed: int = MOST_GUESSED) -> tuple[Box, ...]:
    found, guesses = list[Box](), list[Guess]()
    for parts in looks:
        found += _both_ways(parts)
        guesses += guesses_in(parts, guessed)
    return tuple(dict.fromkeys((*found, *written_guesses(gray, guesses, _is_row))))


def rows_in(strokes: NDArray[np.bool_]) -> Iterator[Box]:
    """Those that are level or upright, in strokes that are known: `(h, w)`."""
    if np.count_nonzero(strokes) >= LETTERS * LEAST_AREA:
        yield from _both_ways(parts_of(strokes.view(np.uint8)))


def _parts(gray: Gray, hats: Hats | None = None) -> Iterator[NDArray[np.int32]]:
    fine = hats_of(gray, FINE)
    looks = ((hats or hats_of(gray), LEVELS), (fine, FINE_LEVELS))
    usual = _parts_of(hat >= level for both, levels in looks for hat in both for level in levels)
    faint = (strokes for strokes in (hat >= FAINT for hat in fine) if np.count_nonzero(strokes) <= SPARSE * gray.size)
    return chain(usual, (parts for parts in _parts_of(faint) if len(parts) <= MANY))


def _parts_of(looks: Iterable[NDArray[np.bool_]]) -> Iterator[NDArray[np.int32]]:
    for strokes in looks:
        if np.count_nonzero(strokes) >= LETTERS * LEAST_AREA:
            yield parts_of(strokes.view(np.uint8))


def _is_row(gray: Gray) -> bool:
    return any(True for parts in _parts(gray) for _ in _rows(parts))


def _both_ways(parts: NDArray[np.int32]) -> Iterator[Box]:
    yield from _rows(parts)
    yield from (_turned_back(box) for box in _rows(parts[:, UPRIGHT]))


def _rows(parts: NDArray[np.int32]) -> Iterator[Box]:
    is_letter = (parts[:, HIGH] >= LOWEST) & (parts[:, HIGH] <= HIGHEST)
    is_letter &= (parts[:, WIDE] <= 2 * HIGHEST) & (parts[:, AREA] >= LEAST_AREA)
    letters: list[Stroke] = sorted(map(tuple, parts[is_letter, :AREA].tolist()))
    yield from (_around(row) for row in _joined(letters[:MOST]) if _is_written(row))


def _joined(letters: list[Stroke]) -> list[list[Stroke]]:
    """Each letter, from left to right, in the latest row that it follows."""
    rows: list[list[Stroke]] = []
    growing: list[list[Stroke]] = []
    for number, letter in enumerate(letters):
        if number % TIDY == 0:
            growing = [row for row in growing if letter[LEFT] <= _reach(row[-1])]
        row = next((row for row in reversed(growing) if _follows(row[-1], letter)), None)
        if row is None:
            row = []
            rows.append(row)
            growing.append(row)
        row.append(letter)
    return rows


def _is_written(row: list[Stroke]) -> bool:
    """Whether enough of the row stands on one line, is of one height, and is close together, as letters are."""
    if len(row) < LETTERS:
        return False
    left, top, wide, high = np.array(row).T
    height = float(np.median(high))
    off = max(1.0, OFF * height)
    bottom = top + high
    aligned = max(np.count_nonzero(np.abs(each - np.median(each)) <= off) for each in (top, bottom))
    alike = np.count_nonzero(np.abs(high - height) <= off)
    gap = float(np.median(left[1:] - (left + wide)[:-1]))
    return bool(aligned >= max(LETTERS, ALIGNED * len(row)) and alike >= ALIKE * len(row) and gap <= CLOSE * height)


def _follows(before: Stroke, letter: Stroke) -> bool:
    left, top, wide, high = before
    _, under, _, tall = letter
    low, higher = (high, tall) if high < tall else (tall, high)
    if not -low <= letter[0] - left - wide <= APART * higher or higher > TALLER * low:
        return False
    return 2 * (min(top + high, under + tall) - max(top, under)) >= low


def _reach(last: Stroke) -> float:
    """How far to the right the next letter of a row may begin, at most."""
    return last[LEFT] + last[WIDE] + APART * TALLER * last[HIGH]


def _around(row: list[Stroke]) -> Box:
    top, left = min(each[1] for each in row), min(each[0] for each in row)
    bottom, right = max(each[1] + each[3] for each in row), max(each[0] + each[2] for each in row)
    return max(0, top - MARGIN), max(0, left - MARGIN), bottom + MARGIN, right + MARGIN


def _turned_back(box: Box) -> Box:
    top, left, bottom, right = box
    return left, top, right, bottom
