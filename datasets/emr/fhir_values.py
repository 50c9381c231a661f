"""The pieces of FHIR resources: concepts, values, moments.

Source: FHIR R4 datatypes (§2.24); LOINC answer lists LL361-7 (yes, no) and LL2201-3 (present, absent); SNOMED CT.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from datasets.emr.fhir_json import FHIR_LIMITS, Resource, as_object, as_text, objects_of
from datasets.emr.ucum import to_ucum
from datasets.record import OWN_SYSTEM, Code

UCUM = "http://unitsofmeasure.org"
OWN_URI = "urn:tuetinh:input"
SYSTEMS = {
    "http://loinc.org": "LN",
    "urn:oid:2.16.840.1.113883.6.1": "LN",
    "http://snomed.info/sct": "SCT",
    "urn:oid:2.16.840.1.113883.6.96": "SCT",
    "http://hl7.org/fhir/sid/icd-10": "ICD-10",
    "http://hl7.org/fhir/sid/icd-10-cm": "ICD-10",
    "http://hl7.org/fhir/sid/icd-10-vn": "ICD-10",
    "urn:oid:2.16.840.1.113883.6.3": "ICD-10",
    "urn:oid:2.16.840.1.113883.6.90": "ICD-10",
    OWN_URI: OWN_SYSTEM,
    "http://www.whocc.no/atc": "ATC",
    "urn:oid:2.16.840.1.113883.6.73": "ATC",
}
URI_OF = {"LN": "http://loinc.org", "SCT": "http://snomed.info/sct", "ICD-10": "http://hl7.org/fhir/sid/icd-10"}

YES = {("LN", "LA33-6"), ("LN", "LA9633-4"), ("SCT", "373066001"), ("SCT", "52101004"), ("SCT", "10828004")}
NO = {("LN", "LA32-8"), ("LN", "LA9634-2"), ("SCT", "373067005"), ("SCT", "2667000"), ("SCT", "260385009")}
YES_NO_SYSTEMS = frozenset(
    f"{root}/{table}"
    for root in ("http://terminology.hl7.org/CodeSystem", "http://hl7.org/fhir")
    for table in ("v2-0136", "v2/0136", "v2-0532", "v2/0532")
)

# Words for units that FHIR systems send, beside the spellings of `ucum.py`.
UNIT_WORDS = {
    "beats/min": "/min",
    "beats/minute": "/min",
    "breaths/min": "/min",
    "breaths/minute": "/min",
    "degc": "Cel",
    "°f": "[degF]",
    "degf": "[degF]",
    "lbs": "[lb_av]",
    "in": "[in_i]",
    "years": "a",
}

HOSPITAL_TIME = timezone(timedelta(hours=7), "ICT")
MOMENT = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?)?)?\Z"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A value as it was told; `is_bound` when only that it is above or below (`<`, `>=` …)."""

    value: float | str | bool
    unit: str | None = None
    is_bound: bool = False


def codes_of(concept: object) -> tuple[Code, ...]:
    """Every coding of a CodeableConcept, or of a list of them, under our names of the systems."""
    concepts = objects_of(concept) if isinstance(concept, list) else [as_object(concept)]
    codings = [coding for one in concepts for coding in objects_of(one.get("coding"))]
    found = []
    for coding in codings[: FHIR_LIMITS.codings]:
        value = as_text(coding.get("code"))
        if value is not None:
            system = as_text(coding.get("system")) or ""
            found.append(Code(SYSTEMS.get(system.rstrip("/"), system), value))
    return tuple(found)


def has_code(concept: object, *wanted: str) -> bool:
    """Does a concept have one of these codes, of whatever system?"""
    return any(code.value in wanted for code in codes_of(concept))


