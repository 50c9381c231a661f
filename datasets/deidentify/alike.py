"""The elements of a file that is like the one before: where the bytes are the same, so are the elements.

The instances of a series differ in a few elements, some of which are longer or shorter than before. What stands between
them is held against the file before as a whole, and only what differs is cut anew.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from datasets.deidentify.slices import NotPlain, Slice, slice_at, slices_of

FIRST_PIXELS = 0x7FE00000
"""Group of the pixels, which are others in each file and always cut anew."""
LONGEST_HEADER = 1 << 18


@dataclass(frozen=True, slots=True)
class Before:
    """The header of a file that was cut.

    Attributes:
        header: its bytes up to the end of the last element before the pixels.
        is_implicit: the data set is in implicit VR.
        pieces: these elements.
        starts: where each begins.
    """

    header: NDArray[np.uint8]
    is_implicit: bool
    pieces: tuple[Slice, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, data: bytes, is_implicit: bool, pieces: tuple[Slice, ...]) -> Before | None:
        """What to hold the next file against; nothing when there is no header, or a very long one."""
        header = tuple(piece for piece in pieces if piece.tag < FIRST_PIXELS)
        if not header or header[-1].end > LONGEST_HEADER:
            return None
        whole = np.frombuffer(data[: header[-1].end], np.uint8)
        return cls(whole, is_implicit, header, tuple(piece.start for piece in header))

    def cut(self, data: bytes, start: int) -> tuple[tuple[Slice, ...], frozenset[int]] | None:
        """The elements of another file from `start` on, and the tags of those that are not as they were here.

        What has other tags or VRs in its header is not like it: nothing.

        Raises:
            NotPlain: the bytes are damaged, or of another kind.
        """
        found, changed, number = list[Slice](), set[int](), 0
        view, at = np.frombuffer(data, np.uint8), start
        while number < len(self.pieces):
            same = self._differing(view, at, number)
            if same is None:
                return None
            found += _moved(self.pieces[number:same], at - self.starts[number])
            at = found[-1].end if found else start
            number = same
            if number < len(self.pieces):
                piece, known = _slice(data, at, self.is_implicit), self.pieces[number]
                if piece[:2] != known[:2]:
                    return None
                found.append(piece)
                changed.add(piece.tag)
                at, number = piece.end, number + 1
        rest = tuple(slices_of(data, at, self.is_implicit))
        if rest and rest[0].tag < FIRST_PIXELS:
            return None
        return (*found, *rest), frozenset((*changed, *(piece.tag for piece in rest)))

    def _differing(self, view: NDArray[np.uint8], at: int, number: int) -> int | None:
        """The first element from this one on whose bytes are others when this one begins at `at`."""
        here = self.header[self.starts[number] :]
        there = view[at : at + len(here)]
        if len(there) < len(here):
            return None
        differs = here != there
        first = int(differs.argmax())
        if not differs[first]:
            return len(self.pieces)
        return bisect_right(self.starts, self.starts[number] + first) - 1


def _slice(data: bytes, at: int, is_implicit: bool) -> Slice:
    if at + 8 > len(data):
        raise NotPlain
    piece = slice_at(data, at, is_implicit)
    if piece.end > len(data):
        raise NotPlain
    return piece


def _moved(pieces: tuple[Slice, ...], by: int) -> tuple[Slice, ...]:
    if not by:
        return pieces
    return tuple(
        Slice(tag, vr, start + by, value + by, end + by, is_open) for tag, vr, start, value, end, is_open in pieces
    )
