"""`$evaluate` without an instrument's name: only what is relevant, and only where something is told of the patient."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from fastapi.testclient import TestClient


def names(client: TestClient, *resources: dict[str, Any], bundle: Any) -> set[str]:
    response = client.post("/fhir/$evaluate", json=bundle(*resources))
    assert response.status_code == 200, response.text
    found = [entry["resource"] for entry in response.json().get("entry", [])]
    return {one["moduleUri"].rpartition(":")[2] for one in found if one["resourceType"] == "GuidanceResponse"}


def test_a_patient_alone_is_answered_by_nobody(client: TestClient, hospital: ModuleType) -> None:
    assert names(client, hospital.patient(), bundle=hospital.bundle) == set()


def test_without_its_diagnosis_an_instrument_is_silent(client: TestClient, hospital: ModuleType) -> None:
    confused = hospital.observation("confusion", 0, "1")
    confused["code"]["coding"][0]["system"] = "urn:tuetinh:input"
    confused |= {"valueBoolean": True}
    del confused["valueQuantity"]
    told = [
        confused,
        hospital.patient(),
        *hospital.septic_vitals(),
        hospital.observation("22664-7", 9, "mmol/L"),
        hospital.observation("8462-4", 60, "mm[Hg]"),
    ]
    bare = names(client, *told, bundle=hospital.bundle)
    ill = names(client, *told, hospital.condition("J18.9"), bundle=hospital.bundle)
    hurt = names(client, *told, hospital.condition("S06.0"), bundle=hospital.bundle)
    assert "qsofa" in bare & ill & hurt
    assert bare.isdisjoint({"crb_65", "revised_trauma_score_triage", "canadian_ct_head"})
    assert "crb_65" in ill - hurt
    assert "revised_trauma_score_triage" in hurt - ill


def test_a_model_is_silent_where_most_of_its_inputs_are_missing(client: TestClient, hospital: ModuleType) -> None:
    woman = hospital.patient(gender="female")
    told = [woman, hospital.condition("R73.0"), hospital.observation("29463-7", 80, "kg")]
    assert names(client, *told, bundle=hospital.bundle).isdisjoint({"diabetes_screening", "diabetes_pima"})
