"""One element between its bytes and pydicom: read alone, cleaned by the same code as all others, and written again."""

from __future__ import annotations

import io

from pydicom import Dataset
from pydicom.datadict import dictionary_VR, keyword_for_tag
from pydicom.dataelem import DataElement, RawDataElement
from pydicom.dataset import FileDataset
from pydicom.filebase import DicomBytesIO
from pydicom.filereader import read_dataset
from pydicom.filewriter import write_dataset
from pydicom.tag import BaseTag

from datasets.deidentify.elements import BULK, CURVES, OVERLAYS, Rules, clean_element
from datasets.deidentify.plain_file import PlainFile
from datasets.deidentify.profile import resolve, row_of
from datasets.deidentify.slices import NotPlain, Slice
from datasets.dicom.structure import Encoding, check_structure
from datasets.limits import LIMITS

DROP, CLEAN, COPY = range(3)
CHARSET = 0x00080005
AMBIGUOUS = frozenset(("US or SS", "OB or OW", "US or OW", "US or SS or OW"))
"""VRs that implicit VR leaves open: the bytes are the same in each."""


def plan_of(piece: Slice, rules: Rules) -> int:
    """What becomes of every element of this tag and VR, whatever its value: dropped, copied, or looked at.

    Raises:
        NotPlain: a private element may stay.
    """
    tag = BaseTag(piece.tag)
    if tag.element == 0:
        return DROP
    if tag.group % 2:
        if rules.options.retain_safe_private:
            raise NotPlain
        return DROP
    row = row_of(tag)
    if row is None:
        vr = piece.vr.decode() or _dictionary_vr(tag)
        return COPY if vr in BULK or (not piece.vr and vr in AMBIGUOUS) else CLEAN
    if tag.group >> 8 in (CURVES, OVERLAYS):
        return DROP
    action = resolve(row.action(rules.options), keyword_for_tag(tag), rules.sop_class_uid)
    return DROP if action == "X" else CLEAN


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
    return FileDataset(None, read, is_implicit_VR=file.is_implicit, is_little_endian=True)


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


def _dictionary_vr(tag: int) -> str:
    try:
        return dictionary_VR(tag)
    except KeyError:
        return "UN"
