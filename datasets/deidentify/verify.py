"""The gate: a second pass over the output that releases an instance or holds it back, and says why.

It reads the output's bytes anew and the table by its own code; a reason names a rule and a tag, never a value.

**Source:** DICOM PS3.15 E.1 (what must be gone), PS3.3 C.7.1.1 (PatientIdentityRemoved), C.7.6.1 (BurnedInAnnotation).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydicom import Dataset, dcmread
from pydicom.dataelem import DataElement
from pydicom.tag import BaseTag

from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.deidentify.secrets_of import Secrets, secrets_of, values_of
from datasets.deidentify.secrets_of import leaves as leaves_of
from datasets.deidentify.verify_pixels import pixel_findings
from datasets.dicom.read import typed_errors

TABLE = Path(__file__).parent / "tables" / "profile.csv"
TEXT_VRS = frozenset(("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT"))
HARMLESS = frozenset(("", "REMOVED", "[X]"))
DUMMY_DATES = ("19000101", "19000101000000")
_UID_BYTES = frozenset(bytes([each]) for each in b"0123456789.")
Elements = list[tuple[str, DataElement]]
"""Each with its path of tags and item numbers."""
FORMS = (
    ("e-mail address", re.compile(r"[\w.+-]+@[\w-]+\.\w+")),
    ("twelve digits", re.compile(r"(?<!\d)\d{12}(?!\d)")),
    ("insurance card", re.compile(r"\b[A-Z]{2}\d{13}\b")),
    ("telephone number", re.compile(r"(?<![\d.])(?:\+84|0)[ .-]?\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}(?![\d.])")),
    ("date", re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/(?:19|20)\d\d(?!\d)")),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate decided.

    Attributes:
        is_released: no reason was found to hold the instance back.
        reasons: rule and place of each finding, without any value.
    """

    reasons: tuple[str, ...]

    @property
    def is_released(self) -> bool:
        """Whether the instance may leave."""
        return not self.reasons


def verify_instance(output: bytes, original: Dataset, project: Project, options: Options) -> Verdict:
    """Read the output anew and look for whatever the original told of people.

    Args:
        output: the de-identified file.
        original: the instance that it was made from.
        project: whose UIDs and pseudonyms are allowed.
        options: that it was made with.
    """
    with typed_errors("checking the output"):
        return Verdict(_findings(output, original, project, options))


def _findings(output: bytes, original: Dataset, project: Project, options: Options) -> tuple[str, ...]:
    dataset = dcmread(io.BytesIO(output), force=True)
    secrets = secrets_of(original, _retained(options))
    leaves = list(leaves_of(dataset))  # this decodes every sequence, so that `_tags` sees them as such
    found = [
        *_unsigned(dataset),
        *_forbidden(dataset, options),
        *_uids(leaves, project, options),
        *_texts(leaves, secrets, project, options),
        *_dates(leaves, secrets, project, original, options),
        *_raw(output, secrets, project, options),
        *pixel_findings(dataset, secrets, options),
    ]
    return tuple(sorted(set(found)))


def _unsigned(dataset: Dataset) -> Iterator[str]:
    if dataset.get("PatientIdentityRemoved") != "YES" or not dataset.get("DeidentificationMethodCodeSequence"):
        yield "not signed as de-identified"


def _forbidden(dataset: Dataset, options: Options) -> Iterator[str]:
    gone = _must_be_gone(tuple(name for name, value in asdict(options).items() if value is True), options)
    for path, tag in _tags(dataset):
        if tag.is_private and not options.retain_safe_private:
            yield f"private element at {_place(path)}"
        elif int(tag) in gone or tag.group >> 8 in (0x50, 0x60):
            yield f"attribute that must be gone at {_place(path)}"
    for element in dataset.file_meta:
        if int(element.tag) > 0x00020013:
            yield f"file meta information at {int(element.tag):08x}"


def _uids(leaves: Elements, project: Project, options: Options) -> Iterator[str]:
    if options.retain_uids:
        return
    for path, element in leaves:
        if element.VR == "UI" and "ClassUID" not in element.keyword and "SchemeUID" not in element.keyword:
            for uid in values_of(element):
                if not uid.startswith("1.2.840.10008.") and not project.owns_uid(uid):
                    yield f"UID that is not the project's at {_place(path)}"