def value_of(holder: Resource) -> Told | None:
    """The `value[x]` of an Observation or component; nothing when it has none that we read."""
    if isinstance(quantity := holder.get("valueQuantity"), dict):
        return _quantity(quantity)
    if isinstance(told := holder.get("valueBoolean"), bool):
        return Told(told)
    for name in ("valueInteger", "valueDecimal"):
        number = holder.get(name)
        if isinstance(number, int | float) and not isinstance(number, bool):
            return _number(number)
    if isinstance(concept := holder.get("valueCodeableConcept"), dict):
        return _concept(concept)
    text = as_text(holder.get("valueString"))
    return None if text is None else Told(text)


def _quantity(quantity: Resource) -> Told | None:
    number = quantity.get("value")
    if isinstance(number, bool) or not isinstance(number, int | float):
        return None
    is_bound = quantity.get("comparator") is not None
    return _number(number, unit_of(quantity), is_bound=is_bound)


def _number(number: float, unit: str | None = None, *, is_bound: bool = False) -> Told | None:
    try:
        value = float(number)
    except OverflowError:
        return None
    return Told(value, unit, is_bound) if math.isfinite(value) else None


def unit_of(quantity: Resource) -> str | None:
    """The UCUM code; a plain word for a unit is taken for the UCUM code it means."""
    code, word = as_text(quantity.get("code")), as_text(quantity.get("unit"))
    told = code if code is not None and quantity.get("system") in (UCUM, None) else word or code
    return None if told is None else UNIT_WORDS.get(told.lower()) or to_ucum(told)


def _concept(concept: Resource) -> Told | None:
    codings = objects_of(concept.get("coding"))
    for code, coding in zip(codes_of(concept), codings, strict=False):
        known = _yes_or_no(code, as_text(coding.get("system")))
        if known is not None:
            return Told(known)
    text = next((code.value for code in codes_of(concept)), None) or as_text(concept.get("text"))
    return None if text is None else Told(text)


def _yes_or_no(code: Code, system: str | None) -> bool | None:
    pair = (code.system, code.value)
    if pair in YES or pair in NO:
        return pair in YES
    if system in YES_NO_SYSTEMS and code.value in ("Y", "N"):
        return code.value == "Y"
    return None


def read_moment(text: object) -> datetime | None:
    """A FHIR `dateTime` or `instant`; a day without a time begins, and a time without a zone is, in Vietnam (UTC+7)."""
    match = MOMENT.match(text) if isinstance(text, str) else None
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    micros = int((fraction or "0")[:6].ljust(6, "0"))
    try:
        return datetime(
            int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0), micros,
            tzinfo=_zone(zone),
        )  # fmt: skip
    except ValueError:
        return None


def _zone(text: str | None) -> timezone:
    if text is None:
        return HOSPITAL_TIME
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[4:6])))


def moment_of(resource: Resource) -> datetime | None:
    """When an Observation was true: its time, the end or else the start of its period, else when it was issued.

    Of several events of a Timing it is the last; a Timing of which one cannot be read, or that has none, tells no time.
    """
    if "effectiveTiming" in resource:
        return _last_event(as_object(resource["effectiveTiming"]).get("event"))
    period = as_object(resource.get("effectivePeriod"))
    told = (
        resource.get("effectiveDateTime"),
        resource.get("effectiveInstant"),
        period.get("end"),
        period.get("start"),
        resource.get("issued"),
    )
    return next((moment for moment in map(read_moment, told) if moment is not None), None)


def _last_event(events: object) -> datetime | None:
    moments = [read_moment(event) for event in events] if isinstance(events, list) else []
    known = [moment for moment in moments if moment is not None]
    return max(known) if known and len(known) == len(moments) else None


def read_birth_date(text: object) -> tuple[date | None, int | None]:
    """The day of birth, or only its year where the record knows no more (common in Vietnam)."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z", text) if isinstance(text, str) else None
    if match is None:
        return None, None
    year, month, day = match.groups()
    try:
        return (date(int(year), int(month), int(day)), None) if day else (None, int(year))
    except ValueError:
        return None, None
