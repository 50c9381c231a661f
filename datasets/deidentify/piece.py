"""One element between its bytes and pydicom: read alone, cleaned by the same code as all others, and written again."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache, partial
from struct import Struct

from pydicom import Dataset
from pydicom.datadict import dictionary_VR, keyword_for_tag
from pydicom.dataelem import DataElement, RawDataElement
from pydicom.dataset import FileDataset
from pydicom.filebase import DicomBytesIO
from pydicom.filereader import read_dataset
from pydicom.filewriter import write_dataset
from pydicom.tag import BaseTag

from datasets.deidentify.blank_documents import DOCUMENT, DOCUMENT_TYPE, LENGTH
from datasets.deidentify.changes import CODE_KEYWORDS, FREE_TEXT, Change, cleaning_of, keeping_of, replacing_of
from datasets.deidentify.elements import (
    BULK,
    CURVES,
    ENCRYPTED,
    NAMES_A_KIND,
    OVERLAYS,
    PIXELS,
    SOP_CLASS,
    clean_element,
)
from datasets.deidentify.figures import FIGURES
from datasets.deidentify.plain_file import PlainFile
from datasets.deidentify.profile import loses_time, row_of
from datasets.deidentify.rules import Rules
from datasets.deidentify.slices import NotPlain, Slice
from datasets.dicom.structure import LONG_VRS, Encoding, check_structure
from datasets.limits import LIMITS

DROP, COPY, CLEAN, CONSTANT, NESTED, NESTED_DUMMY, COUNTED = range(7)
"""An element goes, stays as it is, is read and cleaned by its value, or becomes the same whatever its value was; of a
sequence each element is asked, as usual or below a dummy; numbers stay unless they are an identifier's."""
SINGLE_VRS = frozenset(("ST", "LT"))
QUICK_VRS = frozenset(("UI", "CS", "LO", "SH", "DA", "DT", "TM", "AS")) | SINGLE_VRS
_IMPLICIT, _LONG, _SHORT = Struct("<HHL").pack, Struct("<HH2sxxL").pack, Struct("<HH2sH").pack
Maker = Callable[[Rules], Change | None]
"""Gives a person's `Change`; `None`: the value is only written anew."""
UTF_8 = b"ISO_IR 192"
CHARSET, PATIENT_NAME, PATIENT_ID = 0x00080005, 0x00100010, 0x00100020
LONGEST_SHORT = 0xFFFE
AMBIGUOUS = frozenset(("US or SS", "OB or OW", "US or OW", "US or SS or OW"))
"""VRs that implicit VR leaves open: the bytes are the same in each."""


def plan_of(piece: Slice, rules: Rules) -> int | Maker:
    """What becomes of every element of this tag and VR, whoever the person; a `Maker` is for values of a usual form.

    Raises:
        NotPlain: a private element may stay, or it hangs together with what stands beside it.
    """
    tag = BaseTag(piece.tag)
    if (tag.group % 2 and rules.options.retain_safe_private) or (rules.path and tag == CHARSET):
        raise NotPlain
    if tag == LENGTH or (tag == DOCUMENT and rules.path):
        raise NotPlain
    if _goes(tag, rules):
        return DROP
    if tag in (PATIENT_NAME, PATIENT_ID):
        return CLEAN
    row, vr, keyword = row_of(tag), vr_of(piece), keyword_for_tag(tag)
    if row is None:
        if vr in FIGURES:
            return COUNTED
        if vr in BULK or (not piece.vr and vr in AMBIGUOUS):
            return COPY
        return _unlisted(vr, keyword, rules)
    return _listed(rules.action(row), vr, keyword, rules)


def _goes(tag: BaseTag, rules: Rules) -> bool:
    is_bitmap = tag.group >> 8 in (CURVES, OVERLAYS) or (tag.group == PIXELS and bool(rules.path))
    return tag.element == 0 or tag == ENCRYPTED or tag.group % 2 == 1 or is_bitmap


def _unlisted(vr: str, keyword: str, rules: Rules) -> int | Maker:
    if vr == "SQ":
        return NESTED
    if vr == "UI":
        is_kept = NAMES_A_KIND.search(keyword) and (rules.options.retain_uids or rules.path + keyword == SOP_CLASS)
        return _no_change if is_kept else replacing_of
    if vr == "PN" or (rules.is_strict and vr in FREE_TEXT and keyword not in (*CODE_KEYWORDS, "CodeMeaning")):
        return CONSTANT
    if vr not in QUICK_VRS or loses_time(keyword, vr, rules.options):
        return CLEAN
    return partial(cleaning_of, keyword, vr)


def _listed(action: str, vr: str, keyword: str, rules: Rules) -> int | Maker:
    if action == "X":
        return DROP
    if action == "Z":
        return CONSTANT
    if vr == "SQ":
        return NESTED_DUMMY if action == "D" else NESTED
    if vr not in QUICK_VRS:
        return CONSTANT if action == "D" and vr in FREE_TEXT | {"PN"} else CLEAN
    if vr == "UI":
        return CLEAN if action in "CK" else replacing_of
    if action in "DU":
        return CONSTANT
    return partial(keeping_of, keyword, vr) if action == "K" else partial(cleaning_of, keyword, vr)


def _no_change(_rules: Rules) -> None:
    """A value that is written anew, so with the padding that it should have."""


def quick_values(file: PlainFile, piece: Slice, vr: str) -> list[str] | None:
    """The values of a usual form, none of them empty; `None` for whatever pydicom had better read."""
    raw = file.data[piece.value : piece.end].removesuffix(b"\0" if vr == "UI" else b" ")
    if b"\0" in raw or b"\x1b" in raw or raw[:1] == b" " or raw[-1:] == b" ":
        return None
    if not raw.isascii() and (vr in ("UI", "CS") or file.value(CHARSET) != UTF_8):
        return None
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    if not text or "\\" not in text:
        return [text] * bool(text)
    values = text.split("\\")
    is_usual = vr not in SINGLE_VRS and all(value and value.strip(" ") == value for value in values)
    return values if is_usual else None


def quick_bytes(piece: Slice, vr: str, values: list[str]) -> bytes:
    """The element with other values; all of its VRs have a length of two bytes in explicit VR.

    Raises:
        NotPlain: the values are too long for that.
    """
    body = "\\".join(values).encode()
    if len(body) % 2:
        body += b"\0" if vr == "UI" else b" "
    return head_of_piece(piece, len(body)) + body


def head_of_piece(piece: Slice, size: int) -> bytes:
    """Tag, VR and length of an element with a value of another size.

    Raises:
        NotPlain: it is too long for its VR.
    """
    tag, vr = piece[:2]
    if not vr:
        return _IMPLICIT(tag >> 16, tag & 0xFFFF, size)
    if vr in LONG_VRS:
        return _LONG(tag >> 16, tag & 0xFFFF, vr, size)
    if size > LONGEST_SHORT:
        raise NotPlain
    return _SHORT(tag >> 16, tag & 0xFFFF, vr, size)


def vr_of(piece: Slice) -> str:
    """The VR that is written, else the dictionary's."""
    return piece.vr.decode() or _dictionary_vr(piece.tag)


def clean_piece(file: PlainFile, raw: bytes, tag: int, rules: Rules) -> bytes:
    """The element's bytes after cleaning; none when it goes.

    Raises:
        NotPlain: it cannot be read alone.
    """
    dataset = read_piece(file, raw + file.raw(DOCUMENT_TYPE) if tag == DOCUMENT else raw)
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
