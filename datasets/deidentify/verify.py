"""The gate: a second pass over the output that releases an instance or holds it back, and says why.

It reads the output's bytes anew and the table by its own code; a reason names a rule and a tag, never a value.

**Source:** DICOM PS3.15 E.1 (what must be gone), PS3.3 C.7.1.1 (PatientIdentityRemoved), C.7.6.1 (BurnedInAnnotation).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from pydicom import Dataset
from pydicom.dataelem import DataElement

from datasets.deidentify.byte_search import beginnings, may_stand_at
from datasets.deidentify.judge import FORMS as FORMS  # the check of tables asks for them here
from datasets.deidentify.judge import Judge, judge_of, place_of, retained_by
from datasets.deidentify.options import Options
from datasets.deidentify.outline import Outline, outline_of, outline_of_dataset, read_anyhow
from datasets.deidentify.project import Project
from datasets.deidentify.raw_forms import says
from datasets.deidentify.secrets_of import NOTHING, Secrets, told_by_each
from datasets.deidentify.spans import inflated
from datasets.deidentify.verify_days import DUMMY_DATES, stands_for_none
from datasets.deidentify.verify_own import is_own_output, is_pseudonymous, is_signed
from datasets.deidentify.verify_people import people_in
from datasets.deidentify.verify_pixels import pixel_findings
from datasets.deidentify.verify_words import word_findings
from datasets.deidentify.written_dates import day_of
from datasets.dicom.read import typed_errors
from datasets.limits import LIMITS

MODALITY, PATIENT_ID, REMOVED, METHODS = 0x00080060, 0x00100020, 0x00120062, 0x00120064
BURNED_IN, PIXELS, LAST_META = 0x00280301, 0x7FE00010, 0x00020013
ANY_PIXELS = frozenset((PIXELS, 0x7FE00008, 0x7FE00009))
_UID = re.compile(rb"[0-9.]+")
UID_ROOT = 5
"""Bytes of a UID that are looked for: the same for all instances of a series."""
MOST_DATES = 256


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate decided.

    Attributes:
        is_released: no reason was found to hold the instance back.
        reasons: rule and place of each finding, without any value.
        output: what was read.
    """

    reasons: tuple[str, ...]
    output: Outline = field(default_factory=lambda: Outline({}), repr=False, compare=False)

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

    Raises:
        UnreadableInstance: one of the two is damaged.
    """
    with typed_errors("checking the output"):
        before = outline_of_dataset(original)
    return verify_output(output, before, project, options)


def verify_output(output: bytes, original: Outline, project: Project, options: Options) -> Verdict:
    """The same for an original of which the gate has an outline."""
    with typed_errors("checking the output"):
        outline = outline_of(output)
        told = told_by_each(original.at.values(), retained_by(options))
        judge = judge_of(project, options, told, _days_told(told, original, project, options))
        found = [
            *_unsigned(outline),
            *_borrowed(original, project),
            *people_in(outline, original, options),
            *(f"file meta information at {tag:08x}" for tag in outline.meta if tag > LAST_META),
            *judge.findings(outline.at.values()),
            *judge.of_measured(outline.measured),
            *_dates(outline, original, told, judge),
            *_raw(inflated(output, LIMITS.inflated_bytes), told, judge),
            *_pixels(output, outline, judge),
        ]
    return Verdict(tuple(sorted(set(found))), outline)


def _unsigned(outline: Outline) -> Iterator[str]:
    methods = outline.at.get(METHODS)
    if outline.whole(REMOVED) != "YES" or methods is None or len(methods.tags) < 2:
        yield "not signed as de-identified"


def _borrowed(original: Outline, project: Project) -> Iterator[str]:
    if is_pseudonymous(original, project) and not is_signed(original, project):
        yield "pseudonym of the project on an instance that it did not make"


def _dates(outline: Outline, original: Outline, told: list[Secrets], judge: Judge) -> Iterator[str]:
    kind = judge.options.retain_longitudinal
    if kind == "full" or is_own_output(original, judge.project):
        return
    before = {path: value for each in told for path, value in each.dates.items()}
    after = (each for branch in outline.at.values() for each in branch.dates)
    pairs = tuple((path, before.get(path, ""), value) for path, value in after if value not in DUMMY_DATES)
    if kind == "none":
        yield from (f"date of the original at {place_of(path)}" for path, _, _ in pairs)
    else:
        yield from _moves(pairs)


@lru_cache(maxsize=MOST_DATES)
def _moves(pairs: tuple[tuple[str, str, str], ...]) -> tuple[str, ...]:
    """What is wrong with path, date before and date after of dates that should have moved."""
    stayed = [f"date of the original at {place_of(path)}" for path, before, after in pairs if before == after]
    unset = [f"date that was never set at {place_of(path)}" for path, before, _ in pairs if stands_for_none(before)]
    moves = {_days(after) - _days(before) for _, before, after in pairs if before not in ("", after)}
    return (*stayed, *unset, *(["dates that did not move together"] if len(moves) > 1 else []))


def _days_told(told: list[Secrets], original: Outline, project: Project, options: Options) -> frozenset[str]:
    """Days of the original that no text may tell; none where they stay, or where they have moved before."""
    if options.retain_longitudinal == "full" or is_own_output(original, project):
        return frozenset()
    return frozenset(day for each in told for value in each.dates.values() if (day := day_of(value)))


def _raw(output: bytes, told: list[Secrets], judge: Judge) -> Iterator[str]:
    uids = set() if judge.options.retain_uids else {uid for each in told for uid in each.uids}
    known = {uid.encode() for uid in uids if not judge.project.owns_uid(uid)}
    roots = beginnings(uid[:UID_ROOT] for uid in known)
    for beginning, at in may_stand_at(output, judge.beginnings, roots):
        if beginning in roots and _uid_at(output, at) in known:
            yield "UID of the original in the bytes of the file"
        if any(says(anchor, output, at) for anchor in judge.raw.get(beginning, ())):
            yield "identifier of the original in the bytes of the file"


def _pixels(output: bytes, outline: Outline, judge: Judge) -> Iterator[str]:
    """Pixels are read again only where they were cleaned; otherwise what the header says of them counts."""
    if not ANY_PIXELS & outline.at.keys():
        return
    yield from word_findings(output, outline.dataset)
    if judge.options.clean_pixels:
        yield from pixel_findings(outline.dataset or read_anyhow(output), judge.secrets, judge.options)
    else:
        yield from _labels(outline.whole(BURNED_IN), outline.whole(MODALITY), judge.options)


@lru_cache(maxsize=MOST_DATES)
def _labels(burned_in: str, modality: str, options: Options) -> tuple[str, ...]:
    labels = Dataset()
    for tag, vr, value in ((MODALITY, "CS", modality), (BURNED_IN, "CS", burned_in), (PIXELS, "OW", b"")):
        labels.add(DataElement(tag, vr, value))
    return tuple(pixel_findings(labels, NOTHING, options))


def _days(value: str) -> int:
    """Days since year 1; a month or day that is left out counts as the first."""
    digits = value[:10].replace(".", "")[:8] if value[4:5] == "." else value[:8]
    try:
        return date(int(digits[:4]), int(digits[4:6] or 1), int(digits[6:8] or 1)).toordinal()
    except ValueError:
        return 0


def _uid_at(output: bytes, at: int) -> bytes:
    """The UID that begins here; nothing inside of another."""
    found = _UID.match(output, at)
    return b"" if found is None or _UID.match(output, max(at - 1, 0), at) else found.group()
