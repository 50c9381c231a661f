"""A walk over the elements of a data set that reads no value: how many there are and how deep they go.

pydicom parses undefined-length sequences by recursion and keeps an object for each element, so a small file can ask for
much memory or stack. This walk follows the same rules as pydicom's reader, iteratively, and stops at the caps.

**Source:** DICOM PS3.5 7.1 (data elements), 7.5 (nesting), 6.2.2 (undefined-length UN holds items).
"""

from __future__ import annotations

from dataclasses import dataclass
from struct import Struct
from typing import Literal

from pydicom._dicom_dict import DicomDictionary

from datasets.errors import UnreadableInstance
from datasets.limits import Limits

UNDEFINED = 0xFFFFFFFF
ITEM, ITEM_END, SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
PIXELS = frozenset((0x7FE00008, 0x7FE00009, 0x7FE00010))
"""May be cut short where the header alone is asked for: what was sent is taken in and told, not lost at the door."""
LONG_VRS = frozenset({b"OB", b"OD", b"OF", b"OL", b"OW", b"OV", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV"})


@dataclass(frozen=True, slots=True)
class Encoding:
    """How elements are written: implicit or explicit VR, byte order."""

    is_implicit: bool
    is_little: bool


@dataclass(slots=True)
class _Level:
    """An open data set (`is_items` false) or an open sequence, and where it ends at the latest."""

    end: int
    is_items: bool
    encoding: Encoding


@dataclass(slots=True)
class _Element:
    tag: int
    vr: bytes | None
    length: int
    value_at: int


def check_structure(data: bytes, start: int, encoding: Encoding, limits: Limits, *, lacks_pixels: bool = False) -> None:
    """Walk `data` from `start` to its end.

    Args:
        data: a file, its deflated part inflated.
        start: where its data set begins.
        encoding: of the data set.
        limits: on elements and depth.
        lacks_pixels: whether pixels may be shorter than they say.

    Raises:
        UnreadableInstance: more elements or deeper sequences than the limits allow, or one longer than the file.
    """
    levels = [_Level(len(data), False, _seen_encoding(data, start, encoding))]
    position, elements = start, 0
    while levels:
        level = levels[-1]
        if position + 8 > level.end:
            if position < level.end and len(levels) > 1:
                raise UnreadableInstance("expected the elements of a sequence to fill its length, got a remainder")
            levels.pop()
            continue
        elements += 1
        if elements > limits.elements:
            raise UnreadableInstance(f"expected at most {limits.elements} data elements, got more; the file is refused")
        if level.is_items:
            position = _enter_item(data, position, levels)
        else:
            position = _enter_element(data, position, levels, lacks_pixels)
        if len(levels) > 2 * limits.sequence_depth + 1:
            raise UnreadableInstance(
                f"expected sequences at most {limits.sequence_depth} deep, got deeper; the file is refused"
            )


def _enter_element(data: bytes, position: int, levels: list[_Level], lacks_pixels: bool) -> int:
    """Step over one element, or open it when it is a sequence."""
    level = levels[-1]
    element = _read_element(data, position, level.encoding)
    if element.tag == ITEM_END:
        levels.pop()
        return element.value_at
    if element.length == UNDEFINED:
        return _enter_undefined(data, element, levels)
    end = element.value_at + element.length
    if end > len(data) and not (lacks_pixels and element.tag in PIXELS):
        raise UnreadableInstance("expected an element that ends within the file, got a longer one; it is truncated")
    if element.length and _is_sequence(element):
        levels.append(_Level(min(end, level.end), True, level.encoding))
        return element.value_at
    return end


def _enter_undefined(data: bytes, element: _Element, levels: list[_Level]) -> int:
    """Open an undefined-length sequence, or step over encapsulated fragments."""
    level = levels[-1]
    first = int.from_bytes(data[element.value_at : element.value_at + 2], _order(level.encoding)) << 16
    first |= int.from_bytes(data[element.value_at + 2 : element.value_at + 4], _order(level.encoding))
    is_unknown = element.vr in (None, b"UN") and element.tag not in DicomDictionary
    if _is_sequence(element) or element.vr == b"UN" or (is_unknown and first == ITEM):
        levels.append(_Level(level.end, True, level.encoding))
        return element.value_at
    delimiter = _tag_bytes(SEQUENCE_END, level.encoding)
    found = data.find(delimiter, element.value_at)
    if found < 0:
        raise UnreadableInstance("expected a delimiter after the pixel fragments, got the end; the file is truncated")
    return found + 8


def _enter_item(data: bytes, position: int, levels: list[_Level]) -> int:
    """Open one item of a sequence, or close the sequence at its delimiter."""
    level = levels[-1]
    endian = "<" if level.encoding.is_little else ">"
    group, number, length = _IMPLICIT[endian].unpack_from(data, position)
    tag = group << 16 | number
    if tag == SEQUENCE_END:
        levels.pop()
        return position + 8
    if tag != ITEM:
        raise UnreadableInstance("expected an item in a sequence, got another tag; the file is damaged")
    start = position + 8
    end = level.end if length == UNDEFINED else min(start + length, level.end)
    levels.append(_Level(end, False, _seen_encoding(data, start, level.encoding, is_item=True)))
    return start


def _read_element(data: bytes, position: int, encoding: Encoding) -> _Element:
    endian = "<" if encoding.is_little else ">"
    if encoding.is_implicit:
        group, number, length = _IMPLICIT[endian].unpack_from(data, position)
        return _Element(group << 16 | number, None, length, position + 8)
    group, number, vr, length = _EXPLICIT[endian].unpack_from(data, position)
    tag = group << 16 | number
    if vr in LONG_VRS:
        length = int.from_bytes(data[position + 8 : position + 12], _order(encoding))
        return _Element(tag, vr, length, position + 12)
    if not b"AA" <= vr <= b"ZZ":
        length = int.from_bytes(data[position + 4 : position + 8], _order(encoding))
        return _Element(tag, None, length, position + 8)
    return _Element(tag, vr, length, position + 8)


def _is_sequence(element: _Element) -> bool:
    if element.vr is not None and element.vr != b"UN":
        return element.vr == b"SQ"
    entry = DicomDictionary.get(element.tag)
    return entry is not None and entry[0] == "SQ"


def _seen_encoding(data: bytes, start: int, declared: Encoding, is_item: bool = False) -> Encoding:
    """The encoding pydicom settles on: it looks whether the first element carries two capital letters as its VR."""
    if is_item and declared.is_implicit:
        return declared
    vr = data[start + 4 : start + 6]
    if len(vr) < 2:
        return declared
    is_implicit = not (0x40 < vr[0] < 0x5B and 0x40 < vr[1] < 0x5B)
    return Encoding(is_implicit, declared.is_little)


def _order(encoding: Encoding) -> Literal["little", "big"]:
    return "little" if encoding.is_little else "big"


def _tag_bytes(tag: int, encoding: Encoding) -> bytes:
    return (tag >> 16).to_bytes(2, _order(encoding)) + (tag & 0xFFFF).to_bytes(2, _order(encoding))


_IMPLICIT = {endian: Struct(f"{endian}HHL") for endian in "<>"}
_EXPLICIT = {endian: Struct(f"{endian}HH2sH") for endian in "<>"}
