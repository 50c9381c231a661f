"""What becomes of each element of a data set, at every depth.

**Source:** DICOM PS3.15 E.1.1 (actions), E.3.10 (safe private attributes), PS3.5 7.8 (private data elements).
"""

from __future__ import annotations

import copy
import re
from dataclasses import replace

from pydicom import Dataset
from pydicom.datadict import dictionary_VR, keyword_for_tag
from pydicom.dataelem import DataElement, RawDataElement
from pydicom.sequence import Sequence
from pydicom.tag import BaseTag

from datasets.deidentify.blank_documents import DOCUMENT, LENGTH, blank_document, blank_length
from datasets.deidentify.changes import (
    CODE_KEYWORDS,
    FREE_TEXT,
    Change,
    cleaning_of,
    keeping_of,
    nothing_for,
    replacing_of,
)
from datasets.deidentify.content_items import is_identifying_item
from datasets.deidentify.figures import FIGURES, tells_figures
from datasets.deidentify.profile import is_safe_private, loses_time, row_of
from datasets.deidentify.readings import codec_of
from datasets.deidentify.rules import Rules
from datasets.deidentify.values import dummy_of, empty_of

BULK = frozenset(("AT", "DS", "FD", "FL", "IS", "OB", "OD", "OF", "OL", "OV", "OW", "SL", "SS", "SV", "UL", "US", "UV"))
SOP_CLASS = "SOPClassUID"
"""The instance's own: a private one stays, since nobody could read it under another, and the gate holds it."""
NAMES_A_KIND = re.compile("SOPClass|TransferSyntax|CodingSchemeUID|MappingResource|ContextUID|Implementation|Template")
"""UIDs of kinds, not of things; those that the standard does not know are mapped all the same."""
CURVES, OVERLAYS, PIXELS, ENCRYPTED = 0x50, 0x60, 0x7FE0, 0x04000500
"""Pixels inside of a sequence are a thumbnail of what was not cleaned; ENCRYPTED holds the original attributes."""

Elements = dict[BaseTag, DataElement | RawDataElement]


def clean_items(dataset: Dataset, rules: Rules) -> Elements:
    """The elements that stay, cleaned; values that nothing changed are shared with `dataset`."""
    kept: Elements = {}
    for tag in dataset.keys():  # noqa: SIM118 -- iterating the data set itself would convert every element
        element = clean_element(dataset, BaseTag(tag), rules)
        if isinstance(element, DataElement):
            kept[element.tag] = copy.copy(element) if element is dataset.get_item(tag) else element
        elif element is not None:
            kept[element.tag] = element
    return {tag: element for tag, element in kept.items() if not _is_orphan_creator(tag, kept)}


def clean_element(dataset: Dataset, tag: BaseTag, rules: Rules) -> DataElement | RawDataElement | None:
    """What stays of one element of `dataset`; `None` when nothing does."""
    if tag.element == 0 or tag == ENCRYPTED or (tag.group == PIXELS and rules.path):
        return None
    if tag.is_private:
        return _clean_private(dataset, tag, rules)
    if tag in (DOCUMENT, LENGTH):
        return blank_document(dataset) if tag == DOCUMENT else blank_length(dataset)
    row = row_of(tag)
    raw = dataset.get_item(tag)
    if row is None and (vr := _vr_of(tag, raw.VR)) in BULK:
        is_told = vr in FIGURES and tells_figures(raw, rules.dictionary)
        return _emptied(tag, vr, rules) if is_told else raw
    element = dataset[tag]
    if tag in (0x00100010, 0x00100020):
        return DataElement(tag, element.VR, rules.pseudonym)
    if row is None:
        return _clean_unlisted(element, rules)
    if tag.group >> 8 in (CURVES, OVERLAYS):
        return None
    keyword = keyword_for_tag(tag)
    return _act(rules.action(row), element, keyword, rules)


def _act(action: str, element: DataElement, keyword: str, rules: Rules) -> DataElement | None:
    if action == "X":
        return None
    if action == "Z":
        return empty_of(element)
    if element.VR == "SQ":
        return _clean_sequence(element, rules.below(keyword, is_strict=action == "D"))
    if action in "DU":
        return _with_uids(element, rules)
    return _clean_kept(element, rules) if action == "K" else _clean_value(element, rules)


