"""The content tree of a structured report as items: name, kind, code, number, text, what they refer to.

**Source:** DICOM PS3.3 C.17.3 (SR Document Content), PS3.16 TID 1500 and 1501.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydicom import Dataset

from datasets.dicom.values import integer, items, number, text
from datasets.labels.coding import Coding, coding_of
from datasets.labels.errors import InvalidLabels
from datasets.limits import LIMITS

ITEMS = 20_000


@dataclass(frozen=True, slots=True)
class Reference:
    """An image or a segmentation that an item points to, by original UIDs."""

    instance: str
    segment: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One content item.

    Attributes:
        kind: value type: CONTAINER, CODE, NUM, TEXT, PNAME, IMAGE …
        name: concept name as `system|code`; empty where it has none.
        concept: the same with its words.
        code: of a CODE item.
        number: of a NUM item.
        unit: of the number.
        words: of a TEXT, PNAME or UIDREF item.
        reference: of an IMAGE item.
        children: below it.
    """

    kind: str
    name: str
    concept: Coding | None = field(repr=False)
    code: Coding | None = None
    number: float | None = None
    unit: str = ""
    words: str = field(default="", repr=False)
    reference: Reference | None = None
    children: tuple[Item, ...] = field(default=(), repr=False)

    def walk(self) -> Iterator[Item]:
        """Itself and everything below, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def named(self, *names: str) -> Iterator[Item]:
        """The children of these names."""
        return (child for child in self.children if child.name in names)


def tree_of(dataset: Dataset) -> Item:
    """The whole report as one item.

    Raises:
        InvalidLabels: more items than a report has.
    """
    left = [ITEMS]
    return _item(dataset, left)


def _item(dataset: Dataset, left: list[int]) -> Item:
    left[0] -= 1
    if left[0] < 0:
        raise InvalidLabels(f"expected at most {ITEMS} content items, got more")
    concept = code_in(dataset, "ConceptNameCodeSequence")
    measured = next(items(dataset, "MeasuredValueSequence", LIMITS), None)
    unit = code_in(measured, "MeasurementUnitsCodeSequence") if measured is not None else None
    return Item(
        kind=text(dataset, "ValueType", LIMITS) or "",
        name=str(concept) if concept else "",
        concept=concept,
        code=code_in(dataset, "ConceptCodeSequence"),
        number=number(measured, "NumericValue", LIMITS) if measured is not None else None,
        unit=unit.code if unit else "",
        words=_words(dataset),
        reference=_reference(dataset),
        children=tuple(_item(child, left) for child in items(dataset, "ContentSequence", LIMITS)),
    )


def _words(dataset: Dataset) -> str:
    found = (text(dataset, keyword, LIMITS) for keyword in ("TextValue", "PersonName", "UID"))
    return next((words for words in found if words), "")


def code_in(dataset: Dataset, keyword: str) -> Coding | None:
    """The first code of a sequence; nothing where it is missing or not of a code's form."""
    for item in items(dataset, keyword, LIMITS):
        value = text(item, "CodeValue", LIMITS) or text(item, "LongCodeValue", LIMITS)
        try:
            return coding_of(
                text(item, "CodingSchemeDesignator", LIMITS) or "", value or "", text(item, "CodeMeaning", LIMITS) or ""
            )
        except InvalidLabels:
            # A unit such as mm2/s or {pixels} has not the form of a code.
            return Coding("UCUM", value[:32]) if value and keyword == "MeasurementUnitsCodeSequence" else None
    return None


def _reference(dataset: Dataset) -> Reference | None:
    for item in items(dataset, "ReferencedSOPSequence", LIMITS):
        uid = text(item, "ReferencedSOPInstanceUID", LIMITS)
        return Reference(uid, integer(item, "ReferencedSegmentNumber", LIMITS)) if uid else None
    return None
