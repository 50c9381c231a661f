"""The made-up people as FHIR: a Bundle for each, or a folder of NDJSON as a bulk export gives it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from datasets.tidy.made_up.story import Patient, Result, Visit

LOINC, ICD10, ATC, UCUM = (
    "http://loinc.org",
    "http://hl7.org/fhir/sid/icd-10",
    "http://www.whocc.no/atc",
    "http://unitsofmeasure.org",
)
TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203"
Resource = dict[str, Any]


def write_bundles(patients: Iterable[Patient], folder: Path) -> None:
    """One `.json` for each person."""
    for number, patient in enumerate(patients):
        entries = [
            {"fullUrl": f"urn:uuid:{each['resourceType']}-{each['id']}", "resource": each}
            for each in resources_of(patient)
        ]
        bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
        (folder / f"bundle-{number:04d}.json").write_text(json.dumps(bundle, ensure_ascii=False), encoding="utf-8")


def write_ndjson(patients: Iterable[Patient], folder: Path) -> None:
    """One `.ndjson` for each type of resource."""
    lines: dict[str, list[str]] = {}
    for patient in patients:
        for resource in resources_of(patient):
            lines.setdefault(resource["resourceType"], []).append(json.dumps(resource, ensure_ascii=False))
    for kind, told in lines.items():
        (folder / f"{kind}.ndjson").write_text("\n".join(told) + "\n", encoding="utf-8")


def resources_of(patient: Patient) -> Iterator[Resource]:
    """The Patient, then what happened."""
    person = patient.person
    surname, *given = person.name.split(" ")
    subject = {"reference": f"Patient/{person.ma_bn}"}
    yield {
        "resourceType": "Patient",
        "id": person.ma_bn,
        "identifier": [
            {"type": _concept(TYPES, "NI"), "value": person.national_id},
            {"type": _concept(TYPES, "HC"), "value": person.bhyt},
            {"type": _concept(TYPES, "MR"), "value": person.ma_bn},
        ],
        "name": [{"family": surname, "given": given, "text": person.name}],
        "telecom": [{"system": "phone", "value": person.phone}],
        "address": [{"text": person.address}],
        "gender": patient.sex,
        "birthDate": f"{patient.born:%Y-%m-%d}",
    }
    for visit in patient.visits:
        yield from _of_visit(visit, subject)


def _of_visit(visit: Visit, subject: Resource) -> Iterator[Resource]:
    came, encounter = visit.came.isoformat(), {"reference": f"Encounter/{visit.number}"}
    shared = {"subject": subject, "encounter": encounter}
    period = {"start": came, "end": visit.left.isoformat()}
    yield {
        "resourceType": "Encounter",
        "id": visit.number,
        "status": "finished",
        "class": {"code": "IMP"},
        "subject": subject,
        "period": period,
    }
    for place, code in enumerate(visit.diagnoses):
        yield {
            "resourceType": "Condition",
            "id": f"{visit.number}-d{place}",
            "code": _concept(ICD10, code),
            "recordedDate": came,
            **shared,
        }
    for result in visit.results:
        yield _observation(visit, result) | shared
    yield {
        "resourceType": "MedicationRequest",
        "id": f"{visit.number}-m",
        "status": "active",
        "authoredOn": came,
        "medicationCodeableConcept": _concept(ATC, visit.drug),
        **shared,
    }
    yield {
        "resourceType": "Procedure",
        "id": f"{visit.number}-p",
        "status": "completed",
        "performedDateTime": came,
        "code": _concept("urn:hospital:procedures", visit.procedure),
        **shared,
    }
    yield {
        "resourceType": "DiagnosticReport",
        "id": f"{visit.number}-r",
        "status": "final",
        "conclusion": visit.note,
        "effectiveDateTime": came,
        **shared,
    }


def _observation(visit: Visit, result: Result) -> Resource:
    quantity = {"value": result.value, "unit": result.unit, "system": UCUM, "code": result.unit}
    return {
        "resourceType": "Observation",
        "id": f"{visit.number}-{result.test}",
        "status": "final",
        "code": _concept(LOINC, result.loinc),
        "effectiveDateTime": visit.came.isoformat(),
        "valueQuantity": quantity,
    }


def _concept(system: str, code: str) -> Resource:
    return {"coding": [{"system": system, "code": code}]}
