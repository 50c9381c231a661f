"""Content items whose concept name says that the value is somebody's name or number, or a device's.

Whatever such an item says goes whole: a name in small letters and a number of five figures have no form of their own.

**Source:** DICOM PS3.16 TID 1002 to 1010 (observers and subjects), TID 1020 and 1021 (person and device participants),
Annex D (codes); PS3.3 10.2 (content item macro).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pydicom import Dataset

from datasets.deidentify.options import Options
from datasets.deidentify.slices import Slice, items_of, slices_of

CONCEPT_NAME, CODE_VALUE, CODE_MEANING = 0x0040A043, 0x00080100, 0x00080104
PEOPLE = frozenset(
    ("121008", "121022", "121028", "121029", "121030", "121036", "113870", "113871", "128774", "128775", "121040")
)
"""Names and numbers of observers, subjects and participants, and accession numbers."""
DEVICES = frozenset(
    ("121012", "121013", "121016", "121193", "121196", "113877", "113880", "122143", "110119", "121148", "121000")
)
"""Names, serial numbers, UIDs and stations of devices."""
PLACES = frozenset(("121009", "121017", "121197", "113873"))
"""Organizations, and where a device stands."""
_SAID = re.compile(
    r"\b(?:observer|subject|patient|person|mother|operator|physician|doctor|radiologist|technologist|reader|author)"
    r"(?:'?s)?\b.*\b(?:name|id|identifier|mrn)\b|\baccession number\b",
    re.IGNORECASE,
)
_DEVICE_SAID = re.compile(r"\bserial (?:number|no)\b|\bstation (?:name|ae title)\b", re.IGNORECASE)


def identifies(code: str, meaning: str, options: Options) -> bool:
    """Whether a concept of that code and meaning names a person, or a device or place that is not retained."""
    code = code.strip("\0 ")
    if code in DEVICES or _DEVICE_SAID.search(meaning):
        return not options.retain_device
    if code in PLACES:
        return not options.retain_institution
    return code in PEOPLE or ("device" not in meaning.lower() and _SAID.search(meaning) is not None)


def is_identifying_item(item: Dataset, options: Options) -> bool:
    """Whether the item is a content item of such a concept."""
    if CONCEPT_NAME not in item:
        return False
    concepts = item[CONCEPT_NAME].value or ()
    return any(
        identifies(str(each.get("CodeValue", "")), str(each.get("CodeMeaning", "")), options) for each in concepts
    )


def is_identifying_slice(data: bytes, pieces: Iterable[Slice], is_implicit: bool, options: Options) -> bool:
    """The same of an item's elements as they are in the file.

    Raises:
        NotPlain: they are damaged, or of another kind.
    """
    for piece in pieces:
        if piece.tag == CONCEPT_NAME:
            return any(
                _identifies(data, each.start, each.end, is_implicit, options)
                for each in items_of(data, piece, is_implicit)
            )
    return False


def _identifies(data: bytes, start: int, end: int, is_implicit: bool, options: Options) -> bool:
    told = {
        piece.tag: data[piece.value : piece.end].decode("latin-1") for piece in slices_of(data, start, is_implicit, end)
    }
    return identifies(told.get(CODE_VALUE, ""), told.get(CODE_MEANING, ""), options)
