"""Diagnoses that could not be had are never taken for the answer that there are none."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient


def ask(client: TestClient, body: dict[str, Any], service: str) -> Any:
    return client.post(f"/cds-services/{service}", json=body)


@pytest.mark.parametrize("kind", ["absent", "outcome", "outcome-in-a-bundle", "text", "list", "another-kind"])
@pytest.mark.parametrize(
    ("service", "hook"), [("atrial-fibrillation-stroke", "patient-view"), ("emergency-arrival", "encounter-start")]
)
def test_diagnoses_that_cannot_be_had_are_not_taken_for_none(
    client: TestClient, hospital: ModuleType, kind: str, service: str, hook: str
) -> None:
    told: dict[str, Any] = {
        "outcome": hospital.OPERATION_OUTCOME,
        "outcome-in-a-bundle": hospital.bundle(hospital.OPERATION_OUTCOME),
        "text": "no",
        "list": [],
        "another-kind": hospital.patient(),
    }
    prefetch = hospital.full_prefetch(hospital.healthy_vitals())
    assert ask(client, hospital.call(hook, prefetch=prefetch), service).json() == {"cards": []}
    for nothing in (None, hospital.bundle()):
        body = hospital.call(hook, prefetch=prefetch | {"conditions": nothing})
        assert ask(client, body, service).json() == {"cards": []}
    del prefetch["conditions"]
    if kind in told:
        prefetch["conditions"] = told[kind]
    refused = ask(client, hospital.call(hook, prefetch=prefetch), service)
    assert (refused.status_code, refused.json()["code"]) == (412, "data-not-available")
    assert "secret" not in refused.text


def test_a_card_of_other_data_says_that_the_diagnoses_are_missing(client: TestClient, hospital: ModuleType) -> None:
    prefetch = hospital.full_prefetch(hospital.septic_vitals()) | {"conditions": hospital.OPERATION_OUTCOME}
    answer = ask(client, hospital.call("encounter-start", prefetch=prefetch), "emergency-arrival")
    detail = {card["source"]["topic"]["code"]: card["detail"] for card in answer.json()["cards"]}
    assert "không được gửi kèm" in detail["qsofa"]


def test_an_order_that_no_service_speaks_of_needs_no_diagnoses(client: TestClient, hospital: ModuleType) -> None:
    prefetch = hospital.full_prefetch(hospital.healthy_vitals()) | {"conditions": "no"}
    body = hospital.call("order-select", prefetch=prefetch)
    assert ask(client, body, "anticoagulation-bleeding").json() == {"cards": []}
