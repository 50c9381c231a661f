"""The gate: a second pass over the output that releases an instance or holds it back, and says why.

It reads the output's bytes anew and the table by its own code; a reason names a rule and a tag, never a value.

**Source:** DICOM PS3.15 E.1 (what must be gone), PS3.3 C.7.1.1 (PatientIdentityRemoved), C.7.6.1 (BurnedInAnnotation).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from pydicom import Dataset, dcmread

from datasets.deidentify.leaves import MOST_KNOWN, Branch, Leaf, branches_of
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.deidentify.secrets_of import Secrets, secrets_of
from datasets.deidentify.verify_pixels import pixel_findings
from datasets.dicom.read import typed_errors

TABLE = Path(__file__).parent / "tables" / "profile.csv"
TEXT_VRS = frozenset(("AE", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT"))
HARMLESS = frozenset(("", "REMOVED", "[X]"))
DUMMY_DATES = ("19000101", "19000101000000")
_UID_BYTES = frozenset(bytes([each]) for each in b"0123456789.")
MOST_PEOPLE = 32
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
        output: what was read, with pixels as they are in the file.
    """

    reasons: tuple[str, ...]
    output: Dataset = field(default_factory=Dataset, repr=False, compare=False)

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
        dataset = dcmread(io.BytesIO(output), force=True)
        return Verdict(_findings(output, dataset, original, project, options), dataset)


def _findings(
    output: bytes, dataset: Dataset, original: Dataset, project: Project, options: Options
) -> tuple[str, ...]:
    retained = _retained(options)
    secrets = secrets_of(branches_of(original), retained)
    branches = branches_of(dataset)
    leaves = [leaf for branch in branches for leaf in branch.leaves]
    found = [
        *_unsigned(dataset),
        *_forbidden(dataset, branches, options),
        *_uids(leaves, project, options),
        *_Texts.of(project, secrets, retained).findings(branches),
        *_dates(leaves, secrets, project, original, options),
        *_raw(output, secrets, project, options),
        *pixel_findings(dataset, secrets, options),
    ]
    return tuple(sorted(set(found)))


def _unsigned(dataset: Dataset) -> Iterator[str]:
    if dataset.get("PatientIdentityRemoved") != "YES" or not dataset.get("DeidentificationMethodCodeSequence"):
        yield "not signed as de-identified"


def _forbidden(dataset: Dataset, branches: list[Branch], options: Options) -> Iterator[str]:
    gone = _must_be_gone(tuple(name for name, value in asdict(options).items() if value is True), options)
    for path, tag in (each for branch in branches for each in branch.tags):
        if tag.is_private and not options.retain_safe_private:
            yield f"private element at {_place(path)}"
        elif int(tag) in gone or tag.group >> 8 in (0x50, 0x60):
            yield f"attribute that must be gone at {_place(path)}"
    for element in dataset.file_meta:
        if int(element.tag) > 0x00020013:
            yield f"file meta information at {int(element.tag):08x}"


def _uids(leaves: list[Leaf], project: Project, options: Options) -> Iterator[str]:
    if options.retain_uids:
        return
    for leaf in leaves:
        if leaf.vr == "UI" and "ClassUID" not in leaf.keyword and "SchemeUID" not in leaf.keyword:
            for uid in leaf.values:
                if not uid.startswith("1.2.840.10008.") and not project.owns_uid(uid):
                    yield f"UID that is not the project's at {_place(leaf.path)}"


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of outputs, held against what one person's originals told; each element is judged once."""

    project: Project
    secrets: Secrets
    retained: frozenset[str]
    _judged: dict[Branch, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def of(project: Project, secrets: Secrets, retained: frozenset[str]) -> _Texts:
        """The one for what these originals told."""
        key = (project, secrets.persons, secrets.numbers, retained)
        found = _TEXTS.get(key)
        if found is None:
            if len(_TEXTS) >= MOST_PEOPLE:
                _TEXTS.clear()
            found = _TEXTS[key] = _Texts(project, secrets, retained)
        return found

    def findings(self, branches: list[Branch]) -> Iterator[str]:
        """Rules and places of what the elements tell."""
        for branch in branches:
            found = self._judged.get(branch)
            if found is None:
                found = tuple(
                    each for leaf in branch.leaves for each in _text(leaf, self.secrets, self.project, self.retained)
                )
                if branch.is_kept and len(self._judged) < MOST_KNOWN:
                    self._judged[branch] = found
            yield from found


_TEXTS: dict[tuple[object, ...], _Texts] = {}


def _text(leaf: Leaf, secrets: Secrets, project: Project, retained: frozenset[str]) -> Iterator[str]:
    if leaf.vr not in TEXT_VRS or leaf.keyword in retained:
        return
    place = _place(leaf.path)
    for text in leaf.values:
        if text in HARMLESS or project.is_pseudonym(text):
            continue
        if leaf.vr == "PN":
            yield f"person's name at {place}"
        if secrets.is_told_by(text.lower() if leaf.vr == "CS" else text):
            yield f"identifier of the original at {place}"
        if "Code" in leaf.keyword or "CodingScheme" in leaf.keyword:
            continue
        yield from (f"{name} at {place}" for name, form in FORMS if form.search(text))


def _dates(
    leaves: list[Leaf], secrets: Secrets, project: Project, original: Dataset, options: Options
) -> Iterator[str]:
    if options.retain_longitudinal == "full" or project.is_pseudonym(str(original.get("PatientID", ""))):
        return
    moves = set()
    for leaf in leaves:
        if leaf.vr not in ("DA", "DT") or leaf.whole in ("", *DUMMY_DATES):
            continue
        before = secrets.dates.get(leaf.path, "")
        if options.retain_longitudinal == "none" or before == leaf.whole:
            yield f"date of the original at {_place(leaf.path)}"
        elif before:
            moves.add(_days(leaf.whole) - _days(before))
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
