"""`$evaluate` keeps a score to its patients wherever their age and sex are told."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient

OWN = "urn:tuetinh:input"


def statuses(client: TestClient, body: dict[str, Any], name: str = "qsofa") -> list[str]:
    response = client.post(f"/fhir/$evaluate?instrument={name}", json=body)
    assert response.status_code == 200, response.text
    found = [entry["resource"] for entry in response.json().get("entry", [])]
    reasons = [one["id"] for two in found for one in two.get("contained", []) if one["id"] == "reason"]
    return [one["status"] for one in found if one["resourceType"] == "GuidanceResponse"] + reasons


@pytest.mark.parametrize(("system", "code", "unit"), [(OWN, "age", "a"), ("http://loinc.org", "30525-0", "a")])
@pytest.mark.parametrize(("years", "expected"), [(4, ["failure", "reason"]), (40, ["success"])])
def test_an_observed_age_is_the_patients(
    client: TestClient, hospital: ModuleType, system: str, code: str, unit: str, years: int, expected: list[str]
) -> None:
    told = hospital.observation(code, years, unit)
    told["code"]["coding"][0]["system"] = system
    assert statuses(client, hospital.bundle(*hospital.septic_vitals(), told)) == expected


def test_an_age_among_the_parameters_inputs_is_the_patients(client: TestClient, hospital: ModuleType) -> None:
    record = {"name": "record", "resource": hospital.bundle(*hospital.septic_vitals())}
    for years, expected in ((4, ["failure", "reason"]), (40, ["success"])):
        part = {"name": "input", "part": [{"name": "age", "valueDecimal": years}]}
        assert statuses(client, {"resourceType": "Parameters", "parameter": [record, part]}) == expected


def test_an_age_that_contradicts_the_patients_is_answered_by_nobody(client: TestClient, hospital: ModuleType) -> None:
    told = hospital.observation("30525-0", 4, "a")
    body = hospital.bundle(hospital.patient(birth_date="1950-01-01"), *hospital.septic_vitals(), told)
    assert statuses(client, body) == ["failure", "reason"]
