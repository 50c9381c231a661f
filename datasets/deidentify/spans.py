"""Where each element of a file stands, found by the gate itself.

It shares no code with the cleaning, whose own cutter is `slices`, so that one mistake does not hide another; and it
takes only what is certain. Whatever else comes is an `OddFile`, and pydicom reads it as a whole.

**Source:** DICOM PS3.5 7.1 (data elements), 7.5 (nesting), A.4 (encapsulated pixels); PS3.10 7.1 (file meta group).
"""

from __future__ import annotations

import zlib
from struct import Struct, error
from typing import NamedTuple

from pydicom._dicom_dict import DicomDictionary
from pydicom._uid_dict import UID_dictionary

Span = tuple[int, bytes, int, int, int]
"""Tag, VR (`b""` where it is not written), and where the element, its value, and what follows begin."""

_HEADS = dict.fromkeys(b"AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US".split(), 8)
_HEADS |= dict.fromkeys(b"OB OD OF OL OV OW SQ SV UC UN UR UT UV".split(), 12)
_WRITTEN, _UNWRITTEN, _LENGTH = Struct("<HH2sH").unpack_from, Struct("<HHL").unpack_from, Struct("<L").unpack_from
_ANY, _ITEM, _ITEM_END, _END = 0xFFFFFFFF, 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_PIXELS = 0x7FE00010
_META_AT, _MOST_META, _DEEPEST = 132, 1 << 16, 32
_META, _DEFLATED = b"DICM\x02\x00\x00\x00UL\x04\x00", b"1.2.840.10008.1.2.1.99"
_IMPLICIT = "1.2.840.10008.1.2"
_OTHERWISE = frozenset(("1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.4.95"))
"""Big endian and deflated."""


class OddFile(Exception):
    """The file is not of the kind that is read here."""


class Cut(NamedTuple):
    """A file's elements.

    Attributes:
        is_implicit: its VRs are not written.
        meta: tags of the file meta information.
        spans: the elements of the data set, in the order of their tags.
    """

    is_implicit: bool
    meta: tuple[int, ...]
    spans: list[Span]


def cut(data: bytes) -> Cut:
    """Find the elements of a file.

    Raises:
        OddFile: it has no prefix, is damaged, big endian or deflated, or its elements are in no order.
    """
    try:
        start = _META_AT + 12 + _LENGTH(data, _META_AT + 8)[0]
        if data[128:140] != _META or start > _MOST_META:
            raise OddFile
        meta = _spans(data, _META_AT, start, is_implicit=False)
        syntax = next((data[value:end] for tag, _, _, value, end in meta if tag == 0x00020010), b"")
        is_implicit = _is_implicit(syntax.rstrip(b"\0 ").decode("ascii"))
        spans = _spans(data, start, len(data), is_implicit)
    except (error, UnicodeDecodeError):
        raise OddFile from None
    if meta[-1][0] >> 16 != 2 or not spans or spans[0][0] >> 16 < 4 or (is_implicit and _looks_written(data, spans[0])):
        raise OddFile
    return Cut(is_implicit, tuple(tag for tag, *_ in meta), spans)


def inflated(data: bytes, most: int) -> bytes:
    """The file, its data set inflated when it is deflated, up to `most` bytes of it; otherwise the file as it is.

    **Source:** DICOM PS3.5 A.5 (a raw deflate stream after the file meta information).
    """
    if _DEFLATED not in data[:_MOST_META] or data[128:140] != _META:
        return data
    start = _META_AT + 12 + _LENGTH(data, _META_AT + 8)[0]
    try:
        return data[:start] + zlib.decompressobj(-zlib.MAX_WBITS).decompress(data[start:], most)
    except zlib.error:
        return data


def _is_implicit(syntax: str) -> bool:
    if syntax in _OTHERWISE or UID_dictionary.get(syntax, ("", ""))[1] != "Transfer Syntax":
        raise OddFile
    return syntax == _IMPLICIT


def _looks_written(data: bytes, span: Span) -> bool:
    """Whether the first element is in explicit VR in spite of what the file says."""
    return data[span[2] + 4 : span[2] + 6].isalpha()


def _spans(data: bytes, at: int, end: int, is_implicit: bool) -> list[Span]:
    """Elements with rising tags that fill the bytes."""
    spans, before = list[Span](), -1
    while at < end:
        if is_implicit:
            tag, vr, value, length = _head(data, at, is_implicit=True)
        else:  # as `_head`, which half of the time would go into calling
            group, number, vr, length = _WRITTEN(data, at)
            tag, size = group << 16 | number, _HEADS.get(vr)
            if size is None:
                raise OddFile
            value = at + size
            if size == 12:
                (length,) = _LENGTH(data, at + 8)
        stop = value + length if length != _ANY else _after(data, tag, vr, value, is_implicit)
        if tag <= before or stop > end:
            raise OddFile
        spans.append((tag, vr, at, value, stop))
        before, at = tag, stop
    return spans


def _head(data: bytes, at: int, is_implicit: bool) -> tuple[int, bytes, int, int]:
    """Tag, VR, where the value begins and its length."""
    if is_implicit:
        group, number, length = _UNWRITTEN(data, at)
        return group << 16 | number, b"", at + 8, length
    group, number, vr, length = _WRITTEN(data, at)
    size = _HEADS.get(vr)
    if size == 8:
        return group << 16 | number, vr, at + 8, length
    if size is None:
        raise OddFile
    return group << 16 | number, vr, at + 12, _LENGTH(data, at + 8)[0]


def _after(data: bytes, tag: int, vr: bytes, at: int, is_implicit: bool) -> int:
    """Where a value of undefined length ends: of a sequence, or of encapsulated pixels."""
    if tag == _PIXELS:
        end = _after_fragments(data, at)
        if data.find(b"\xfe\xff\xdd\xe0", at) != end - 8:
            raise OddFile  # pydicom would end at the first delimiter, wherever it stands
        return end
    if vr == b"SQ" or (not vr and DicomDictionary.get(tag, ("",))[0] == "SQ"):
        return _after_items(data, at, is_implicit, 1)
    raise OddFile


def _after_fragments(data: bytes, at: int) -> int:
    while True:
        group, number, length = _UNWRITTEN(data, at)
        at += 8
        if group << 16 | number == _END and not length:
            return at
        if group << 16 | number != _ITEM or length == _ANY:
            raise OddFile
        at += length


def _after_items(data: bytes, at: int, is_implicit: bool, depth: int) -> int:
    if depth > _DEEPEST:
        raise OddFile
    while True:
        group, number, length = _UNWRITTEN(data, at)
        at += 8
        if group << 16 | number == _END and not length:
            return at
        if group << 16 | number != _ITEM:
            raise OddFile
        at = at + length if length != _ANY else _after_item(data, at, is_implicit, depth)


def _after_item(data: bytes, at: int, is_implicit: bool, depth: int) -> int:
    while True:
        if _UNWRITTEN(data, at) == (_ITEM_END >> 16, _ITEM_END & 0xFFFF, 0):
            return at + 8
        tag, vr, value, length = _head(data, at, is_implicit)
        if length != _ANY:
            at = value + length
        elif vr == b"SQ" or (not vr and DicomDictionary.get(tag, ("",))[0] == "SQ"):
            at = _after_items(data, value, is_implicit, depth + 1)
        else:
            raise OddFile
