"""A DICOM file of the plain kind, cut into its elements, and the head of the file that is made from it.

**Source:** DICOM PS3.10 7.1 (file meta information), PS3.5 A.1, A.2, A.4.
"""

from __future__ import annotations

from dataclasses import dataclass
from struct import pack

from pydicom._uid_dict import UID_dictionary

from datasets.deidentify.alike import Before
from datasets.deidentify.slices import PIXEL_DATA, NotPlain, Slice, slices_of
from datasets.dicom.read import PREAMBLE_BYTES, PREFIX_AT
from datasets.limits import LIMITS

IMPLICIT_LITTLE, EXPLICIT_LITTLE = "1.2.840.10008.1.2", "1.2.840.10008.1.2.1"
OTHERWISE = frozenset(("1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.4.95"))
"""Big endian, and what is deflated as a whole or refers to pixels elsewhere by JPIP and deflate."""
ITEM_TAG = b"\xfe\xff\x00\xe0"
META_LENGTH, VERSION, SYNTAX = 0x00020000, 0x00020001, 0x00020010


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file and where its elements are.

    Attributes:
        data: the whole file.
        syntax: its transfer syntax.
        is_implicit: the data set is in implicit VR.
        pieces: the data set's elements, in their order.
        at: the same, by tag.
        changed: tags of what is not as in the file that it was held against; `None`: it is like none.
    """

    data: bytes
    syntax: str
    is_implicit: bool
    pieces: tuple[Slice, ...]
    at: dict[int, Slice]
    changed: frozenset[int] | None = None

    def raw(self, tag: int) -> bytes:
        """An element with its head; nothing when it is absent."""
        piece = self.at.get(tag)
        return b"" if piece is None else self.data[piece.start : piece.end]

    def value(self, tag: int) -> bytes:
        """An element's value without padding; nothing when it is absent."""
        piece = self.at.get(tag)
        return b"" if piece is None else self.data[piece.value : piece.end].rstrip(b"\0 ")


def cut_file(data: bytes, before: Before | None = None) -> PlainFile:
    """Cut a file.

    Args:
        data: the whole file.
        before: the header of another, that may be like this one's.

    Raises:
        NotPlain: it is damaged, or of a kind that has to go the long way.
    """
    if data[PREFIX_AT:PREAMBLE_BYTES] != b"DICM" or len(data) > LIMITS.file_bytes:
        raise NotPlain
    start, meta = _cut_meta(data)
    syntax = meta.get(SYNTAX, b"").rstrip(b"\0 ").decode("ascii", "replace")
    if syntax in OTHERWISE or UID_dictionary.get(syntax, ("", ""))[1] != "Transfer Syntax":
        raise NotPlain
    if meta.get(VERSION, b"\0\1") != b"\0\1":
        raise NotPlain
    is_implicit = syntax == IMPLICIT_LITTLE
    if is_implicit and data[start + 4 : start + 6].isalpha():
        raise NotPlain  # explicit VR in spite of what the file says
    like = None if before is None or before.is_implicit != is_implicit else before.cut(data, start)
    pieces, changed = like or (tuple(slices_of(data, start, is_implicit)), None)
    at = {piece.tag: piece for piece in pieces}
    if len(pieces) > LIMITS.elements or not _has_sound_pixels(data, at, syntax in (IMPLICIT_LITTLE, EXPLICIT_LITTLE)):
        raise NotPlain
    return PlainFile(data, syntax, is_implicit, pieces, at, changed)


def _has_sound_pixels(data: bytes, at: dict[int, Slice], is_native: bool) -> bool:
    """Whether the pixels, if any, are native or encapsulated as the transfer syntax says."""
    pixels = at.get(PIXEL_DATA)
    if pixels is None:
        return True
    return not pixels.is_undefined if is_native else pixels.is_undefined and data.startswith(ITEM_TAG, pixels.value)


def head_of(syntax: str, sop_class: bytes, sop_instance: bytes, implementation: tuple[str, str]) -> bytes:
    """Preamble, prefix and file meta information, as pydicom writes them; UIDs with their padding."""
    uids = (
        (2, sop_class),
        (3, sop_instance),
        (0x10, _even(syntax, b"\0")),
        (0x12, _even(implementation[0], b"\0")),
    )
    body = b"\x02\x00\x01\x00OB\0\0\x02\0\0\0\0\1"
    body += b"".join(pack("<HH2sH", 2, number, b"UI", len(uid)) + uid for number, uid in uids)
    name = _even(implementation[1], b" ")
    body += pack("<HH2sH", 2, 0x13, b"SH", len(name)) + name
    return bytes(PREFIX_AT) + b"DICM" + pack("<HH2sHL", 2, 0, b"UL", 4, len(body)) + body


def _cut_meta(data: bytes) -> tuple[int, dict[int, bytes]]:
    """Where the data set begins, and the values of the file meta information."""
    most = min(len(data), LIMITS.value_bytes)
    first = next(slices_of(data, PREAMBLE_BYTES, is_implicit=False, end=most), None)
    if first is None or first.tag != META_LENGTH or first.end - first.value != 4:
        raise NotPlain
    start = first.end + int.from_bytes(data[first.value : first.end], "little")
    if data[start : start + 2] == b"\2\0" or start > LIMITS.value_bytes:
        raise NotPlain
    pieces = list(slices_of(data, first.end, is_implicit=False, end=start))
    if any(piece.tag >> 16 != 2 for piece in pieces):
        raise NotPlain
    return start, {piece.tag: data[piece.value : piece.end] for piece in pieces}


def _even(text: str, padding: bytes) -> bytes:
    return text.encode() + padding * (len(text) % 2)
