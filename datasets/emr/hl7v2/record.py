"""What an ORU^R01 or ADT message tells of its patient, as a `PatientRecord`.

**Source:** HL7 v2.5.1 chapters 3 (PID), 6 (DG1) and 7 (OBR, OBX, table 0085 of result statuses).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from datasets.emr.codes import TestCodes, Told, Unusable
from datasets.emr.hl7v2.message import Message, Segment
from datasets.emr.moments import person_age, read_moment
from datasets.emr.specimen import is_other_specimen
from datasets.errors import UnreadableRecord
from datasets.record import CLOCKS_APART, OWN_SYSTEM, Code, Condition, Observation, PatientRecord, Sex

SEXES: dict[str, Sex] = {"F": "female", "M": "male"}
USED_STATUSES = frozenset({"", "F", "C", "U"})
NUMBERS = frozenset({"NM", "ST", "SN", "CE", "CWE", "CNE", "IS", "ID"})
SYSTEMS = {"LN": "LN", "LOINC": "LN", "SCT": "SCT", "SNOMEDCT": "SCT", "SNOMED": "SCT", "99TUETINH": OWN_SYSTEM}
ICD10 = re.compile(r"[A-Z]\d{2}(?:\.?\d{1,2})?[†*+]?")
TIME_NOT_READ = "message-time-not-read"
"""The note of a message whose MSH-7 is told and cannot be read; it is then taken as of now."""
UNUSED = "obx-"
"""Of the note of a result that was not used: `obx-unit-missing:3` for OBX 3, with the code of `Unusable`."""


def read_record(message: Message, codes: TestCodes) -> PatientRecord:
    """The patient as the message tells.

    A result that cannot be used leaves a note with its place and the reason, never its value.

    Raises:
        UnreadableRecord: no PID, or PIDs of two patients.
    """
    patients = list(message.all("PID"))
    if not patients:
        raise UnreadableRecord("expected a PID segment, got none")
    if len({segment.raw(3) for segment in patients}) > 1:
        raise UnreadableRecord("expected one patient in a message, got several")
    observations: list[Observation] = []
    notes: list[str] = []
    place, told_at = 0, moment_of(message)
    if told_at is None and message.header.text(7):
        notes.append(TIME_NOT_READ)
    for panel in _panels(message):
        for result in panel.results:
            place += 1
            try:
                observations.append(_observe(result, panel, codes, told_at))
            except Unusable as error:
                notes.append(f"{UNUSED}{error.code}:{place}")
    birth_date, age_years, told = person_age(patients[0].text(7), told_at or datetime.now(UTC))
    return PatientRecord(
        sex=SEXES.get(patients[0].text(8).upper()),
        birth_date=birth_date,
        age_years=age_years,
        observations=tuple(observations),
        conditions=tuple(_conditions(message)),
        notes=(*notes, *told),
    )


def moment_of(message: Message) -> datetime | None:
    """MSH-7: when the sender wrote it."""
    return read_moment(message.header.text(7))


@dataclass
class _Panel:
    """An OBR with its OBX; those before any OBR are a panel too."""

    order: Segment | None = None
    results: list[Segment] = field(default_factory=list)

    @property
    def drawn_at(self) -> str:
        return (self.order.text(7) or self.order.text(22)) if self.order else ""

    @cached_property
    def is_other_specimen(self) -> bool:
        told = [self.order.text(4, 2), self.order.text(4, 5), self.order.text(15)] if self.order else []
        return is_other_specimen(" ".join(told), (result.text(3, 2) or result.text(3) for result in self.results))


def _panels(message: Message) -> list[_Panel]:
    panels = [_Panel()]
    for segment in message.segments:
        if segment.name == "OBR":
            panels.append(_Panel(segment))
        elif segment.name == "OBX":
            panels[-1].results.append(segment)
    return panels


def _observe(result: Segment, panel: _Panel, codes: TestCodes, told_at: datetime | None) -> Observation:
    if result.text(11).upper() not in USED_STATUSES:
        raise Unusable("not-final")
    told = Told(
        value=_value(result),
        codes=tuple(codes_of(result)),
        names=names_of(result),
        unit=result.text(6) or None,
        taken_at=_taken_at(result, panel),
    )
    if panel.is_other_specimen and not told.is_coded:
        raise Unusable("other-specimen")
    if told.taken_at is not None and told_at is not None and told.taken_at > told_at + CLOCKS_APART:
        raise Unusable("in-future")
    return codes.observe(told)


def _taken_at(result: Segment, panel: _Panel) -> datetime | None:
    text = result.text(14) or panel.drawn_at
    taken_at = read_moment(text)
    if taken_at is None and text:
        raise Unusable("time-not-read")
    return taken_at


def names_of(result: Segment) -> tuple[str, ...]:
    """What an OBX calls itself, in words."""
    return tuple(name for name in (result.text(3, 2), result.text(3, 5)) if name)


def codes_of(result: Segment) -> Iterator[Code]:
    """The codes of an OBX, under our names of the systems."""
    for identifier, system in ((1, 3), (4, 6)):
        value = result.text(3, identifier)
        if value:
            told = "".join(letter for letter in result.text(3, system).upper() if letter.isalnum())
            yield Code(SYSTEMS.get(told, told or "L"), value)


def _value(result: Segment) -> str:
    kind = result.text(2).upper()
    if kind not in NUMBERS or not result.raw(5):
        raise Unusable("not-a-number")
    if kind != "SN":
        return result.text(5)
    comparator, first, separator = (result.text(5, part) for part in (1, 2, 3))
    if comparator not in ("", "="):
        raise Unusable("bound-only")
    if separator:
        raise Unusable("not-a-number")
    return first


def _conditions(message: Message) -> Iterator[Condition]:
    for segment in message.all("DG1"):
        for code in (segment.text(3).upper(), segment.text(3, 4).upper(), segment.text(2).upper()):
            if ICD10.fullmatch(code):
                yield Condition((Code("ICD-10", code.rstrip("†*+")),), read_moment(segment.text(5)))
                break
