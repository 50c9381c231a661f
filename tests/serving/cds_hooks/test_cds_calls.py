"""Calls: cards where they are worth it, silence elsewhere, and every kind of prefetch that comes."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from serving.audit import list_events

NOTICE = {"vi": "Hỗ trợ quyết định, không phải chẩn đoán.", "en": "Decision support, not a diagnosis."}


def ask(client: TestClient, body: dict[str, Any], service: str = "deterioration", language: str = "vi") -> Response:
    return client.post(f"/cds-services/{service}", json=body, headers={"accept-language": language})


def cards(response: Response) -> dict[str, dict[str, Any]]:
    assert response.status_code == 200, response.text
    return {card["source"]["topic"]["code"]: card for card in response.json()["cards"]}


def is_without_blanks(value: Any) -> bool:
    """JSON elements are never null or empty."""
    if isinstance(value, dict):
        return bool(value) and all(is_without_blanks(one) for one in value.values())
    if isinstance(value, list):
        return bool(value) and all(is_without_blanks(one) for one in value)
    return value is not None and value != ""


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_card_says_what_the_specification_asks(client: TestClient, hospital: ModuleType, language: str) -> None:
    body = hospital.call(prefetch=hospital.full_prefetch(hospital.septic_vitals()))
    card = cards(ask(client, body, language=language))["qsofa"]
    assert is_without_blanks(card)
    assert len(card["summary"]) < 140
    assert card["indicator"] == "critical"
    assert card["source"]["label"]
    assert card["source"]["url"].startswith("https://doi.org/")
    assert NOTICE[language] in card["detail"]
    told = card["extension"]["org.tuetinh.evaluation"]
    assert (told["status"], told["score"], told["band"]) == ("complete", 3, "high")
    assert told["model"]["sha256"][:12] in card["detail"]
    assert all(reason["display"] and reason["code"] and reason["system"] for reason in card["overrideReasons"])
    assert all(link["type"] == "absolute" and link["url"].startswith("http") for link in card["links"])


def test_the_default_language_is_vietnamese_and_the_context_may_ask(client: TestClient, hospital: ModuleType) -> None:
    prefetch = hospital.full_prefetch(hospital.septic_vitals())
    plain = client.post("/cds-services/deterioration", json=hospital.call(prefetch=prefetch))
    assert NOTICE["vi"] in cards(plain)["qsofa"]["detail"]
    english = hospital.call(prefetch=prefetch, language="en")
    assert NOTICE["en"] in cards(client.post("/cds-services/deterioration", json=english))["qsofa"]["detail"]


def test_silent_when_there_is_nothing_worth_saying(client: TestClient, hospital: ModuleType) -> None:
    body = hospital.call(prefetch=hospital.full_prefetch(hospital.healthy_vitals()))
    response = ask(client, body)
    assert (response.status_code, response.json()) == (200, {"cards": []})


def test_missing_inputs_are_bounds_and_never_normal(client: TestClient, hospital: ModuleType) -> None:
    two = hospital.septic_vitals()[:2]
    card = cards(ask(client, hospital.call(prefetch=hospital.full_prefetch(two))))["qsofa"]
    told = card["extension"]["org.tuetinh.evaluation"]
    assert "score" not in told
    assert (told["lower"], told["upper"], told["missing"]) == (2, 3, ["gcs"])
    assert "Còn thiếu: Thang điểm Glasgow" in card["detail"]
    one = hospital.septic_vitals()[:1]
    assert "qsofa" not in cards(ask(client, hospital.call(prefetch=hospital.full_prefetch(one))))


def test_an_old_value_is_not_used_and_the_card_says_so(client: TestClient, hospital: ModuleType) -> None:
    vitals = hospital.septic_vitals()
    vitals[2]["effectiveDateTime"] = "2020-01-01T00:00:00Z"
    card = cards(ask(client, hospital.call(prefetch=hospital.full_prefetch(vitals))))["qsofa"]
    assert card["extension"]["org.tuetinh.evaluation"]["missing"] == ["gcs"]
    assert "Kết quả đã cũ" in card["detail"]


@pytest.mark.parametrize("kind", ["absent", "none-of-it", "outcome", "text", "number", "list"])
def test_needed_data_that_cannot_be_had_are_412(client: TestClient, hospital: ModuleType, kind: str) -> None:
    told: dict[str, Any] = {"outcome": hospital.OPERATION_OUTCOME, "text": "no", "number": 7, "list": []}
    body = hospital.call()
    if kind in told:
        body["prefetch"] = {"patient": hospital.patient(), "observations": told[kind]}
    elif kind == "none-of-it":
        body["prefetch"] = {}
    response = ask(client, body)
    assert response.status_code == 412
    assert response.headers["content-type"] == "application/problem+json"
    assert "secret" not in response.text


def test_null_and_an_empty_bundle_say_that_there_are_none(client: TestClient, hospital: ModuleType) -> None:
    for nothing in (None, hospital.bundle()):
        body = hospital.call(prefetch={"patient": hospital.patient(), "observations": nothing})
        assert ask(client, body).json() == {"cards": []}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"patient": None}, None),
        ({"patient": "outcome"}, "hệ thống nguồn báo lỗi|không được gửi kèm"),
        ({"observations": "cut"}, "còn trang kết quả chưa được gửi"),
        ({"observations": "total"}, "còn trang kết quả chưa được gửi"),
        ({"observations": "mixed"}, "hệ thống nguồn báo lỗi"),
    ],
)
def test_what_is_partial_is_said_on_the_card(
    client: TestClient, hospital: ModuleType, change: dict[str, Any], sentence: str | None
) -> None:
    vitals = hospital.septic_vitals()
    kinds = {
        "outcome": hospital.OPERATION_OUTCOME,
        "cut": hospital.bundle(*vitals, following="https://elsewhere.example/fhir?page=2"),
        "total": hospital.bundle(*vitals, total=400),
        "mixed": hospital.bundle(*vitals, hospital.OPERATION_OUTCOME),
        None: None,
    }
    prefetch = hospital.full_prefetch(vitals) | {key: kinds[kind] for key, kind in change.items()}
    card = cards(ask(client, hospital.call(prefetch=prefetch)))["qsofa"]
    if sentence is not None:
        assert any(part in card["detail"] for part in sentence.split("|"))


def test_resources_under_keys_of_the_clients_own_are_read(client: TestClient, hospital: ModuleType) -> None:
    body = hospital.call(prefetch={"who": hospital.patient(), "vitalSigns": hospital.bundle(*hospital.septic_vitals())})
    assert cards(ask(client, body))["qsofa"]["extension"]["org.tuetinh.evaluation"]["score"] == 3


def test_values_in_the_call_need_no_prefetch(client: TestClient, hospital: ModuleType) -> None:
    told = {"respiratory_rate": 30, "systolic_bp": {"value": 12, "unit": "kPa"}, "gcs": 15, "of_another_score": 1}
    body = hospital.call() | {"extension": {"org.tuetinh.inputs": told, "com.other": {"x": 1}}, "somethingNew": [1]}
    assert cards(ask(client, body))["qsofa"]["extension"]["org.tuetinh.evaluation"]["score"] == 2
    body["extension"]["org.tuetinh.inputs"]["gcs"] = 99
    refused = ask(client, body)
    assert (refused.status_code, refused.json()["code"]) == (400, "not-plausible")
    assert "99" not in refused.text


def test_another_patients_data_are_left_out(client: TestClient, hospital: ModuleType) -> None:
    vitals = hospital.healthy_vitals()
    others = [one | {"subject": {"reference": "Patient/99"}} for one in hospital.septic_vitals()]
    assert ask(client, hospital.call(prefetch=hospital.full_prefetch(vitals + others))).json() == {"cards": []}
    mixed = hospital.septic_vitals() + others
    card = cards(ask(client, hospital.call(prefetch=hospital.full_prefetch(mixed))))["qsofa"]
    assert "người bệnh khác" in card["detail"]


def test_a_service_speaks_only_of_its_own_diagnosis_and_orders(client: TestClient, hospital: ModuleType) -> None:
    creatinine = [hospital.observation("14682-9", 400, "umol/L")]
    prefetch = hospital.full_prefetch(creatinine)
    body = hospital.call("order-sign", prefetch=prefetch)
    assert ask(client, body, "kidney-before-prescribing").json() == {"cards": []}
    drug = {"resourceType": "MedicationRequest", "id": "m1", "status": "draft"}
    body = hospital.call("order-sign", prefetch=prefetch, draftOrders=hospital.bundle(drug))
    card = cards(ask(client, body, "kidney-before-prescribing"))["ckd_epi_2021"]
    assert card["indicator"] in ("warning", "critical")


def test_a_test_that_would_decide_is_suggested_as_an_order(opened: Any, hospital: ModuleType, tmp_path: Path) -> None:
    words = "title: {vi: a, en: b}, description: {vi: a, en: b}"
    row = f"{{id: only, hook: encounter-start, {words}, instruments: [curb_65], asks_when_missing: 1}}"
    table = tmp_path / "services.yaml"
    table.write_text(f"services: [{row}]", encoding="utf-8")
    told = [
        hospital.observation("9279-1", 18, "/min"),
        hospital.observation("8480-6", 120, "mm[Hg]"),
        hospital.observation("8462-4", 75, "mm[Hg]"),
    ]
    inputs = {"confusion": False}
    body = hospital.call(
        "encounter-start", hospital.full_prefetch(told, hospital.condition("J18.9")), encounterId="77"
    ) | {"extension": {"org.tuetinh.inputs": inputs}}
    with opened(cds_services_file=str(table)) as client:
        card = cards(ask(client, body, "only"))["curb_65"]
    assert card["indicator"] == "info"
    assert card["selectionBehavior"] == "any"
    order = card["suggestions"][0]["actions"][0]["resource"]
    assert (order["resourceType"], order["status"], order["intent"]) == ("ServiceRequest", "draft", "proposal")
    assert order["subject"] == {"reference": "Patient/12"}
    assert order["encounter"] == {"reference": "Encounter/77"}
    assert order["code"]["coding"][0]["system"] == "http://loinc.org"


@pytest.mark.parametrize(
    "change",
    [
        {"hook": None},
        {"hook": "order-sign"},
        {"hookInstance": 7},
        {"hookInstance": "no-uuid"},
        {"hookInstance": "d1577c69dfbe44adba6d3e05e953b2ea"},
        {"context": None},
        {"context": {"userId": "x"}},
        {"context": {"patientId": "../../etc"}},
    ],
)
def test_a_malformed_call_is_400(client: TestClient, hospital: ModuleType, change: dict[str, Any]) -> None:
    response = ask(client, hospital.call(prefetch=hospital.full_prefetch([])) | change)
    assert (response.status_code, response.json()["code"]) == (400, "malformed-call")


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 5000, b'{"a":' * 5000, b'{"n": ' + b"9" * 5000])
def test_a_body_that_is_no_call_is_400(client: TestClient, body: bytes) -> None:
    assert client.post("/cds-services/deterioration", content=body).status_code == 400


def test_an_unknown_service_is_404_and_a_stranger_gets_a_bare_401(opened: Any, hospital: ModuleType) -> None:
    with opened() as client:
        assert ask(client, hospital.call(), "nothing-such").status_code == 404
        del client.headers["x-api-key"]
        response = ask(client, hospital.call())
        assert (response.status_code, response.content) == (401, b"")
        assert response.headers["www-authenticate"] == "Bearer"
    with opened(role="citizen") as citizen:
        assert ask(citizen, hospital.call()).status_code == 403


def test_every_call_leaves_an_audit_record_that_names_the_patient(client: TestClient, hospital: ModuleType) -> None:
    ask(client, hospital.call(prefetch=hospital.full_prefetch(hospital.healthy_vitals())))
    event = list_events(client.app.state.rooms.store)[0]  # type: ignore[attr-defined]
    assert event["source"]["site"] == "cds_hooks"
    assert event["entity"][0]["what"] == {"reference": "Patient/12"}
    assert event["entity"][0]["role"]["code"] == "1"
