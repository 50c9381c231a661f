"""What an ORU^R01 or ADT message tells of its patient, as a `PatientRecord`.

**Source:** HL7 v2.5.1 chapters 3 (PID), 6 (DG1) and 7 (OBR, OBX, table 0085 of result statuses).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from datasets.emr.codes import TestCodes, Told, Unusable
from datasets.emr.hl7v2.message import Message, Segment
from datasets.emr.moments import read_birth, read_moment
from datasets.errors import UnreadableRecord
from datasets.record import OWN_SYSTEM, Code, Condition, Observation, PatientRecord, Sex

SEXES: dict[str, Sex] = {"F": "female", "M": "male"}
USED_STATUSES = frozenset({"", "F", "C", "U"})
NUMBERS = frozenset({"NM", "ST", "SN", "CE", "CWE", "CNE", "IS", "ID"})
SYSTEMS = {"LN": "LN", "LOINC": "LN", "SCT": "SCT", "SNOMEDCT": "SCT", "SNOMED": "SCT", "99TUETINH": OWN_SYSTEM}
ICD10 = re.compile(r"[A-Z]\d{2}(?:\.?\d{1,2})?[†*+]?")
REASONS = {
    "unknown-test": "xét nghiệm không có trong bảng mã / the test is in no table of codes",
    "unit-missing": "số không có đơn vị / a number without a unit",
    "unit-not-understood": "đơn vị không hiểu được / the unit is not understood",
    "not-a-number": "không phải là một số / not a number",
    "not-final": "kết quả chưa chính thức / the result is not final",
    "bound-only": "chỉ là giới hạn (< hoặc >) / only a bound (< or >)",
}


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
    for place, result, drawn_at in _results(message):
        try:
            observations.append(_observe(result, drawn_at, codes))
        except Unusable as error:
            notes.append(f"OBX {place}: {REASONS[error.code]}")
    birth_date, birth_year = read_birth(patients[0].text(7))
    record = PatientRecord(
        sex=SEXES.get(patients[0].text(8).upper()),
        birth_date=birth_date,
        observations=tuple(observations),
        conditions=tuple(_conditions(message)),
        notes=tuple(notes),
    )
    return _with_age(record, birth_year, moment_of(message))


def moment_of(message: Message) -> datetime | None:
    """MSH-7: when the sender wrote it."""
    return read_moment(message.header.text(7))


def _with_age(record: PatientRecord, birth_year: int | None, told_at: datetime | None) -> PatientRecord:
    """Of whom only the birth year is known, the age is the difference of years, as Vietnamese records count it."""
    if record.birth_date is not None or birth_year is None or told_at is None or birth_year > told_at.year:
        return record

    return replace(record, age_years=float(told_at.year - birth_year), notes=(*record.notes, "birth-year-only"))


def _results(message: Message) -> Iterator[tuple[int, Segment, datetime | None]]:
    drawn_at: datetime | None = None
    place = 0
    for segment in message.segments:
        if segment.name == "OBR":
            drawn_at = read_moment(segment.text(7)) or read_moment(segment.text(22))
        elif segment.name == "OBX":
            place += 1
            yield place, segment, drawn_at


def _observe(result: Segment, drawn_at: datetime | None, codes: TestCodes) -> Observation:
    if result.text(11).upper() not in USED_STATUSES:
        raise Unusable("not-final")
    told = Told(
        value=_value(result),
        codes=tuple(_codes(result)),
        names=tuple(name for name in (result.text(3, 2), result.text(3, 5)) if name),
        unit=result.text(6) or None,
        taken_at=read_moment(result.text(14)) or drawn_at,
    )
    return codes.observe(told)


def _codes(result: Segment) -> Iterator[Code]:
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
