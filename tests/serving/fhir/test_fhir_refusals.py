"""Whatever goes wrong is an OperationOutcome with the right status, and never repeats what was sent."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("Observation"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


def is_outcome(response: Response, status: int) -> bool:
    told = response.json()
    return response.status_code == status and told["resourceType"] == "OperationOutcome" and bool(told["issue"])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"<Bundle/>", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"resourceType": 7}', 400),
        (b"\xff\xfe{", 400),
        (b'{"resourceType": "Bundle", "entry": ' + b"[" * 3000 + b"]" * 3000 + b"}", 400),
        (b'{"resourceType": "Observation", "valueInteger": ' + b"9" * 5000 + b"}", 400),
        (b'{"resourceType": "Observation", "valueDecimal": NaN}', 400),
        (b'{"resourceType": "Parameters"}', 400),
        (b'{"resourceType": "Parameters", "parameter": [{"name": "patient", "valueString": "12"}]}', 422),
        (b'{"resourceType": "Parameters", "parameter": [{"name": "instrument", "valueString": "secret"}]}', 404),
    ],
)
def test_what_cannot_be_read_is_said(client: TestClient, body: bytes, status: int) -> None:
    response = client.post("/fhir/$evaluate", content=body, headers={"content-type": "application/fhir+json"})
    assert is_outcome(response, status)
    assert "secret" not in response.text


QSOFA = {"name": "instrument", "valueString": "qsofa"}
AT = {"name": "at", "valueDateTime": "2026-11-22T08:00:00Z"}


@pytest.mark.parametrize(
    "told",
    [
        [{"name": "at", "valueDateTime": "tomorrow"}],
        [{"name": "at", "valueString": "2026-11-22"}],
        [AT, AT],
        [{"name": "instrumnet", "valueString": "qsofa"}],
        [{"valueString": "qsofa"}],
        [{"name": "language"}],
        [{"name": "patient", "valueString": "1"}, {"name": "subject", "valueString": "2"}],
        [{"name": "input", "part": [{"name": "gsc", "valueDecimal": 14}]}],
        [{"name": "input", "part": [{"name": "gcs", "valuString": "secret"}]}],
        [{"name": "input", "part": [{"name": "gcs", "valueQuantity": {"value": 14, "comparator": "<"}}]}],
        [{"name": "input", "part": [{"name": "gcs", "valueDecimal": 14}, {"name": "gcs", "valueDecimal": 15}]}],
    ],
)
def test_a_parameter_that_is_misspelt_twice_or_unreadable_is_not_passed_over(
    client: TestClient, told: list[dict[str, Any]]
) -> None:
    response = client.post("/fhir/$evaluate", json={"resourceType": "Parameters", "parameter": [QSOFA, *told]})
    assert is_outcome(response, 400)
    assert "secret" not in response.text
    assert "tomorrow" not in response.text


@pytest.mark.parametrize(("query", "status"), [("instument=qsofa", 400), ("instrument=qsofa&_format=json", 200)])
def test_a_misspelt_parameter_of_the_address_is_refused(client: TestClient, query: str, status: int) -> None:
    response = client.post(f"/fhir/$evaluate?{query}", json={"resourceType": "Parameters", "parameter": [AT, QSOFA]})
    assert response.status_code == status


def test_a_value_that_is_no_such_input_is_422_without_the_value(client: TestClient) -> None:
    part = [{"name": "gcs", "valueDecimal": 987}]
    asked = [{"name": "instrument", "valueString": "qsofa"}, {"name": "input", "part": part}]
    response = client.post("/fhir/$evaluate", json={"resourceType": "Parameters", "parameter": asked})
    assert is_outcome(response, 422)
    assert "987" not in response.text
    assert "gcs" in response.text


def test_two_patients_are_not_mixed(client: TestClient, hospital: ModuleType) -> None:
    record = hospital.bundle(hospital.patient(), hospital.patient("13"), *hospital.septic_vitals())
    assert is_outcome(client.post("/fhir/$evaluate", json=record), 400)
    chosen = client.post("/fhir/$evaluate?instrument=qsofa&patient=13", json=record)
    (guidance,) = [e["resource"] for e in chosen.json()["entry"]]
    assert guidance["status"] == "data-required"


def test_other_types_and_addresses_are_refused_as_fhir_wants(client: TestClient) -> None:
    xml = client.post("/fhir/$evaluate", content=b"<Bundle/>", headers={"content-type": "application/fhir+xml"})
    assert is_outcome(xml, 415)
    for method in ("GET", "POST", "PUT", "DELETE"):
        assert is_outcome(client.request(method, "/fhir/Patient/1"), 404)


def test_without_a_key_or_role_it_is_an_outcome_too(opened: Any) -> None:
    with opened(role=None) as stranger:
        response = stranger.post("/fhir/$evaluate", json={})
        assert is_outcome(response, 401)
        assert response.headers["www-authenticate"] == "Bearer"
    with opened(role="citizen") as citizen:
        assert is_outcome(citizen.post("/fhir/$evaluate", json={}), 403)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entry=st.dictionaries(st.sampled_from(["resource", "fullUrl"]), JSON), link=JSON, extra=JSON)
def test_whatever_a_bundle_holds_it_is_answered(client: TestClient, entry: Any, link: Any, extra: Any) -> None:
    record = {"resourceType": "Bundle", "entry": [entry, extra], "link": link, "total": extra}
    body = json.dumps(record).encode("utf-8", "surrogatepass")
    response = client.post("/fhir/$evaluate?instrument=qsofa", content=body)
    assert response.status_code in (200, 400)
