"""From a record to the inputs of a score or model: which value answers which input, and how old it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from datasets.record import CLOCKS_APART, OWN_SYSTEM, Code, Condition, Observation, PatientRecord
from models.clinical_input import Input, Value
from models.errors import InvalidInput

CONFLICTING = "conflicting"
ROUNDING = 0.02
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Intake:
    """What a record holds for some inputs.

    Attributes:
        values: canonical values by input name; what is absent is missing, never normal.
        taken_at: when each value that has a time was true.
        outdated: inputs whose newest value is older than it stands for.
        refused: inputs whose newest value could not be used, with the code of `InvalidInput`; `CONFLICTING` where
            several values are told for one moment.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    taken_at: Mapping[str, datetime] = field(default_factory=dict)
    outdated: tuple[str, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)


def take_inputs(record: PatientRecord, inputs: Iterable[Input], at: datetime) -> Intake:
    """Answer each input from the record as it stood at a moment.

    The newest observation under any of the input's codes counts, or under its own name in `OWN_SYSTEM`. A diagnosis
    under the input's ICD-10 prefixes says yes; its absence says nothing. Of several that are told for the same newest
    moment and differ, none counts.
    """
    values: dict[str, Value] = {}
    taken_at: dict[str, datetime] = {}
    outdated: list[str] = []
    refused: dict[str, str] = {}
    for asked in inputs:
        known = _known(asked, record, at)
        if known is not None:
            values[asked.name] = known
            continue
        newest = _newest(asked, record, at)
        if not newest:
            continue
        if _is_outdated(asked, newest[0], at):
            outdated.append(asked.name)
            continue
        try:
            values[asked.name] = _read_agreed(asked, newest)
        except InvalidInput as error:
            refused[asked.name] = error.code
            continue
        if newest[0].taken_at is not None:
            taken_at[asked.name] = newest[0].taken_at
    return Intake(values, taken_at, tuple(outdated), refused)


def _known(asked: Input, record: PatientRecord, at: datetime) -> Value | None:
    """What the record says without an observation: age, sex, a diagnosis."""
    if asked.name == "age":
        age = record.age_at(at)
        return age if age is not None and asked.plausible.has(age) else None
    if asked.name == "sex":
        return record.sex
    if asked.icd10 and any(
        _is_under(code, asked.icd10) for one in record.conditions if not _is_past(asked, one, at) for code in one.codes
    ):
        return True
    return None


def _is_past(asked: Input, told: Condition, at: datetime) -> bool:
    """A sign of now is not answered by a diagnosis that was recorded long before."""
    if asked.current_hours is None or told.recorded_at is None:
        return False
    return at - told.recorded_at > timedelta(hours=asked.current_hours)


def _is_under(code: Code, prefixes: tuple[str, ...]) -> bool:
    plain = code.value.upper().replace(".", "")
    return code.system == "ICD-10" and any(plain.startswith(prefix.replace(".", "")) for prefix in prefixes)


def _read_agreed(asked: Input, told: list[Observation]) -> Value:
    """The one value that several observations of a moment tell.

    Raises:
        InvalidInput: one cannot be read, or they differ by more than what rounding in two units makes.
    """
    first, *others = told
    value = asked.read(first.value, first.unit)
    for other in others:
        tolerance = ROUNDING if other.unit != first.unit else 0.0
        if not _is_same(value, asked.read(other.value, other.unit), tolerance):
            raise InvalidInput(asked.name, CONFLICTING, "one value for one moment")
    return value


def _is_same(value: Value, other: Value, tolerance: float) -> bool:
    if isinstance(value, float) and isinstance(other, float):
        return math.isclose(value, other, rel_tol=max(tolerance, 1e-9))
    return value == other


def _newest(asked: Input, record: PatientRecord, at: datetime) -> list[Observation]:
    """Those of the last moment; those without a time only where none has one."""
    wanted = {(code.scheme, code.value) for code in asked.codes} | {(OWN_SYSTEM, asked.name)}
    told = [
        one
        for one in record.observations
        if any((code.system, code.value) in wanted for code in one.codes)
        and (one.taken_at is None or one.taken_at <= at + CLOCKS_APART)
    ]
    last = max((one.taken_at or LONG_AGO for one in told), default=LONG_AGO)
    return [one for one in told if (one.taken_at or LONG_AGO) == last]


def _is_outdated(asked: Input, newest: Observation, at: datetime) -> bool:
    if asked.current_hours is None or newest.taken_at is None:
        return False
    return at - newest.taken_at > timedelta(hours=asked.current_hours)
