"""What the gate reads of a data set: every element of words, dates or UIDs, at every depth, read by pydicom.

The instances of a series share nearly all of their header. What an element's bytes say is therefore kept and not
decoded again for the next instance; what they say does not change by that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pydicom import Dataset
from pydicom._dicom_dict import DicomDictionary
from pydicom.dataelem import DataElement, RawDataElement
from pydicom.tag import BaseTag

NUMBERS_ONLY = frozenset(
    ("AT", "DS", "FD", "FL", "IS", "OB", "OD", "OF", "OL", "OV", "OW", "SL", "SS", "SV", "UL", "US", "UV")
)
LONGEST_KNOWN, MOST_KNOWN = 4096, 8192
"""Bytes of an element that is kept, and how many elements."""


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """An element without items.

    Attributes:
        path: its tags and item numbers.
        vr: as read.
        keyword: `""` for what the dictionary does not know.
        whole: the value as one text.
        values: each value without padding; none for bytes.
    """

    path: str
    vr: str
    keyword: str
    whole: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """An element of a data set with all below it; the same object for the same bytes.

    Attributes:
        tags: path and tag of the element, and of each one below.
        leaves: those of words, dates or UIDs.
        is_kept: the next data set that says the same gets this very object.
    """

    tags: tuple[tuple[str, BaseTag], ...]
    leaves: tuple[Leaf, ...]
    is_kept: bool = False


_KNOWN: dict[tuple[Any, ...], Branch] = {}


def branches_of(dataset: Dataset) -> list[Branch]:
    """The elements of a data set, in the order of their tags."""
    return [_branch(dataset, tag) for tag in sorted(dataset.keys())]


def _branch(dataset: Dataset, tag: BaseTag) -> Branch:
    raw = dataset.get_item(tag)
    if not isinstance(raw, RawDataElement) or not _says_the_same_anywhere(raw):
        return _read(dataset, tag)
    charset = dataset.original_character_set
    key = (*raw[:2], raw.value, raw.is_implicit_VR, raw.is_little_endian, str(charset))
    found = _KNOWN.get(key)
    if found is None:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        found = _KNOWN[key] = replace(_read(dataset, tag), is_kept=True)
    return found


def _says_the_same_anywhere(raw: RawDataElement) -> bool:
    """Whether its bytes alone tell how it is read: not so for private elements that only their creator explains."""
    is_explained = raw.VR is not None and raw.VR != "UN"
    return (is_explained or not BaseTag(raw.tag).is_private) and len(raw.value or b"") <= LONGEST_KNOWN


def _read(dataset: Dataset, tag: BaseTag) -> Branch:
    return Branch(tuple(_tags(dataset, tag, "")), tuple(_leaves(dataset, tag, "")))


def _tags(dataset: Dataset, tag: BaseTag, path: str) -> Iterator[tuple[str, BaseTag]]:
    here = f"{path}/{int(tag):08x}"
    yield here, BaseTag(tag)
    for item in _items(dataset, tag):
        for each in sorted(item.keys()):
            yield from _tags(item, each, here)


def _leaves(dataset: Dataset, tag: BaseTag, path: str) -> Iterator[Leaf]:
    here = f"{path}/{int(tag):08x}"
    if _is_number(dataset, tag):
        return
    element = dataset[tag]
    if element.VR != "SQ":
        yield Leaf(here, str(element.VR), element.keyword, str(element.value or ""), tuple(_values(element)))
        return
    for number, item in enumerate(_items(dataset, tag)):
        for each in sorted(item.keys()):
            yield from _leaves(item, each, f"{here}[{number}]")


def _items(dataset: Dataset, tag: BaseTag) -> list[Dataset]:
    if _is_number(dataset, tag):
        return []
    element = dataset[tag]
    return list(element.value or ()) if element.VR == "SQ" else []


def _is_number(dataset: Dataset, tag: BaseTag) -> bool:
    """Whether it can hold no words; such a one stays undecoded: a damaged one may hold millions of numbers."""
    raw = dataset.get_item(tag)
    vr = raw.VR if raw is not None and raw.VR is not None else DicomDictionary.get(int(tag), ("UN",))[0]
    return vr in NUMBERS_ONLY


def _values(element: DataElement) -> list[str]:
    if isinstance(element.value, bytes) or element.value is None:
        return []
    many = element.value if element.VM > 1 else [element.value]
    return [str(value).strip("\0 ") for value in many if str(value).strip("\0 ")]
