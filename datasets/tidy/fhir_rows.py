"""What each FHIR resource says, as rows: Encounter, Condition, Observation, medications, Procedure and what holds text.

**Source:** FHIR R4 (http://hl7.org/fhir/R4/); v3-ActCode for Encounter.class.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from datasets.emr.fhir_json import Resource, as_object, as_text, objects_of
from datasets.emr.fhir_values import codes_of, moment_of, read_moment, unit_of
from datasets.tidy.refused import RecordRefused

CLASSES = {
    "AMB": "ambulatory",
    "VR": "ambulatory",
    "HH": "ambulatory",
    "EMER": "emergency",
    "IMP": "inpatient",
    "ACUTE": "inpatient",
    "NONAC": "inpatient",
    "OBSENC": "inpatient",
    "SS": "inpatient",
}
STATUSES = {
    "MedicationRequest": "ordered",
    "MedicationAdministration": "administered",
    "MedicationDispense": "dispensed",
    "MedicationStatement": "stated",
}
DAY = len("2026-01-01")
Row = tuple[str, str, dict[str, Any]]
Reader = Callable[[Resource], Iterator[Row]]


def _encounter(resource: Resource) -> Iterator[Row]:
    told = as_object(resource.get("class"))
    code = as_text(told.get("code")) or next((each.value for each in codes_of(resource.get("class"))), None)
    period = as_object(resource.get("period"))
    kind = CLASSES.get(code or "", "other") if code else None
    yield (
        "encounter",
        "",
        {"class": kind, "started_at": _moment(period.get("start")), "ended_at": _moment(period.get("end"))},
    )
    for number, reason in enumerate(objects_of(resource.get("reasonCode"))):
        if text := as_text(reason.get("text")):
            values = {"kind": "reason", "text": text, "written_at": _moment(period.get("start"))}
            yield "note", f"/reason/{number}", values


def _condition(resource: Resource) -> Iterator[Row]:
    onset = as_object(resource.get("onsetPeriod")).get("start")
    at = _first(resource.get("recordedDate"), resource.get("onsetDateTime"), onset)
    yield "condition", "", {"codes": codes_of(resource.get("code")), "recorded_at": at}
    if text := as_text(as_object(resource.get("code")).get("text")):
        yield "note", "/text", {"kind": "diagnosis", "text": text, "written_at": at}


def _observation(resource: Resource) -> Iterator[Row]:
    at = moment_of(resource)
    for number, holder in enumerate((resource, *objects_of(resource.get("component")))):
        values = _value(holder)
        if values:
            name = as_text(as_object(holder.get("code")).get("text"))
            values |= {"codes": codes_of(holder.get("code")), "names": (name,) if name else (), "taken_at": at}
            yield "observation", f"/{number}" if number else "", values


def _value(holder: Resource) -> dict[str, Any]:
    quantity = as_object(holder.get("valueQuantity"))
    if isinstance(quantity.get("value"), int | float):
        comparator = as_text(quantity.get("comparator"))
        return {"value": quantity["value"], "unit": unit_of(quantity), "comparator": comparator}
    for name in ("valueInteger", "valueDecimal"):
        if isinstance(holder.get(name), int | float):
            return {"value": holder[name]}
    if isinstance(told := holder.get("valueBoolean"), bool):
        return {"value_code": "true" if told else "false"}
    concept = as_object(holder.get("valueCodeableConcept"))
    code = next(iter(codes_of(concept)), None)
    if code is not None:
        return {"value_code": code}
    text = _long_text(concept.get("text")) or _long_text(holder.get("valueString"))
    return {"value": text, "value_text": text} if text else {}


def _medication(resource: Resource) -> Iterator[Row]:
    dosages = objects_of(resource.get("dosageInstruction")) or objects_of(resource.get("dosage"))
    dosage = dosages[0] if dosages else as_object(resource.get("dosage"))
    doses = objects_of(dosage.get("doseAndRate"))
    dose = as_object(doses[0].get("doseQuantity")) if doses else as_object(dosage.get("dose"))
    period = as_object(resource.get("effectivePeriod"))
    told = (
        resource.get("authoredOn"),
        resource.get("effectiveDateTime"),
        period.get("start"),
        resource.get("whenHandedOver"),
    )
    dispensed = as_object(as_object(resource.get("dispenseRequest")).get("quantity")) or as_object(
        resource.get("quantity")
    )
    yield (
        "medication",
        "",
        {
            "codes": codes_of(resource.get("medicationCodeableConcept")),
            "status": STATUSES[str(resource["resourceType"])],
            "route_code": next(iter(codes_of(dosage.get("route"))), None),
            "dose": _plain_number(dose.get("value")),
            "dose_unit": unit_of(dose) if dose else None,
            "quantity": _plain_number(dispensed.get("value")),
            "dosage_text": _long_text(dosage.get("text")),
            "started_at": _first(*told),
            "ended_at": _moment(period.get("end")),
        },
    )


def _procedure(resource: Resource) -> Iterator[Row]:
    period = as_object(resource.get("performedPeriod"))
    at = _first(resource.get("performedDateTime"), period.get("start"))
    yield "procedure", "", {"codes": codes_of(resource.get("code")), "performed_at": at}


def _report(resource: Resource) -> Iterator[Row]:
    if text := _long_text(resource.get("conclusion")):
        yield "note", "", {"kind": "report", "text": text, "written_at": moment_of(resource)}
    yield from _attachments(resource, "presentedForm", "report", moment_of(resource))


def _document(resource: Resource) -> Iterator[Row]:
    contents = [as_object(content.get("attachment")) for content in objects_of(resource.get("content"))]
    yield from _attachments({"of": contents}, "of", "other", _moment(resource.get("date")))


def _attachments(resource: Resource, name: str, kind: str, at: datetime | None) -> Iterator[Row]:
    """Plain text alone is read: other forms may hold what no scrubber sees."""
    for number, attachment in enumerate(objects_of(resource.get(name))):
        if not str(attachment.get("contentType", "")).startswith("text/plain"):
            continue
        try:
            text = base64.b64decode(str(attachment.get("data", "")), validate=True).decode("utf-8")
        except (binascii.Error, ValueError):
            raise RecordRefused("not-utf-8") from None
        if text.strip():
            yield "note", f"/attachment/{number}", {"kind": kind, "text": text, "written_at": at}


def comments_of(resource: Resource) -> Iterator[Row]:
    """The notes of any resource."""
    for number, note in enumerate(objects_of(resource.get("note"))):
        if text := _long_text(note.get("text")):
            yield "note", f"/note/{number}", {"kind": "comment", "text": text, "written_at": _moment(note.get("time"))}


def _moment(text: object) -> datetime | None:
    """A moment told to the day at least: a year or month alone would be a made-up day."""
    return read_moment(text) if isinstance(text, str) and len(text) >= DAY else None


def _first(*told: object) -> datetime | None:
    return next((moment for moment in map(_moment, told) if moment is not None), None)


def _plain_number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _long_text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


READERS: Mapping[str, Reader] = {
    "Encounter": _encounter,
    "Condition": _condition,
    "Observation": _observation,
    **dict.fromkeys(STATUSES, _medication),
    "Procedure": _procedure,
    "DiagnosticReport": _report,
    "DocumentReference": _document,
}