def _clean_unlisted(element: DataElement, rules: Rules) -> DataElement | None:
    """An attribute that the table does not name, cleaned all the same: people write anything anywhere."""
    keyword, vr = keyword_for_tag(element.tag), str(element.VR)
    if vr == "SQ":
        return _clean_sequence(element, rules.below(keyword, is_strict=False))
    if vr == "UI":
        is_kept = NAMES_A_KIND.search(keyword) and (rules.options.retain_uids or rules.path + keyword == SOP_CLASS)
        return element if is_kept else _with_uids(element, rules)
    if vr == "UN":
        return None
    if loses_time(keyword, vr, rules.options):
        return empty_of(element)
    if vr == "PN":
        return dummy_of(element)
    if rules.is_strict and vr in FREE_TEXT and keyword not in (*CODE_KEYWORDS, "CodeMeaning"):
        return dummy_of(element)
    return _clean_value(element, rules)


def _clean_value(element: DataElement, rules: Rules) -> DataElement:
    """Action C for one value; a name becomes a dummy."""
    if element.VR == "PN":
        return dummy_of(element)
    change = cleaning_of(keyword_for_tag(element.tag), str(element.VR), rules)
    return _changed(element, change, rules)


def _clean_kept(element: DataElement, rules: Rules) -> DataElement:
    return _changed(element, keeping_of(keyword_for_tag(element.tag), str(element.VR), rules), rules)


def _changed(element: DataElement, change: Change | None, rules: Rules) -> DataElement:
    if element.VR in FIGURES and tells_figures(element, rules.dictionary):
        return _emptied(element.tag, str(element.VR), rules)
    return element if change is None else _mapped(element, change)


def _emptied(tag: BaseTag, vr: str, rules: Rules) -> DataElement:
    return DataElement(tag, vr, nothing_for(keyword_for_tag(tag), vr, rules) or None)


def _with_uids(element: DataElement, rules: Rules) -> DataElement:
    return _mapped(element, replacing_of(rules)) if element.VR == "UI" else dummy_of(element)


def _mapped(element: DataElement, change: Change) -> DataElement:
    if element.VM == 0:
        return element
    if element.VM > 1:
        return DataElement(element.tag, element.VR, [change(str(value)) for value in element.value])
    return DataElement(element.tag, element.VR, change(str(element.value)))


def _clean_sequence(element: DataElement, rules: Rules) -> DataElement:
    items = []
    for item in element.value or ():
        is_named = is_identifying_item(item, rules.options)
        here = replace(rules, codec=codec_of(item, rules.codec))
        cleaned = Dataset(clean_items(item, here.strictly() if is_named else here))
        is_implicit, is_little = item.original_encoding
        cleaned.set_original_encoding(is_implicit, is_little, item.original_character_set)
        cleaned.is_undefined_length_sequence_item = item.is_undefined_length_sequence_item
        items.append(cleaned)
    return DataElement(element.tag, "SQ", Sequence(items))


def _clean_private(dataset: Dataset, tag: BaseTag, rules: Rules) -> DataElement | RawDataElement | None:
    if not rules.options.retain_safe_private or tag.group % 2 == 0:
        return None
    if tag.is_private_creator:
        return dataset[tag]
    creator = dataset.get(BaseTag(tag.group << 16 | tag.element >> 8))
    if creator is None or not is_safe_private(str(creator.value), tag.group, tag.element):
        return None
    element = dataset[tag]
    if element.VR == "SQ":
        return _clean_sequence(element, rules.below("", is_strict=False))
    if loses_time("", str(element.VR), rules.options):
        return empty_of(element)
    return _with_uids(element, rules) if element.VR == "UI" else _clean_value(element, rules)


def _is_orphan_creator(tag: BaseTag, kept: Elements) -> bool:
    if not tag.is_private_creator:
        return False
    return not any(other.group == tag.group and other.element >> 8 == tag.element for other in kept)


def _vr_of(tag: BaseTag, vr: str | None) -> str:
    if vr is not None:
        return vr
    try:
        return dictionary_VR(tag)
    except KeyError:
        return "UN"
