"""What the gate reads of a data set: every element of words, dates or UIDs, at every depth, read by pydicom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pydicom import Dataset
from pydicom._dicom_dict import DicomDictionary
from pydicom.dataelem import DataElement
from pydicom.tag import BaseTag

from datasets.deidentify.other_letters import said_otherwise

NUMBERS_ONLY = frozenset(
    ("AT", "DS", "FD", "FL", "IS", "OB", "OD", "OF", "OL", "OV", "OW", "SL", "SS", "SV", "UL", "US", "UV")
)
DATES = frozenset(("DA", "DT"))
WORDS = frozenset(("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT"))
FIGURES = frozenset(("IS", "DS"))


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """An element without items.

    Attributes:
        path: its tags and item numbers.
        vr: as read.
        keyword: `""` for what the dictionary does not know.
        whole: the value as one text; `""` for bytes.
        values: each value without padding, none for bytes; of words also what they are by other character sets; of
            several dates also the empty ones.
    """

    path: str
    vr: str
    keyword: str
    whole: str
    values: tuple[str, ...]

    def dates(self) -> Iterator[tuple[str, str]]:
        """Each date or date-time with its place among the others; nothing of other elements."""
        if self.vr not in DATES:
            return
        if len(self.values) < 2:
            yield self.path, self.whole
            return
        for place, value in enumerate(self.values):
            yield f"{self.path}[{place}]", value


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """Elements of a data set with all below them; the same object for the same bytes, where it is kept.

    Attributes:
        tags: path and tag of each element, and of each one below.
        leaves: those of words, dates or UIDs.
        is_kept: the next data set that says the same gets this very object.
        dates: path and value of each date and date-time, of several in one element with the place of each.
    """

    tags: tuple[tuple[str, BaseTag], ...]
    leaves: tuple[Leaf, ...]
    is_kept: bool = False
    dates: tuple[tuple[str, str], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "dates", tuple(each for leaf in self.leaves for each in leaf.dates()))


def branch_of(dataset: Dataset, tags: Iterable[BaseTag], is_kept: bool = False) -> Branch:
    """Some elements of a data set, in the order of their tags."""
    here = sorted(tags)
    named = (each for tag in here for each in _tags(dataset, tag, ""))
    leaves = (each for tag in here for each in _leaves(dataset, tag, ""))
    return Branch(tuple(named), tuple(leaves), is_kept)


def _tags(dataset: Dataset, tag: BaseTag, path: str) -> Iterator[tuple[str, BaseTag]]:
    here = f"{path}/{int(tag):08x}"
    yield here, BaseTag(tag)
    for item in _items(dataset, tag):
        for each in sorted(item.keys()):
            yield from _tags(item, each, here)


def _leaves(dataset: Dataset, tag: BaseTag, path: str) -> Iterator[Leaf]:
    here = f"{path}/{int(tag):08x}"
    if _is_number(dataset, tag):
        yield from _counted(dataset, tag, here)
        return
    element = dataset[tag]
    if element.VR != "SQ":
        yield Leaf(here, str(element.VR), element.keyword, _whole(element), tuple(_values(element)))
        return
    for number, item in enumerate(_items(dataset, tag)):
        for each in sorted(item.keys()):
            yield from _leaves(item, each, f"{here}[{number}]")


def _counted(dataset: Dataset, tag: BaseTag, path: str) -> Iterator[Leaf]:
    """Numbers that are written in figures, as they are written."""
    element = dataset.get_item(tag)
    vr = element.VR or DicomDictionary.get(int(tag), ("UN",))[0]
    if vr not in FIGURES or element.value is None:
        return
    value = element.value
    if not isinstance(value, bytes):
        many = value if isinstance(element, DataElement) and element.VM > 1 else [value]
        value = "\\".join(map(str, many)).encode("ascii", "replace")
    whole = value.decode("ascii", "replace")
    yield Leaf(path, vr, "", whole, tuple(whole.split("\\")))


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


def _whole(element: DataElement) -> str:
    return "" if isinstance(element.value, bytes) else str(element.value or "")


def _values(element: DataElement) -> list[str]:
    if isinstance(element.value, bytes) or element.value is None:
        return []
    many = element.value if element.VM > 1 else [element.value]
    values = [str(value).strip("\0 ") for value in many]
    if element.VR in DATES and len(values) > 1:
        return values
    otherwise = [each for value in values for each in said_otherwise(value)] if element.VR in WORDS else []
    return [value for value in (*values, *otherwise) if value]
