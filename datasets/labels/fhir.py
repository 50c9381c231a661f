"""Labels from FHIR: Observations about an imaging study, and DiagnosticReports with coded or written conclusions.

Which images are meant is told by a `urn:dicom:uid` identifier: of an ImagingStudy in the same file or in `contained`,
or of the reference itself.

**Source:** FHIR R4 Observation, DiagnosticReport, ImagingStudy (identifier `urn:dicom:uid`, value `urn:oid:…`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from datasets.dicom.read import read_bytes
from datasets.emr.fhir_json import Resource, as_object, as_text, objects_of, parse_json_object, resources_of
from datasets.errors import DatasetError
from datasets.labels.coding import Coding, coding_of
from datasets.labels.desk import Desk, Imported, Refused, digest_of
from datasets.labels.errors import InvalidLabels
from datasets.labels.label import Label, Origin, Place, Told, Value
from datasets.labels.report_text import labels_of_text
from datasets.labels.sr import PRESENT
from datasets.limits import LIMITS

DICOM_UID = "urn:dicom:uid"
INTERPRETED: Mapping[str, Told] = {
    "POS": "present",
    "DET": "present",
    "NEG": "absent",
    "ND": "absent",
    "IND": "uncertain",
}
"""HL7 ObservationInterpretation."""


def labels_of_fhir(path: Path, desk: Desk) -> Iterator[Imported]:
    """The labels of a Bundle or resource.

    Raises:
        UnreadableRecord: not FHIR JSON, or over a cap.
        UnreadableInstance: the file cannot be read.
    """
    reference = digest_of(path)
    document = parse_json_object(read_bytes(path, LIMITS))
    resources = [resource for resource, _ in resources_of(document)]
    known = _known(resources)
    readers = {"Observation": _of_observation, "DiagnosticReport": _of_report}
    for number, resource in enumerate(resources, 1):
        read = readers.get(as_text(resource.get("resourceType")) or "")
        if read is None:
            continue
        try:
            yield from read(resource, known, desk, reference)
        except DatasetError as error:
            yield Refused(f"resource {number}", str(error))


def _known(resources: list[Resource]) -> dict[str, str]:
    """`Type/id` → study UID of an ImagingStudy, identifier of a Patient, name of a Practitioner."""
    found: dict[str, str] = {}
    for holder in resources:
        for resource in (holder, *objects_of(holder.get("contained"))):
            kind, identity = as_text(resource.get("resourceType")), as_text(resource.get("id")) or ""
            values = (_uid(resource) if kind == "ImagingStudy" else _number(resource),)
            for value in filter(None, values):
                found[f"{kind}/{identity}"] = value
                found[f"#{identity}"] = value
    return found


def _uid(resource: Resource) -> str:
    for identifier in (*objects_of(resource.get("identifier")), as_object(resource.get("identifier"))):
        if as_text(identifier.get("system")) == DICOM_UID:
            return (as_text(identifier.get("value")) or "").removeprefix("urn:oid:")
    return ""


def _number(resource: Resource) -> str:
    values = (as_text(one.get("value")) for one in objects_of(resource.get("identifier")))
    return next(filter(None, values), None) or as_text(resource.get("id")) or ""


def _pointed(value: object, known: Mapping[str, str]) -> str:
    """What a Reference means: what is known of its target, else its own identifier, else its last part."""
    told = as_object(value)
    reference = as_text(told.get("reference")) or ""
    own = as_text(as_object(told.get("identifier")).get("value"))
    return known.get(reference) or own or reference.rpartition("/")[2]


def _place(resource: Resource, known: Mapping[str, str], desk: Desk) -> Place:
    found = ""
    for name in ("imagingStudy", "derivedFrom", "partOf", "focus", "study"):
        for reference in objects_of(resource.get(name)):
            found = found or _uid(reference) or known.get(as_text(reference.get("reference")) or "", "")
    return desk.place(_pointed(resource.get("subject"), known), found)


def _origin(resource: Resource, known: Mapping[str, str], desk: Desk, reference: str) -> Origin:
    performers = [*objects_of(resource.get("resultsInterpreter")), *objects_of(resource.get("performer"))]
    names = (_pointed(one, known) or as_text(one.get("display")) or "" for one in performers)
    moment = as_text(resource.get("effectiveDateTime")) or as_text(resource.get("issued")) or ""
    status = as_text(resource.get("status")) or ""
    method = status if status.isalpha() and status.islower() and len(status) < 17 else ""
    reader = desk.reader(next(filter(None, names), ""))
    return Origin(
        "fhir", reader, "person", reference, method, desk.moment(moment, _pointed(resource.get("subject"), known))
    )


def _codings(concept: object) -> Iterator[Coding]:
    for one in objects_of(as_object(concept).get("coding")):
        system, code = as_text(one.get("system")), as_text(one.get("code"))
        if system and code:
            yield coding_of(system, code, as_text(one.get("display")) or "")


def _finding(concept: object, desk: Desk) -> tuple[Coding, str]:
    told = list(_codings(concept))
    if not told:
        raise InvalidLabels("expected a coded finding, got none")
    known = next((one for one in told if desk.lexicon.canonical(one) != one), told[0])
    return desk.lexicon.canonical(known), str(known)


def _of_observation(resource: Resource, known: Mapping[str, str], desk: Desk, reference: str) -> Iterator[Label]:
    if as_text(resource.get("status")) in ("entered-in-error", "cancelled"):
        return
    place = _place(resource, known, desk)
    finding, told_as = _finding(resource.get("code"), desk)
    value = _value(resource)
    yield Label(place, finding, value, _origin(resource, known, desk, reference), told_as)


def _value(resource: Resource) -> Value:
    quantity, said = as_object(resource.get("valueQuantity")), resource.get("valueBoolean")
    amount = quantity.get("value")
    if isinstance(amount, int | float) and not isinstance(amount, bool):
        return Value(
            "number", float(amount), (as_text(quantity.get("code")) or as_text(quantity.get("unit")) or "")[:32]
        )
    if isinstance(said, bool):
        return Value("present" if said else "absent")
    for coding in _codings(resource.get("valueCodeableConcept")):
        if str(coding) in PRESENT:
            return Value(PRESENT[str(coding)])
    for concept in objects_of(resource.get("interpretation")):
        for one in objects_of(concept.get("coding")):
            if as_text(one.get("code")) in INTERPRETED:
                return Value(INTERPRETED[str(one["code"])])
    raise InvalidLabels("expected a value: a quantity, a boolean, present or absent, or an interpretation")


def _of_report(resource: Resource, known: Mapping[str, str], desk: Desk, reference: str) -> Iterator[Label]:
    if as_text(resource.get("status")) in ("entered-in-error", "cancelled"):
        return
    place = _place(resource, known, desk)
    origin = _origin(resource, known, desk, reference)
    for concept in objects_of(resource.get("conclusionCode")):
        finding, told_as = _finding(concept, desk)
        yield Label(place, finding, Value("present"), origin, told_as)
    conclusion = resource.get("conclusion")
    if isinstance(conclusion, str) and conclusion.strip():
        yield from labels_of_text(f"Conclusion: {conclusion}", place, desk, "fhir", reference, origin.at)
