"""FHIR R4 resources into a `PatientRecord`: Patient, Observation with its components, Condition.

What is not held to be true is left out: entered in error, cancelled, refuted, only suspected, no longer active. So is
what belongs to another patient. Each such omission leaves a note, by its code of `NOTES`.

Source: FHIR R4 Patient, Observation, Condition (http://hl7.org/fhir/R4/).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from datasets.emr.fhir_json import Resource, as_object, as_text, objects_of, reference_of, resources_of
from datasets.emr.fhir_values import (
    HOSPITAL_TIME,
    codes_of,
    has_code,
    moment_of,
    read_birth_date,
    read_moment,
    value_of,
)
from datasets.errors import UnreadableRecord
from datasets.record import BIRTH_NOT_READ, CLOCKS_APART, Condition, Observation, PatientRecord, Sex

NOTES = (
    "page-cut",  # a page of a search was not read
    "source-failed",  # a source answered with an error in place of data
    "other-patient",  # a resource of another patient was left out
    "only-a-bound",  # a result such as `< 5` is no number
    "time-not-read",  # a result whose time is told and cannot be read may be of any day
    "time-in-future",  # a result dated after the moment that is asked about
    "birth-year-only",  # the age is by the year of birth
    BIRTH_NOT_READ,
)
TIMES = ("effectiveDateTime", "effectiveInstant", "effectivePeriod", "effectiveTiming", "issued")
UNNAMED = "Patient"  # a Patient without an id: it is whoever the other resources are about
UNTRUE_STATUSES = frozenset({"entered-in-error", "cancelled", "registered"})
INACTIVE = ("inactive", "remission", "resolved")
UNVERIFIED = ("refuted", "entered-in-error", "unconfirmed", "differential")


@dataclass(frozen=True, slots=True)
class FhirRecord:
    """A record and what its reader must name it by.

    Attributes:
        record: what is known.
        patient: a reference such as `Patient/12`; `None` when no resource names one.
        sources: reference of the resource behind each observation or condition that has one, by object identity order.
    """

    record: PatientRecord
    patient: str | None = None
    sources: tuple[tuple[Observation | Condition, str], ...] = ()


@dataclass(slots=True)
class _Gathered:
    patients: dict[str, Resource] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    resources: list[tuple[Resource, str | None]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, code: str) -> None:
        if code not in self.notes:
            self.notes.append(code)


def read_record(documents: Iterable[Resource], at: datetime, patient: str | None = None) -> FhirRecord:
    """One patient's record out of Bundles and single resources.

    Args:
        documents: parsed and capped (see `parse_json_object`).
        at: the moment that is asked about: for the age where only the year of birth is known; what is later is left
            out.
        patient: the reference of the patient who is asked about, such as `Patient/12`; others' data are left out.

    Raises:
        UnreadableRecord: over a cap, or of two patients when none was asked about.
    """
    gathered = _gather(documents)
    chosen = _choose_patient(gathered, patient)
    observations: list[Observation] = []
    conditions: list[Condition] = []
    sources: list[tuple[Observation | Condition, str]] = []
    for resource, reference in gathered.resources:
        if not _is_of(resource, chosen, gathered):
            gathered.note("other-patient")
            continue
        found = _read_observation(resource, at, gathered) + _read_condition(resource)
        observations += [one for one in found if isinstance(one, Observation)]
        conditions += [one for one in found if isinstance(one, Condition)]
        sources += [(one, reference) for one in found if reference is not None]
    told = _read_patient(_patient_named(chosen, gathered), at, gathered)
    record = PatientRecord(*told, tuple(observations), tuple(conditions), tuple(gathered.notes))
    return FhirRecord(record, chosen, tuple(sources))


def _gather(documents: Iterable[Resource]) -> _Gathered:
    gathered = _Gathered()
    for document in documents:
        for resource, full_url in resources_of(document):
            _take(resource, full_url, gathered)
    return gathered


def _take(resource: Resource, full_url: str | None, gathered: _Gathered) -> None:
    kind, identity = as_text(resource.get("resourceType")), as_text(resource.get("id"))
    reference = f"{kind}/{identity}" if kind and identity else full_url
    if kind == "Patient":
        name = reference or UNNAMED
        gathered.patients.setdefault(name, resource)
        gathered.aliases |= {alias: name for alias in (full_url, reference) if alias}
    elif kind in ("Observation", "Condition"):
        gathered.resources.append((resource, reference))
    elif kind == "OperationOutcome":
        gathered.note("source-failed")


def _choose_patient(gathered: _Gathered, asked: str | None) -> str | None:
    if asked is not None:
        return gathered.aliases.get(asked, asked)
    subjects = {_resolve(_subject_of(resource), gathered) for resource, _ in gathered.resources} - {None}
    candidates = set(gathered.patients) | subjects
    if len(candidates) == 2:
        candidates.discard(UNNAMED)
    if len(candidates) > 1:
        raise UnreadableRecord("expected the record of one patient, got several; send one patient's resources")
    return next(iter(candidates), None)


def _patient_named(chosen: str | None, gathered: _Gathered) -> Resource:
    own = gathered.patients.get(_resolve(chosen, gathered) or UNNAMED) or gathered.patients.get(UNNAMED)
    if own is None and gathered.patients:
        gathered.note("other-patient")
    return own or {}


def _subject_of(resource: Resource) -> str | None:
    return reference_of(resource.get("subject")) or reference_of(resource.get("patient"))


def _resolve(reference: str | None, gathered: _Gathered) -> str | None:
    """One name for all ways to refer to a patient: by `fullUrl`, absolute, relative or versioned."""
    if reference is None:
        return None
    if reference in gathered.aliases:
        return gathered.aliases[reference]
    plain = reference.split("/_history/")[0]
    parts = plain.split("/")
    return "/".join(parts[-2:]) if len(parts) > 2 and parts[-2] == "Patient" else plain


def _is_of(resource: Resource, chosen: str | None, gathered: _Gathered) -> bool:
    subject = _resolve(_subject_of(resource), gathered)
    return subject is None or subject == _resolve(chosen, gathered)


def _read_patient(patient: Resource, at: datetime, gathered: _Gathered) -> tuple[Sex | None, date | None, float | None]:
    gender = patient.get("gender")
    sex: Sex | None = gender if gender in ("female", "male") else None
    day, year = read_birth_date(patient.get("birthDate"))
    today = at.astimezone(HOSPITAL_TIME).date()
    if day is not None and day <= today:
        return sex, day, None
    if year is not None and year <= today.year:
        gathered.note("birth-year-only")
        return sex, None, float(today.year - year)
    if patient.get("birthDate") is not None:
        gathered.note(BIRTH_NOT_READ)
    return sex, None, None


def _read_observation(resource: Resource, at: datetime, gathered: _Gathered) -> list[Observation | Condition]:
    if resource.get("resourceType") != "Observation" or as_text(resource.get("status")) in UNTRUE_STATUSES:
        return []
    taken_at = moment_of(resource)
    if taken_at is None and any(key in resource for key in TIMES):
        gathered.note("time-not-read")
        return []
    if taken_at is not None and taken_at > at + CLOCKS_APART:
        gathered.note("time-in-future")
        return []
    found: list[Observation | Condition] = []
    for holder in (resource, *objects_of(resource.get("component"))):
        codes, told = codes_of(holder.get("code")), value_of(holder)
        if not codes or told is None:
            continue
        if told.is_bound:
            gathered.note("only-a-bound")
            continue
        found.append(Observation(codes, told.value, told.unit, taken_at))
    return found


def _read_condition(resource: Resource) -> list[Observation | Condition]:
    """A diagnosis; one coded in SNOMED CT also notes that the concept of that code is present."""
    if resource.get("resourceType") != "Condition":
        return []
    if has_code(resource.get("clinicalStatus"), *INACTIVE) or has_code(resource.get("verificationStatus"), *UNVERIFIED):
        return []
    codes = codes_of(resource.get("code"))
    if not codes:
        return []
    onset = as_object(resource.get("onsetPeriod")).get("start")
    told = (resource.get("recordedDate"), resource.get("onsetDateTime"), onset)
    recorded_at = next((moment for moment in map(read_moment, told) if moment is not None), None)
    concepts = tuple(code for code in codes if code.system == "SCT")
    present: list[Observation | Condition] = [Observation(concepts, True, None, recorded_at)] if concepts else []
    return [Condition(codes, recorded_at), *present]
