"""One element between its bytes and pydicom: read alone, cleaned by the same code as all others, and written again."""

from __future__ import annotations

import io
from functools import cache
from struct import pack

from pydicom import Dataset
from pydicom.datadict import dictionary_VR, keyword_for_tag
from pydicom.dataelem import DataElement, RawDataElement
from pydicom.dataset import FileDataset
from pydicom.filebase import DicomBytesIO
from pydicom.filereader import read_dataset
from pydicom.filewriter import write_dataset
from pydicom.tag import BaseTag

from datasets.deidentify.elements import (
    BULK,
    CURVES,
    ENCRYPTED,
    FREE_TEXT,
    NAMES_A_KIND,
    OVERLAYS,
    Change,
    Rules,
    clean_element,
    cleaning_of,
    keeping_of,
    replacing_of,
)
from datasets.deidentify.plain_file import PlainFile
from datasets.deidentify.profile import resolve, row_of
from datasets.deidentify.slices import NotPlain, Slice
from datasets.dicom.structure import Encoding, check_structure
from datasets.limits import LIMITS

DROP, COPY, CLEAN, CONSTANT = range(4)
"""An element goes, stays as it is, is read and cleaned by its value, or becomes the same whatever its value was."""
QUICK_VRS = frozenset(("UI", "CS", "LO", "SH", "DA", "DT", "TM", "AS"))
UTF_8 = b"ISO_IR 192"
CHARSET = 0x00080005
AMBIGUOUS = frozenset(("US or SS", "OB or OW", "US or OW", "US or SS or OW"))
"""VRs that implicit VR leaves open: the bytes are the same in each."""


def plan_of(piece: Slice, rules: Rules) -> int | Change:
    """What becomes of every element of this tag and VR; a `Change` does so to values that `quick_value` knows.

    Raises:
        NotPlain: a private element may stay.
    """
    tag = BaseTag(piece.tag)
    if tag.element == 0 or tag == ENCRYPTED:
        return DROP
    if tag.group % 2:
        if rules.options.retain_safe_private:
            raise NotPlain
        return DROP
    row, vr, keyword = row_of(tag), piece.vr.decode() or _dictionary_vr(tag), keyword_for_tag(tag)
    if row is None:
        if vr in BULK or (not piece.vr and vr in AMBIGUOUS):
            return COPY
        return _unlisted(vr, keyword, rules)
    if tag.group >> 8 in (CURVES, OVERLAYS):
        return DROP
    return _listed(resolve(row.action(rules.options), keyword, rules.sop_class_uid), vr, keyword, rules)


def _unlisted(vr: str, keyword: str, rules: Rules) -> int | Change:
    if vr == "UI":
        return unchanged if NAMES_A_KIND.search(keyword) else replacing_of(rules)
    if vr == "PN":
        return CONSTANT
    if vr not in QUICK_VRS or (vr in ("DA", "DT") and rules.options.retain_longitudinal == "none"):
        return CLEAN
    return cleaning_of(keyword, vr, rules) or unchanged


def _listed(action: str, vr: str, keyword: str, rules: Rules) -> int | Change:
    if action == "X":
        return DROP
    if action == "Z":
        return CONSTANT
    if vr not in QUICK_VRS:
        return CONSTANT if action == "D" and vr in FREE_TEXT | {"PN"} else CLEAN
    if vr == "UI":
        return CLEAN if action in "CK" else replacing_of(rules)
    if action in "DU":
        return CONSTANT
    return (keeping_of(vr, rules) if action == "K" else cleaning_of(keyword, vr, rules)) or unchanged


def unchanged(value: str) -> str:
    """The value; written anew, so with the padding that it should have."""
    return value


def quick_value(file: PlainFile, piece: Slice) -> str | None:
    """A single value of a usual form; `None` for whatever pydicom had better read."""
    raw = file.data[piece.value : piece.end]
    is_uid = piece.vr == b"UI" or (not piece.vr and _dictionary_vr(piece.tag) == "UI")
    raw = raw.removesuffix(b"\0" if is_uid else b" ")
    if b"\\" in raw or b"\0" in raw or b"\x1b" in raw or raw[:1] == b" " or raw[-1:] == b" ":
        return None
    if raw.isascii():
        return raw.decode("ascii")
    if is_uid or file.value(CHARSET) != UTF_8:
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def quick_bytes(piece: Slice, value: str) -> bytes:
    """The element with another value; all of its VRs have a length of two bytes in explicit VR."""
    body = value.encode()
    if len(body) % 2:
        body += b"\0" if piece.vr == b"UI" or (not piece.vr and _dictionary_vr(piece.tag) == "UI") else b" "
    tag = pack("<HH", piece.tag >> 16, piece.tag & 0xFFFF)
    return tag + (piece.vr + pack("<H", len(body)) if piece.vr else pack("<L", len(body))) + body


def clean_piece(file: PlainFile, raw: bytes, tag: int, rules: Rules) -> bytes:
    """The element's bytes after cleaning; none when it goes.

    Raises:
        NotPlain: it cannot be read alone.
    """
    dataset = read_piece(file, raw)
    if tag not in dataset:
        raise NotPlain
    element = clean_element(dataset, BaseTag(tag), rules)
    return b"" if element is None else in_bytes(file, element)


def read_piece(file: PlainFile, raw: bytes) -> Dataset:
    """A data set of the elements in `raw`, and the file's character set."""
    check_structure(raw, 0, Encoding(file.is_implicit, True), LIMITS)
    charset = b"" if raw.startswith(b"\x08\x00\x05\x00") else file.raw(CHARSET)
    read = read_dataset(io.BytesIO(charset + raw), file.is_implicit, True)
    return FileDataset("", read, is_implicit_VR=file.is_implicit, is_little_endian=True)


def in_bytes(file: PlainFile, element: DataElement | RawDataElement) -> bytes:
    """One element as the file would hold it."""
    dataset = read_piece(file, b"")
    charset = file.raw(CHARSET)
    dataset[element.tag] = element
    stream = DicomBytesIO()
    stream.is_little_endian, stream.is_implicit_VR = True, file.is_implicit
    write_dataset(stream, dataset)
    written = stream.getvalue()
    if int(element.tag) == CHARSET:
        return written
    if not written.startswith(charset):
        raise NotPlain  # its own bytes would be written otherwise, and stand before or after
    return written[len(charset) :]


@cache
def _dictionary_vr(tag: int) -> str:
    try:
        return dictionary_VR(tag)
    except KeyError:
        return "UN"