def _texts(leaves: Elements, secrets: Secrets, project: Project, options: Options) -> Iterator[str]:
    retained = _retained(options)
    for path, element in leaves:
        if element.VR not in TEXT_VRS or element.keyword in retained:
            continue
        for text in values_of(element):
            if text in HARMLESS or project.is_pseudonym(text):
                continue
            if element.VR == "PN":
                yield f"person's name at {_place(path)}"
            if secrets.is_told_by(text.lower() if element.VR == "CS" else text):
                yield f"identifier of the original at {_place(path)}"
            if "Code" in element.keyword or "CodingScheme" in element.keyword:
                continue
            yield from (f"{name} at {_place(path)}" for name, form in FORMS if form.search(text))


def _dates(leaves: Elements, secrets: Secrets, project: Project, original: Dataset, options: Options) -> Iterator[str]:
    if options.retain_longitudinal == "full" or project.is_pseudonym(str(original.get("PatientID", ""))):
        return
    moves = set()
    for path, element in leaves:
        if element.VR not in ("DA", "DT") or str(element.value or "") in ("", *DUMMY_DATES):
            continue
        before = secrets.dates.get(path, "")
        if options.retain_longitudinal == "none" or before == str(element.value):
            yield f"date of the original at {_place(path)}"
        elif before:
            moves.add(_days(str(element.value)) - _days(before))
    if len(moves) > 1:
        yield "dates that did not move together"


def _raw(output: bytes, secrets: Secrets, project: Project, options: Options) -> Iterator[str]:
    small = output.lower()
    if any(each in small for each in secrets.raw if not project.is_pseudonym(each.decode().upper())):
        yield "identifier of the original in the bytes of the file"
    if not options.retain_uids and any(
        _holds_uid(output, uid.encode()) for uid in secrets.uids if not project.owns_uid(uid)
    ):
        yield "UID of the original in the bytes of the file"


@cache
def _must_be_gone(flags: tuple[str, ...], options: Options) -> frozenset[int]:
    """Tags whose basic action is X and that no chosen option speaks for."""
    chosen = {*flags, f"retain_longitudinal_{options.retain_longitudinal}"}
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["basic"] == "X" and re.fullmatch("[0-9a-f]{8}", row["tag"])]
    return frozenset(int(row["tag"], 16) for row in rows if not any(row.get(option) for option in chosen))


@cache
def _retained(options: Options) -> frozenset[str]:
    """Keywords of attributes that an option keeps as they are."""
    chosen = [name for name, value in asdict(options).items() if value is True and name.startswith("retain_")]
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return frozenset(row["keyword"] for row in rows if any(row.get(option) == "K" for option in chosen))


def _tags(dataset: Dataset, path: str = "") -> Iterator[tuple[str, BaseTag]]:
    """The tag of every element, decoded or not, with its path."""
    for tag in dataset.keys():  # noqa: SIM118 -- iterating the data set itself would convert every element
        here = f"{path}/{int(tag):08x}"
        yield here, BaseTag(tag)
        element = dataset.get_item(tag)
        if isinstance(element, DataElement) and element.VR == "SQ":
            for item in element.value or ():
                yield from _tags(item, here)


def _place(path: str) -> str:
    return re.sub(r"\[\d+\]", "", path).strip("/").replace("/", ">")


def _days(value: str) -> int:
    """Days since year 1; a month or day that is left out counts as the first."""
    digits = value[:10].replace(".", "")[:8] if value[4:5] == "." else value[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6] or 1), int(digits[6:8] or 1)).toordinal()
    except ValueError:
        return 0


def _holds_uid(output: bytes, uid: bytes) -> bool:
    """Whether the UID stands in the bytes as a whole, not as the beginning or end of a longer one."""
    at = output.find(uid)
    while at >= 0:
        if output[at - 1 : at] not in _UID_BYTES and output[at + len(uid) : at + len(uid) + 1] not in _UID_BYTES:
            return True
        at = output.find(uid, at + 1)
    return False
