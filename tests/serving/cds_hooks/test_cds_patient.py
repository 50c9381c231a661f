"""A service keeps a score to its patients wherever their age and sex are told."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient

SEPTIC = {"respiratory_rate": 28, "systolic_bp": 88, "gcs": 13}
PATH = "/cds-services/deterioration"


def shown(client: TestClient, body: dict[str, Any]) -> set[str]:
    response = client.post(PATH, json=body)
    assert response.status_code == 200, response.text
    return {card["source"]["topic"]["code"] for card in response.json()["cards"]}


@pytest.mark.parametrize(
    ("whose", "is_shown"),
    [
        ({"age": 4}, False),
        ({"age": {"value": 48, "unit": "mo"}}, False),
        ({"age_months": 48}, False),
        ({"age": 40}, True),
    ],
)
def test_an_age_in_the_calls_own_inputs_is_the_patients(
    client: TestClient, hospital: ModuleType, whose: dict[str, Any], is_shown: bool
) -> None:
    body = hospital.call(prefetch={}) | {"extension": {"org.tuetinh.inputs": SEPTIC | whose}}
    assert ("qsofa" in shown(client, body)) is is_shown


def test_an_age_that_contradicts_the_birth_date_is_silent(client: TestClient, hospital: ModuleType) -> None:
    body = hospital.call(prefetch=hospital.full_prefetch(hospital.septic_vitals()))
    assert "qsofa" in shown(client, body)
    assert shown(client, body | {"extension": {"org.tuetinh.inputs": {"age": 4}}}) == set()


def test_a_pregnancy_in_the_calls_own_inputs_silences_what_is_not_for_it(
    client: TestClient, hospital: ModuleType
) -> None:
    files = hospital.full_prefetch(hospital.septic_vitals())
    mother = hospital.call(prefetch=files | {"patient": hospital.patient(gender="female", birth_date="1996-01-01")})

    def told(pregnant: bool, body: dict[str, Any] = mother) -> set[str]:
        return shown(client, body | {"extension": {"org.tuetinh.inputs": {"pregnant": pregnant}}})

    assert {"news2", "qsofa"} <= told(pregnant=False)
    assert "qsofa" in told(pregnant=True)
    assert "news2" not in told(pregnant=True)
    assert told(pregnant=True, body=hospital.call(prefetch=files)) == set(), "of a man it contradicts"
