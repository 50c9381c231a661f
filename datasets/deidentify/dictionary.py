"""The identifiers that an instance itself tells, and a text without them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydicom import Dataset
from pydicom.datadict import dictionary_has_tag, dictionary_VR, keyword_for_tag
from pydicom.tag import BaseTag

from datasets.deidentify.name_spans import is_uncased, name_spans
from datasets.deidentify.options import Options
from datasets.deidentify.patterns import REPLACEMENT, strip_patterns, without_marks
from datasets.deidentify.profile import row_of
from datasets.deidentify.project import Project
from datasets.deidentify.readings import as_utf_8
from datasets.deidentify.spelt import spelt
from datasets.deidentify.text.headings import is_heading
from datasets.deidentify.values import DUMMIES

NUMERIC = frozenset(
    ("AT", "DS", "FD", "FL", "IS", "OB", "OD", "OF", "OL", "OV", "OW", "SL", "SS", "SV", "UL", "US", "UV")
)
NUMBER_VRS = frozenset(("LO", "SH", "UC", "ST", "LT", "UT", "AE"))
_IDENTIFYING = re.compile(
    r"IDs?$|Number(s|Issuer|ImagingServiceRequest)?$|Address|Telephone|Telecom|Name$|AETitle$|Serial"
    r"|Locator$|MilitaryRank$|PlanIdentification$|ResponsibleOrganization$"
)
_IDENTIFYING_BY_FIGURES = re.compile(r"Identifier$|^BarcodeValue$|^DeviceLabel$|Location$|Residence$")
"""Of a specimen, a container, a device, a bed: what these tell is a number once it has FIGURES figures."""
FIGURES = 3
_DAY = re.compile(r"(\d{4})\.?(\d\d)\.?(\d\d)")
KNOWN_IN_TEXT = frozenset(
    ("ProtocolName", "CodingSchemeName", "MappingResourceName", "ROIName", "StructureSetName",
     "RTPlanName", "EntityName", "TreatmentMachineName", "PositionAcquisitionTemplateName", "ClinicalTrialProtocolName")
)  # fmt: skip
"""Names of organs, plans, machines and protocols: whoever is told of in them goes, but they tell of nobody."""
_LETTERED = re.compile(r"[a-z]{0,4}0*([1-9]\d{3,})")
_NUMBERED = re.compile(r"(?<![^\W_])[A-Za-z]{0,4}(\d{4,})(?![^\W_])")
_USUAL = re.compile(r"(?:19|20)\d\d|\d\d?0+")
SHORTEST_NUMBER, SHORTEST_PART = 4, 2
"""Characters of a number, and of a name's part."""

Identifiers = tuple[frozenset[tuple[str, ...]], frozenset[str], frozenset[str]]
"""Names by their parts, numbers, and days."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What must not be said in a text: names by their parts and numbers by their characters, without marks and case.

    Attributes:
        names: each name as its parts.
        numbers: identifiers as told.
        dates: days of the patient, as year, month and day in eight digits.
    """

    names: frozenset[tuple[str, ...]]
    numbers: frozenset[str]
    dates: frozenset[str] = frozenset()

    @classmethod
    def of(cls, identifiers: Identifiers, said: Iterable[str] = ()) -> Dictionary:
        """The dictionary of what an instance tells, and of what a table says of the same person."""
        names, numbers = set(identifiers[0]), set(identifiers[1])
        for text in said:
            if any(map(str.isdigit, text)):
                numbers.add(text)
            else:
                names.add(parts_of(text))
        return cls(frozenset(name for name in names if name), frozenset(numbers), identifiers[2])

    def clean(self, text: str) -> str:
        """The text without the identifiers and without what the patterns find."""
        composed = unicodedata.normalize("NFC", text)
        return strip_patterns(self.strip(composed), is_heading)

    def strip(self, text: str) -> str:
        """The composed text without the identifiers."""
        kept, at = list[str](), 0
        for start, end in sorted(self._spans(text)):
            if start >= at:
                kept += [text[at:start], REPLACEMENT]
            at = max(at, end)
        return "".join((*kept, text[at:]))

    def names_someone(self, text: str, is_whole: bool = False) -> bool:
        """Whether an identifier is in the text; `is_whole` leaves out a single part of a name."""
        return any(True for _ in self._spans(unicodedata.normalize("NFC", text), is_whole))

    def has_part(self, text: str, shortest: int) -> bool:
        """Whether a word of the text is a part of a name, of so many letters at least."""
        words = re.split(r"[\W_\d]+", without_marks(unicodedata.normalize("NFC", text)).lower())
        parts, _ = _beginnings(self.names)
        return any(len(word) >= shortest and word in parts for word in words)

    def _spans(self, text: str, is_whole: bool = False) -> Iterator[tuple[int, int]]:
        plain, compact, places = spelt(text)
        yield from _number_spans(plain, compact, places, _folded(self.numbers))
        yield from _figure_spans(plain, _figures(self.numbers))
        if _may_name(compact, self):
            yield from name_spans(plain, self.names, is_whole)


