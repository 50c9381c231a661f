"""What to ask an archive for: `PatientID=…,StudyDate=20200101-20201231,ModalitiesInStudy=CT`.

**Source:** DICOM PS3.4 C.2.2.2 (matching), C.6.2 (study root keys), PS3.5 6.2 (value representations).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pydicom.datadict import dictionary_has_tag, dictionary_VR, tag_for_keyword

from datasets.archive.errors import InvalidQuery

STUDY = (
    "PatientID", "PatientName", "PatientBirthDate", "PatientSex", "StudyInstanceUID", "StudyDate", "StudyTime",
    "AccessionNumber", "StudyID", "StudyDescription", "ModalitiesInStudy", "ReferringPhysicianName", "InstitutionName",
    "IssuerOfPatientID",
)  # fmt: skip
SERIES = (
    "SeriesInstanceUID", "Modality", "SeriesNumber", "SeriesDescription", "BodyPartExamined", "ProtocolName",
    "SeriesDate", "StationName", "Manufacturer", "ManufacturerModelName",
)  # fmt: skip
IMAGE = ("SOPInstanceUID", "SOPClassUID", "InstanceNumber")
LEVELS = {"STUDY": STUDY, "SERIES": SERIES, "IMAGE": IMAGE}
DAY = r"(?:\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
MOMENT = r"(?:[01]\d|2[0-3])(?:[0-5]\d(?:[0-5]\d(?:\.\d{1,6})?)?)?"
FORMS = {
    "DA": (rf"{DAY}|{DAY}-{DAY}|{DAY}-|-{DAY}", "a date YYYYMMDD or a range YYYYMMDD-YYYYMMDD"),
    "TM": (rf"{MOMENT}|{MOMENT}-{MOMENT}|{MOMENT}-|-{MOMENT}", "a time HHMMSS or a range"),
    "UI": (r"(?:[0-9.]{1,64})(?:\\[0-9.]{1,64})*", "a UID, or several with \\ between them"),
    "CS": (r"[A-Z0-9 _*?]{1,16}(?:\\[A-Z0-9 _*?]{1,16})*", "a code of capital letters, digits and _"),
    "IS": (r"[+-]?\d{1,11}", "a whole number"),
}
TEXT_FORM = (r"[^\x00-\x1f\x7f\\=]{1,64}", "at most 64 characters, without control characters, = and \\")


@dataclass(frozen=True, slots=True)
class Query:
    """Keywords and what their values must match, each at one level of the archive."""

    filters: tuple[tuple[str, str], ...]

    @property
    def canonical(self) -> str:
        """The same text for the same question."""
        return ",".join(f"{keyword}={value}" for keyword, value in sorted(self.filters))

    def at(self, level: str) -> dict[str, str]:
        """The keywords of one level: STUDY, SERIES or IMAGE."""
        return {keyword: value for keyword, value in self.filters if keyword in LEVELS[level]}

    def contradicts(self, level: str, answer: dict[str, str]) -> bool:
        """Does an answer say that the archive did not heed a filter? Silence is no contradiction."""
        return any(not _fits(keyword, value, answer.get(keyword, "")) for keyword, value in self.at(level).items())


def parse_query(text: str) -> Query:
    r"""Parse `keyword=value` with commas between them; `\,` is a comma of a value.

    Raises:
        InvalidQuery: an unknown keyword, one that cannot be asked by, a malformed value, a repetition or nothing.
            The message holds the keyword and never the value.
    """
    parts = [part.replace("\\,", ",") for part in re.split(r"(?<!\\),", text)]
    filters = [_filter(part, number) for number, part in enumerate(parts, 1)]
    keywords = [keyword for keyword, _ in filters]
    if repeated := sorted({keyword for keyword in keywords if keywords.count(keyword) > 1}):
        raise InvalidQuery(f"expected each keyword once, got {repeated[0]} again")
    return Query(tuple(filters))


def _filter(part: str, number: int) -> tuple[str, str]:
    keyword, equals, value = (each.strip() for each in part.partition("="))
    if not equals or not keyword.isidentifier():
        raise InvalidQuery(f"expected keyword=value, got something else as part {number} of the query")
    _check_keyword(keyword)
    if not value:
        raise InvalidQuery(f"expected a value for {keyword}")
    form, words = FORMS.get(dictionary_VR(keyword), TEXT_FORM)
    if not re.fullmatch(form, value):
        raise InvalidQuery(f"expected {words} as the value of {keyword}")
    if set(value) <= {"*", "?"}:
        raise InvalidQuery(f"expected a value for {keyword} that is not all wildcards")
    return keyword, value


def _check_keyword(keyword: str) -> None:
    askable = [each for level in LEVELS.values() for each in level]
    if keyword in askable:
        return
    tag = tag_for_keyword(keyword)
    if tag is not None and dictionary_has_tag(tag):
        raise InvalidQuery(f"{keyword} cannot be asked by; the keywords are {_listed(askable)}")
    # What is not a keyword may be a value that slipped: only a likeness is repeated.
    near = difflib.get_close_matches(keyword, askable, 1)
    hint = f"did you mean {near[0]}?" if near else f"the keywords are {_listed(askable)}"
    raise InvalidQuery(f"a part of the query is no DICOM keyword; {hint}")


def _listed(keywords: Iterable[str]) -> str:
    return ", ".join(sorted(keywords))


def _fits(keyword: str, wanted: str, got: str) -> bool:
    """Exact values, lists of them and date ranges are checked; names, texts and wildcards are the archive's matter."""
    if not got or "*" in wanted or "?" in wanted:
        return True
    representation = dictionary_VR(keyword)
    if representation == "DA" and "-" in wanted:
        first, _, last = wanted.partition("-")
        return (first or "0") <= got <= (last or "9")
    if representation in ("DA", "UI", "CS") or keyword == "PatientID":
        return not set(wanted.split("\\")).isdisjoint(part.strip() for part in got.split("\\"))
    return True
