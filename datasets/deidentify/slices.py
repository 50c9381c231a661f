"""The elements of a data set as pieces of its bytes: where each begins and ends, and no value read.

Only plain files are cut: little endian, tags rising, every length within the file. Whatever else comes is `NotPlain`,
and goes the long way through pydicom.

**Source:** DICOM PS3.5 7.1 (data elements), 7.5 (nesting), A.4 (encapsulated pixels); PS3.10 7.1 (file meta group).
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from typing import NamedTuple

from pydicom._dicom_dict import DicomDictionary

from datasets.dicom.structure import ITEM, ITEM_END, LONG_VRS, SEQUENCE_END, UNDEFINED
from datasets.limits import LIMITS

SHORT_VRS = frozenset(b"AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US".split())
PIXEL_DATA = 0x7FE00010
DELIMITER = b"\xfe\xff\xdd\xe0\0\0\0\0"
_EXPLICIT, _IMPLICIT, _LONG = Struct("<HH2sH"), Struct("<HHL"), Struct("<L")
_new = tuple.__new__


class NotPlain(Exception):
    """The bytes are not of the plain kind that is cut here."""


class Slice(NamedTuple):
    """One element: `data[start:end]` with its head, `data[value:end]` without; `vr` is `b""` in implicit VR."""

    tag: int
    vr: bytes
    start: int
    value: int
    end: int
    is_undefined: bool = False


class Item(NamedTuple):
    """One item of a sequence: its elements are in `data[start:end]`."""

    start: int
    end: int
    is_undefined: bool


def slices_of(data: bytes, start: int, is_implicit: bool, end: int | None = None) -> Iterator[Slice]:
    """The elements from `start` on, to the end of the bytes or to `end`, without going into sequences.

    Raises:
        NotPlain: the bytes are damaged, or of another kind.
    """
    size, before, at = len(data) if end is None else end, -1, start
    while at < size:
        if at + 8 > size:
            raise NotPlain
        piece = slice_at(data, at, is_implicit)
        if piece.tag <= before or piece.end > size:
            raise NotPlain
        yield piece
        before, _, _, _, at, _ = piece


def slice_at(data: bytes, at: int, is_implicit: bool) -> Slice:
    """The element that begins there; eight bytes at least follow.

    Raises:
        NotPlain: the bytes are damaged, or of another kind.
    """
    piece = _slice_at(data, at, is_implicit)
    return piece._replace(end=_end_of(data, piece, is_implicit)) if piece[5] else piece


def is_sequence(piece: Slice) -> bool:
    """Whether the element holds items by its VR, or by the dictionary where the VR is not written."""
    return piece.vr == b"SQ" or (not piece.vr and DicomDictionary.get(piece.tag, ("",))[0] == "SQ")


def items_of(data: bytes, piece: Slice, is_implicit: bool) -> Iterator[Item]:
    """The items of a sequence that `slices_of` found.

    Raises:
        NotPlain: the bytes are damaged, or of another kind.
    """
    at, last = piece.value, piece.end - 8 if piece.is_undefined else piece.end
    while at < last:
        if at + 8 > last:
            raise NotPlain
        group, number, length = _IMPLICIT.unpack_from(data, at)
        if group << 16 | number != ITEM:
            raise NotPlain
        start, is_undefined = at + 8, length == UNDEFINED
        at = _end_of_item(data, start, is_implicit, 1) if is_undefined else start + length
        if at > last:
            raise NotPlain
        yield Item(start, at - 8 if is_undefined else at, is_undefined)


def _slice_at(data: bytes, at: int, is_implicit: bool) -> Slice:
    if is_implicit:
        group, number, length = _IMPLICIT.unpack_from(data, at)
        vr, value = b"", at + 8
    else:
        group, number, vr, length = _EXPLICIT.unpack_from(data, at)
        value = at + 8
        if vr in LONG_VRS:
            if at + 12 > len(data):
                raise NotPlain
            (length,) = _LONG.unpack_from(data, at + 8)
            value = at + 12
        elif vr not in SHORT_VRS:
            raise NotPlain
    return _new(Slice, (group << 16 | number, vr, at, value, value + length, length == UNDEFINED))


def _end_of(data: bytes, piece: Slice, is_implicit: bool) -> int:
    if piece.tag == PIXEL_DATA:
        end = data.find(DELIMITER, piece.value)
        if end < 0:
            raise NotPlain
        return end + len(DELIMITER)
    if not is_sequence(piece):
        raise NotPlain
    return _end_of_items(data, piece.value, is_implicit, 1)


def _end_of_items(data: bytes, at: int, is_implicit: bool, depth: int) -> int:
    if depth > LIMITS.sequence_depth:
        raise NotPlain
    while at + 8 <= len(data):
        group, number, length = _IMPLICIT.unpack_from(data, at)
        tag, at = group << 16 | number, at + 8
        if tag == SEQUENCE_END:
            return at
        if tag != ITEM:
            raise NotPlain
        at = _end_of_item(data, at, is_implicit, depth) if length == UNDEFINED else at + length
    raise NotPlain


def _end_of_item(data: bytes, at: int, is_implicit: bool, depth: int) -> int:
    while at + 8 <= len(data):
        group, number, _ = _IMPLICIT.unpack_from(data, at)
        if group << 16 | number == ITEM_END:
            return at + 8
        piece = _slice_at(data, at, is_implicit)
        if piece.is_undefined:
            _end_of(data, piece, is_implicit)  # only sequences may be undefined inside of an item
            at = _end_of_items(data, piece.value, is_implicit, depth + 1)
        else:
            at = piece.end
    raise NotPlain