def dictionary_of(dataset: Dataset, options: Options, project: Project, said: Iterable[str] = ()) -> Dictionary:
    """Collect the identifiers of an instance at every depth.

    Args:
        dataset: as it came.
        options: what they retain may be said.
        project: what it made itself names nobody.
        said: further names and numbers of the same person, from the table of identities.
    """
    return Dictionary.of(identifiers_of(dataset, options, project), said)


def identifiers_of(dataset: Dataset, options: Options, project: Project) -> Identifiers:
    """The names and numbers that a data set tells, at every depth."""
    return identifiers_in(_values(dataset, options), project)


def identifiers_in(values: Iterable[tuple[str, str, str]], project: Project) -> Identifiers:
    """The same of values of identifying attributes, each with its keyword and VR."""
    names, numbers, dates = set[tuple[str, ...]](), set[str](), set[str]()
    for keyword, vr, value in values:
        if project.is_pseudonym(value) or value in DUMMIES:
            continue
        if vr in ("DA", "DT"):
            dates.update(day_of(value))
        elif vr == "PN":
            names.update(filter(None, (parts_of(value), parts_of(as_utf_8(value)))))
        elif len(value.strip()) >= SHORTEST_NUMBER and _is_number(keyword, value):
            numbers.update((*_pieces(keyword, value), *filter(None, _pieces(keyword, as_utf_8(value)))))
    return frozenset(names), frozenset(numbers), frozenset(dates)


def day_of(value: str) -> tuple[str, ...]:
    """The whole day that a DA or DT begins with, in eight digits; nothing when it tells none."""
    found = _DAY.match(value)
    return () if found is None else ("".join(found.groups()),)


def parts_of(name: str) -> tuple[str, ...]:
    """A name's parts without marks, in small letters."""
    plain = without_marks(unicodedata.normalize("NFC", name)).lower()
    parts = [part for part in re.split(r"[\W_\d]+", plain) if len(part) >= SHORTEST_PART or is_uncased(part)]
    signs = () if plain.isascii() else (each for each in re.split(r"[\^=\s]+", plain) if is_uncased(each))
    return tuple(dict.fromkeys((*parts, *signs)))


def _values(dataset: Dataset, options: Options) -> Iterator[tuple[str, str, str]]:
    for tag in sorted(dataset.keys()):
        if _vr_of(dataset, tag) in NUMERIC:  # a damaged one may hold millions of values
            continue
        element = dataset[tag]
        keyword = keyword_for_tag(element.tag)
        if element.VR == "SQ":
            for item in element.value or ():
                yield from _values(item, options)
        elif element.VR in ("PN", "DA", "DT") or (element.VR in NUMBER_VRS and is_identifying(element.tag, options)):
            values = element.value if element.VM > 1 else [element.value]
            yield from ((keyword, element.VR, str(value)) for value in values if value)


