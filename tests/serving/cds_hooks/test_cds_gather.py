"""Asking the hospital's FHIR server back: only where allowed, page by page, never elsewhere, never too long."""

from __future__ import annotations

import time
from types import ModuleType
from typing import Any

import pytest

from serving.fhir_server import may_ask

PATH = "/cds-services/deterioration"


def answers(hospital: ModuleType, **more: Any) -> dict[str, Any]:
    vitals = hospital.septic_vitals()
    return {"/fhir/Patient/12": hospital.patient(), "/fhir/Observation": hospital.bundle(*vitals)} | more


def lower(response: Any, name: str = "qsofa") -> float | None:
    """The least score that the card of an instrument tells; `None` without such a card."""
    assert response.status_code == 200, response.text
    found = [one for one in response.json()["cards"] if one["source"]["topic"]["code"] == name]
    return found[0]["extension"]["org.tuetinh.evaluation"]["lower"] if found else None


def test_what_is_not_in_the_prefetch_is_asked_for_with_the_clients_token(opened: Any, hospital: ModuleType) -> None:
    with hospital.running(hospital.FhirServer(answers(hospital))) as server, opened(fhir_servers=server.base) as client:
        body = hospital.call() | {"fhirServer": server.base + "/", "fhirAuthorization": {"access_token": "t0k"}}
        assert lower(client.post(PATH, json=body)) == 3
        assert set(server.tokens) == {"Bearer t0k"}
        searches = [path for path in server.asked if path.startswith("/fhir/Observation?patient=12&code=")]
        assert len(searches) == 1
        assert not [path for path in server.asked if "Condition" in path], "the service reads no diagnosis"


def test_an_outcome_in_the_prefetch_is_asked_for_again(opened: Any, hospital: ModuleType) -> None:
    with hospital.running(hospital.FhirServer(answers(hospital))) as server, opened(fhir_servers=server.base) as client:
        prefetch = {"patient": hospital.patient(), "observations": hospital.OPERATION_OUTCOME}
        body = hospital.call(prefetch=prefetch) | {"fhirServer": server.base}
        assert lower(client.post(PATH, json=body)) == 3
        assert not [path for path in server.asked if "Patient/12" in path.partition("?")[0]]


def test_the_pages_after_a_cut_prefetch_are_followed(opened: Any, hospital: ModuleType) -> None:
    rate, pressure, coma, heart = hospital.septic_vitals()
    with hospital.running(hospital.FhirServer()) as server, opened(fhir_servers=server.base) as client:
        second, third = f"{server.base}?page=2", f"{server.base}?page=3"
        server.answers = {
            "/fhir?page=2": hospital.bundle(pressure, following=third),
            "/fhir?page=3": hospital.bundle(coma, heart),
        }
        prefetch = {"patient": hospital.patient(), "observations": hospital.bundle(rate, following=second)}
        response = client.post(PATH, json=hospital.call(prefetch=prefetch) | {"fhirServer": server.base})
        assert lower(response) == 3
        assert "còn trang" not in response.json()["cards"][0]["detail"]


def test_pages_without_end_are_cut_and_said(opened: Any, hospital: ModuleType) -> None:
    with hospital.running(hospital.FhirServer()) as server, opened(fhir_servers=server.base) as client:
        server.answers = answers(hospital)
        server.answers["/fhir/Observation"]["link"] = [{"relation": "next", "url": "Observation?again=1"}]
        response = client.post(PATH, json=hospital.call() | {"fhirServer": server.base})
        assert lower(response) == 3
        assert "còn trang" in response.json()["cards"][0]["detail"]
        assert len(server.asked) < 10


def test_a_server_that_is_not_allowed_is_never_asked(opened: Any, hospital: ModuleType) -> None:
    with (
        hospital.running(hospital.FhirServer(answers(hospital))) as server,
        opened(fhir_servers="https://his.example/fhir") as client,
    ):
        assert client.post(PATH, json=hospital.call() | {"fhirServer": server.base}).status_code == 412
        prefetch = {
            "patient": hospital.patient(),
            "observations": hospital.bundle(*hospital.septic_vitals(), following=f"{server.base}/page"),
        }
        response = client.post(PATH, json=hospital.call(prefetch=prefetch) | {"fhirServer": server.base})
        assert "còn trang" in response.json()["cards"][0]["detail"]
        assert server.asked == []


def test_a_redirect_or_a_page_elsewhere_is_not_followed(opened: Any, hospital: ModuleType) -> None:
    elsewhere = hospital.FhirServer(answers(hospital))
    with (
        hospital.running(elsewhere),
        hospital.running(hospital.FhirServer()) as server,
        opened(fhir_servers=server.base) as client,
    ):
        server.answers = answers(hospital)
        server.statuses["/fhir/Observation"] = 302
        server.headers["/fhir/Observation"] = {"location": f"{elsewhere.base}/Observation"}
        assert client.post(PATH, json=hospital.call() | {"fhirServer": server.base}).status_code == 412
        server.statuses.clear()
        page = f"{elsewhere.base}/Observation"
        server.answers["/fhir/Observation"] = hospital.bundle(*hospital.septic_vitals(), following=page)
        assert lower(client.post(PATH, json=hospital.call() | {"fhirServer": server.base})) == 3
        assert elsewhere.asked == []


@pytest.mark.parametrize("status", [401, 404, 500])
def test_a_server_that_fails_is_412_or_said(opened: Any, hospital: ModuleType, status: int) -> None:
    with hospital.running(hospital.FhirServer(answers(hospital))) as server, opened(fhir_servers=server.base) as client:
        server.statuses["/fhir/Observation"] = status
        body = hospital.call() | {"fhirServer": server.base}
        assert client.post(PATH, json=body).status_code == 412
        server.statuses = {"/fhir/Patient/12": status}
        response = client.post(PATH, json=body)
        assert lower(response) == 3
        assert "hệ thống nguồn báo lỗi" in response.json()["cards"][0]["detail"]


def test_a_slow_server_costs_the_card_not_the_client(opened: Any, hospital: ModuleType) -> None:
    with (
        hospital.running(hospital.FhirServer(answers(hospital), delay_seconds=2.0)) as server,
        opened(fhir_servers=server.base, cds_deadline_seconds=0.4) as client,
    ):
        began = time.monotonic()
        response = client.post(PATH, json=hospital.call() | {"fhirServer": server.base})
        assert (response.status_code, response.json()) == (200, {"cards": []})
        assert time.monotonic() - began < 1.8


BASE = "https://his.example/fhir"


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        (BASE, True),
        (f"{BASE}/Patient/1", True),
        ("https://his.example:443/fhir?page=2", True),
        ("https://HIS.example/fhir/Patient", True),
        ("http://his.example/fhir", False),
        ("https://his.example/fhirs", False),
        ("https://his.example/", False),
        ("https://his.example:8443/fhir", False),
        ("https://his.example.evil.example/fhir", False),
        ("https://his.example@evil.example/fhir", False),
        ("https://evil.example/fhir#https://his.example/fhir", False),
        ("https://evil.example\\@his.example/fhir", False),
        (f"{BASE}/../admin", False),
        (f"{BASE}/%2e%2e/admin", False),
        ("file:///etc/passwd", False),
        ("https://his.example:notaport/fhir", False),
        ("", False),
    ],
)
def test_only_what_lies_under_an_allowed_base_may_be_asked(url: str, allowed: bool) -> None:
    assert may_ask(url, (BASE,)) is allowed
