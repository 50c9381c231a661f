"""What becomes of each element of a data set, at every depth.

**Source:** DICOM PS3.15 E.1.1 (actions), E.3.10 (safe private attributes), PS3.5 7.8 (private data elements).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from pydicom import Dataset
from pydicom.datadict import dictionary_VR, keyword_for_tag
from pydicom.dataelem import DataElement, RawDataElement
from pydicom.sequence import Sequence
from pydicom.tag import BaseTag

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.options import Options
from datasets.deidentify.profile import is_safe_private, resolve, row_of
from datasets.deidentify.project import Project
from datasets.deidentify.values import BLANK_PDF, BLANK_XML, capped_age, dummy_of, empty_of, shifted

FREE_TEXT = frozenset(("LO", "LT", "SH", "ST", "UC", "UT", "AE", "UR"))
BULK = frozenset(("AT", "DS", "FD", "FL", "IS", "OB", "OD", "OF", "OL", "OV", "OW", "SL", "SS", "SV", "UL", "US", "UV"))
STANDARD_ROOT = "1.2.840.10008."
NAMES_A_KIND = re.compile("SOPClass|TransferSyntax|CodingSchemeUID|MappingResource|ContextUID|Implementation|Template")
CODE_KEYWORDS = {"CodeValue", "LongCodeValue", "URNCodeValue", "CodingSchemeDesignator", "CodingSchemeVersion"}
STRUCTURAL = frozenset(
    ("SpecificCharacterSet", "Modality", "ImageType", "PhotometricInterpretation", "ValueType", "RelationshipType",
     "ContinuityOfContent", "PatientSex", "PatientPosition", "BodyPartExamined", "GraphicType", "SegmentationType")
)  # fmt: skip
"""Coded strings that make sense of the object: one part of a name in them says too little to empty them."""
CURVES, OVERLAYS, PIXELS, ENCRYPTED = 0x50, 0x60, 0x7FE0, 0x04000500
"""Pixels inside of a sequence are a thumbnail of what was not cleaned; ENCRYPTED holds the original attributes."""
LONGEST = {"SH": 16, "LO": 64, "AE": 16, "ST": 1024, "LT": 10240}

Elements = dict[BaseTag, DataElement | RawDataElement]
Change = Callable[[str], str]
"""What is done to one value."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for every element of one instance.

    Attributes:
        options: of the profile.
        project: makes the UIDs.
        dictionary: the instance's own identifiers.
        pseudonym: of the patient.
        shift: of the patient's dates.
        is_done: the instance came out of this project already, so its dates have moved.
        sop_class_uid: of the instance.
        is_strict: inside a sequence that must become a dummy: every free text goes.
        path: keywords down to here, joined and ended by `/`.
    """

    options: Options
    project: Project
    dictionary: Dictionary
    pseudonym: str
    shift: timedelta
    is_done: bool
    sop_class_uid: str
    is_strict: bool = False
    path: str = ""

    def below(self, keyword: str, is_strict: bool) -> Rules:
        """The rules inside a sequence."""
        return replace(self, path=f"{self.path}{keyword}/", is_strict=self.is_strict or is_strict)


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
    row = row_of(tag)
    raw = dataset.get_item(tag)
    if row is None and _vr_of(tag, raw.VR) in BULK:
        return raw
    element = dataset[tag]
    if tag in (0x00100010, 0x00100020):
        return DataElement(tag, element.VR, rules.pseudonym)
    if row is None:
        return _clean_unlisted(element, rules)
    if tag.group >> 8 in (CURVES, OVERLAYS):
        return None
    keyword = keyword_for_tag(tag)
    action = resolve(row.action(rules.options), rules.path + keyword, rules.sop_class_uid)
    return _act(action, element, keyword, rules)


def _act(action: str, element: DataElement, keyword: str, rules: Rules) -> DataElement | None:
    if action == "X":
        return None
    if action == "Z":
        return empty_of(element)
    if element.VR == "SQ":
        return _clean_sequence(element, rules.below(keyword, is_strict=action == "D"))
    if action == "U":
        return _with_uids(element, rules)
    if action == "D":
        return _dummy(element, keyword, rules)
    return _clean_kept(element, rules) if action == "K" else _clean_value(element, rules)


def _dummy(element: DataElement, keyword: str, rules: Rules) -> DataElement:
    if keyword == "EncapsulatedDocument":
        head = bytes(element.value or b"")[:5]
        document = BLANK_PDF if head.startswith(b"%PDF") else BLANK_XML
        return DataElement(element.tag, "OB", document + b"\0" * (len(document) % 2))
    return _with_uids(element, rules) if element.VR == "UI" else dummy_of(element)


def _clean_unlisted(element: DataElement, rules: Rules) -> DataElement | None:
    """An attribute that the table does not name, cleaned all the same: people write anything anywhere."""
    keyword, vr = keyword_for_tag(element.tag), str(element.VR)
    if vr == "SQ":
        return _clean_sequence(element, rules.below(keyword, is_strict=False))
    if vr == "UI":
        return element if NAMES_A_KIND.search(keyword) else _with_uids(element, rules)
    if vr == "UN":
        return None
    if vr in ("DA", "DT") and rules.options.retain_longitudinal == "none":
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
    return element if change is None else _mapped(element, change)


def _clean_kept(element: DataElement, rules: Rules) -> DataElement:
    change = keeping_of(str(element.VR), rules)
    return element if change is None else _mapped(element, change)


def _with_uids(element: DataElement, rules: Rules) -> DataElement:
    return _mapped(element, replacing_of(rules)) if element.VR == "UI" else dummy_of(element)


def cleaning_of(keyword: str, vr: str, rules: Rules) -> Change | None:
    """Action C: dates move, texts lose what names someone, and coded strings that do are emptied; `None`: no change."""
    names = rules.dictionary.names_someone
    if vr in ("DA", "DT"):
        return _moving_of(vr, rules)
    if keyword in CODE_KEYWORDS:  # long numbers are what codes are made of
        return rules.dictionary.strip
    if vr in FREE_TEXT:
        return lambda value: rules.dictionary.clean(value)[: LONGEST.get(vr)]
    if vr == "CS":
        is_whole = keyword in STRUCTURAL
        return lambda value: "" if names(value.lower(), is_whole) else value
    return None


def keeping_of(vr: str, rules: Rules) -> Change | None:
    """Action K: what is kept is the device's or hospital's, never a person's; dates still move."""
    names = rules.dictionary.names_someone
    if vr in ("DA", "DT"):
        return _moving_of(vr, rules)
    if vr == "AS":
        return capped_age
    if vr in FREE_TEXT or vr == "CS":
        return lambda value: "" if names(value, is_whole=True) else value
    return None


def replacing_of(rules: Rules) -> Change:
    """Action U: the project's UID for each one that is not the standard's."""
    return lambda uid: uid if uid.startswith(STANDARD_ROOT) or not uid else rules.project.uid(uid)


def _moving_of(vr: str, rules: Rules) -> Change | None:
    if rules.options.retain_longitudinal == "full" or rules.is_done:
        return None
    return lambda value: shifted(vr, value, rules.shift)


def _mapped(element: DataElement, change: Change) -> DataElement:
    if element.VM == 0:
        return element
    if element.VM > 1:
        return DataElement(element.tag, element.VR, [change(str(value)) for value in element.value])
    return DataElement(element.tag, element.VR, change(str(element.value)))


def _clean_sequence(element: DataElement, rules: Rules) -> DataElement:
    items = []
    for item in element.value or ():
        cleaned = Dataset(clean_items(item, rules))
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