def _vr_of(dataset: Dataset, tag: BaseTag) -> str:
    raw = dataset.get_item(tag)
    if raw is not None and raw.VR is not None:
        return str(raw.VR)
    return dictionary_VR(tag) if dictionary_has_tag(tag) else "UN"


def is_identifying(tag: int, options: Options) -> bool:
    """Whether the attribute holds a number, address or name that the options do not retain."""
    row, keyword = row_of(tag), keyword_for_tag(tag)
    is_asked = _IDENTIFYING.search(keyword) or _IDENTIFYING_BY_FIGURES.search(keyword)
    if row is None or keyword in KNOWN_IN_TEXT or not is_asked:
        return False
    return row.action(options) != "K"


def _is_number(keyword: str, value: str) -> bool:
    is_by_figures = _IDENTIFYING_BY_FIGURES.search(keyword) and not _IDENTIFYING.search(keyword)
    return not is_by_figures or sum(map(str.isdigit, value)) >= FIGURES


def _pieces(keyword: str, value: str) -> Iterator[str]:
    yield value.strip()
    if "Address" in keyword:
        yield from (piece.strip() for piece in re.split(r"[,;\r\n]", value) if len(piece.strip()) > SHORTEST_NUMBER)


def _longest_first(text: Sequence[str]) -> tuple[int, Sequence[str]]:
    """A set has another order in every process; two runs must still write the same."""
    return -len(text), text


@lru_cache(maxsize=256)
def _folded(numbers: frozenset[str]) -> tuple[str, ...]:
    """The numbers' letters and digits, the longest first, without those that are too short to be known again."""
    plain = (without_marks(unicodedata.normalize("NFC", number)) for number in numbers)
    folded = {"".join(each.lower()[0] for each in number if each.isalnum()) for number in plain}
    return tuple(sorted((each for each in folded if len(each) >= SHORTEST_NUMBER), key=_longest_first))


def _number_spans(
    plain: str, compact: str, places: Sequence[int], numbers: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Where the numbers stand, whatever marks and spaces are between; a short one only as a word of its own."""
    for number in numbers:
        at = compact.find(number)
        while at >= 0:
            start, end = places[at], places[at + len(number) - 1] + 1
            is_word = not plain[max(start - 1, 0) : start].isalnum() and not plain[end : end + 1].isalnum()
            if is_word or len(number) > SHORTEST_NUMBER + 1:
                yield start, end
            at = compact.find(number, at + 1)


@lru_cache(maxsize=256)
def _figures(numbers: frozenset[str]) -> frozenset[str]:
    """The figures of numbers such as BN0004567, without the letters and zeros before them; no years and round ones."""
    found = (_LETTERED.fullmatch(number) for number in _folded(numbers))
    figures = (each[1] for each in found if each is not None)
    return frozenset(each for each in figures if not _USUAL.fullmatch(each))


def _figure_spans(plain: str, figures: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the figures stand as a word, with or without other letters and zeros before them."""
    if not any(each in plain for each in figures):
        return
    for found in _NUMBERED.finditer(plain):
        if found[1].lstrip("0") in figures:
            yield found.span()


@lru_cache(maxsize=256)
def _beginnings(names: frozenset[tuple[str, ...]]) -> tuple[frozenset[str], bool]:
    """Every part of a name, and whether all are plain letters, so that finding none of them settles it."""
    parts = frozenset(part for name in names for part in name)
    return parts, all(part.isascii() for part in parts)


def _may_name(compact: str, dictionary: Dictionary) -> bool:
    """Whether it is worth to look for names: without any part of one, no form of one can be there."""
    parts, is_plain = _beginnings(dictionary.names)
    return not (is_plain and compact.isascii()) or any(part in compact for part in parts)
