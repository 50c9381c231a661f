"""Content items whose concept name says that the value is somebody's name or number, or a device's; or nobody's day.

Whatever such an item says goes whole: a name in small letters and a number of five figures have no form of their own,
and the day of a calibration or a guideline that moved with the patient's tells how far these moved.

**Source:** DICOM PS3.16 TID 1002 to 1010 (observers and subjects), TID 1020 and 1021 (person and device participants),
Annex D (codes); PS3.3 10.2 (content item macro).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pydicom import Dataset

from datasets.deidentify.options import Options
from datasets.deidentify.patterns import without_marks
from datasets.deidentify.slices import Item, NotPlain, Slice, items_of, slices_of

CONCEPT_NAME, CODE_VALUE, CODE_MEANING = 0x0040A043, 0x00080100, 0x00080104
TIMES = frozenset((0x0040A120, 0x0040A121, 0x0040A122))
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
NOBODYS_DAYS = frozenset(("113723",))
"""Calibration DateTime, of an X-ray dose report."""
_SAID = re.compile(
    r"\b(?:observer|subject|patient|person|mother|operator|physician|doctor|radiologist|technologist|reader|author)"
    r"(?:'?s)?\b.*\b(?:name|id|identifier|mrn)\b|\baccession number\b",
    re.IGNORECASE,
)
_DEVICE_SAID = re.compile(r"\bserial (?:number|no)\b|\bstation (?:name|ae title)\b", re.IGNORECASE)
_NOBODYS_DAY_SAID = re.compile(
    r"\b(?:calibrat|manufactur|install|maintenance|warrant|software|firmware|version|guideline|publi|"
    r"source strength|quality control|acceptance test|constancy)|\b(?:expiry|expiration|reference|release) date"
    r"|\b(?:hieu chuan|kiem dinh|san xuat|lap dat|bao tri|bao duong|phan mem|phien ban|ban hanh|han (?:su )?dung)\b",
    re.IGNORECASE,
)


def identifies(code: str, meaning: str, options: Options) -> bool:
    """Whether a concept of that code and meaning names a person, or a device or place that is not retained."""
    code = code.strip("\0 ")
    if code in DEVICES or _DEVICE_SAID.search(meaning):
        return not options.retain_device
    if code in PLACES:
        return not options.retain_institution
    return code in PEOPLE or ("device" not in meaning.lower() and _SAID.search(meaning) is not None)


def tells_nobodys_day(code: str, meaning: str) -> bool:
    """Whether a time under a concept of that code and meaning is a device's, a product's or the public's."""
    plain = without_marks(unicodedata.normalize("NFC", meaning))
    return code.strip("\0 ") in NOBODYS_DAYS or _NOBODYS_DAY_SAID.search(plain) is not None


def is_identifying_item(item: Dataset, options: Options) -> bool:
    """Whether the item is a content item of such a concept."""
    if CONCEPT_NAME not in item:
        return False
    is_time = not TIMES.isdisjoint(map(int, item.keys()))
    concepts = ((str(each.get("CodeValue", "")), str(each.get("CodeMeaning", ""))) for each in _concepts(item))
    return any(identifies(*each, options) or (is_time and tells_nobodys_day(*each)) for each in concepts)


def is_identifying_slice(data: bytes, pieces: Iterable[Slice], is_implicit: bool, options: Options) -> bool:
    """The same of an item's elements as they are in the file.

    Raises:
        NotPlain: they are damaged, or of another kind; or a time's concept has a meaning in another character set.
    """
    at = {piece.tag: piece for piece in pieces}
    if CONCEPT_NAME not in at:
        return False
    is_time = not TIMES.isdisjoint(at)
    for each in items_of(data, at[CONCEPT_NAME], is_implicit):
        code, meaning = _told(data, each, is_implicit)
        if is_time and not meaning.isascii():
            raise NotPlain
        if identifies(code, meaning, options) or (is_time and tells_nobodys_day(code, meaning)):
            return True
    return False


def _concepts(item: Dataset) -> Iterable[Dataset]:
    return item[CONCEPT_NAME].value or ()


def _told(data: bytes, item: Item, is_implicit: bool) -> tuple[str, str]:
    """Code and meaning of a concept."""
    told = {
        piece.tag: data[piece.value : piece.end].decode("latin-1")
        for piece in slices_of(data, item.start, is_implicit, item.end)
    }
    return told.get(CODE_VALUE, ""), told.get(CODE_MEANING, "")
