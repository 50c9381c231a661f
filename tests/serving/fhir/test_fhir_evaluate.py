"""`$evaluate`: RiskAssessment and GuidanceResponse, each valid R4, with the same numbers that the instrument gives."""

from __future__ import annotations

import warnings
from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from models.instruments import find_scores
from serving.audit import list_events

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fhir.resources.R4B import get_fhir_model_class

FHIR = {"content-type": "application/fhir+json"}


def evaluate(client: TestClient, body: dict[str, Any], query: str = "", language: str = "vi") -> Response:
    return client.post(f"/fhir/$evaluate{query}", json=body, headers=FHIR | {"accept-language": language})


def resources(response: Response, kind: str) -> list[dict[str, Any]]:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/fhir+json"
    return [e["resource"] for e in response.json().get("entry", []) if e["resource"]["resourceType"] == kind]


def validate(resource: dict[str, Any]) -> None:
    get_fhir_model_class(resource["resourceType"]).model_validate(resource)


def output(guidance: dict[str, Any]) -> dict[str, Any]:
    parameters = next(one for one in guidance["contained"] if one["resourceType"] == "Parameters")["parameter"]
    return {one["name"]: value for one in parameters for key, value in one.items() if key.startswith("value")}


def parameters(*named: tuple[str, Any], **inputs: Any) -> dict[str, Any]:
    """Parameters with instruments, and input values by name."""
    told = [{"name": name, "valueString": value} for name, value in named]
    parts = [{"name": name, f"value{_kind(value)}": value} for name, value in inputs.items()]
    return {"resourceType": "Parameters", "parameter": [*told, {"name": "input", "part": parts}]}


def _kind(value: Any) -> str:
    return "Boolean" if isinstance(value, bool) else "String" if isinstance(value, str) else "Decimal"


def test_a_bundle_gives_risk_and_guidance(client: TestClient, hospital: ModuleType) -> None:
    record = hospital.bundle(hospital.patient(), *hospital.septic_vitals())
    response = evaluate(client, record, "?instrument=qsofa")
    validate(response.json())
    (risk,), (guidance,) = resources(response, "RiskAssessment"), resources(response, "GuidanceResponse")
    (score,) = resources(response, "Observation")
    assert risk["subject"] == guidance["subject"] == score["subject"] == {"reference": "Patient/12"}
    assert risk["prediction"][0]["qualitativeRisk"]["coding"][0]["code"] == "qsofa.high"
    assert {"reference": "Observation/sbp"} in risk["basis"]
    assert (score["valueQuantity"]["value"], score["valueQuantity"]["code"]) == (3, "{score}")
    assert guidance["status"] == "success"
    assert guidance["moduleUri"] == "urn:tuetinh:instrument:qsofa"
    assert "không phải chẩn đoán" in risk["note"][0]["text"]
    assert "+1 điểm" in risk["note"][0]["text"]
    told = output(guidance)
    assert (told["score"], told["band"], len(told["sha256"])) == (3, "high", 64)
    addresses = [entry["fullUrl"] for entry in response.json()["entry"]]
    assert told["risk-assessment"]["reference"] in addresses


def test_one_point_is_no_points(client: TestClient, hospital: ModuleType) -> None:
    response = evaluate(
        client, hospital.bundle(hospital.patient(), *hospital.septic_vitals()), "?instrument=qsofa", "en"
    )
    (risk,) = resources(response, "RiskAssessment")
    assert "+1 point (" in risk["note"][0]["text"]


def test_what_is_missing_is_required_by_its_codes(client: TestClient, hospital: ModuleType) -> None:
    record = hospital.bundle(*hospital.septic_vitals()[:2])
    response = evaluate(client, record, "?instrument=qsofa&instrument=ckd_epi_2021", "en")
    validate(response.json())
    assert resources(response, "RiskAssessment") == []
    qsofa, kidney = resources(response, "GuidanceResponse")
    assert qsofa["status"] == kidney["status"] == "data-required"
    assert (output(qsofa)["lower"], output(qsofa)["upper"]) == (2, 3)
    (needed,) = qsofa["dataRequirement"]
    assert needed["type"] == "Observation"
    assert {"http://loinc.org", "urn:tuetinh:input"} == {c["system"] for c in needed["codeFilter"][0]["code"]}
    kinds = {need["type"]: need for need in kidney["dataRequirement"]}
    assert set(kinds) == {"Patient", "Observation"}


def test_an_abstention_is_a_failure_with_its_reason(client: TestClient, hospital: ModuleType) -> None:
    child = hospital.patient(birth_date="2020-01-01")
    record = hospital.bundle(child, hospital.observation("14682-9", 60, "umol/L"))
    response = evaluate(client, record, "?instrument=ckd_epi_2021", "en")
    validate(response.json())
    (guidance,) = resources(response, "GuidanceResponse")
    assert guidance["status"] == "failure"
    reason = next(one for one in guidance["contained"] if one["resourceType"] == "OperationOutcome")
    assert "age" in reason["issue"][0]["diagnostics"]
    assert guidance["evaluationMessage"] == [{"reference": f"#{reason['id']}"}]


def test_two_results_of_one_moment_that_differ_give_bounds_and_a_note(client: TestClient, hospital: ModuleType) -> None:
    twice = [hospital.observation("8480-6", value, "mm[Hg]") for value in (90, 130)]
    others = [one for one in hospital.septic_vitals() if one["id"] != "sbp"]
    response = evaluate(client, hospital.bundle(hospital.patient(), *others, *twice), "?instrument=qsofa", "en")
    (guidance,) = resources(response, "GuidanceResponse")
    assert guidance["status"] == "data-required"
    assert (output(guidance)["lower"], output(guidance)["upper"]) == (2, 3)
    assert "Several different values for the same moment, none used: Systolic" in guidance["note"][0]["text"]


@pytest.mark.parametrize("born", ["abc", "2099-01-01"])
def test_whose_birth_date_cannot_be_read_gets_no_score_for_adults(
    client: TestClient, hospital: ModuleType, born: str
) -> None:
    record = hospital.bundle(hospital.patient(birth_date=born), *hospital.septic_vitals())
    response = evaluate(client, record, "?instrument=qsofa", "en")
    validate(response.json())
    (guidance,) = resources(response, "GuidanceResponse")
    assert guidance["status"] == "failure"
    assert "date of birth cannot be read" in guidance["note"][0]["text"]
    assert "entry" not in evaluate(client, record).json()


def test_without_names_every_instrument_that_can_answers(client: TestClient, hospital: ModuleType) -> None:
    response = evaluate(client, hospital.bundle(hospital.patient(), *hospital.septic_vitals()))
    validate(response.json())
    found = resources(response, "GuidanceResponse")
    assert {output(one)["instrument"] for one in found} >= {"qsofa", "shock_index"}
    assert {one["status"] for one in found} == {"success"}
    empty = evaluate(client, hospital.bundle())
    validate(empty.json())
    assert "entry" not in empty.json()


@pytest.mark.parametrize("name", sorted(find_scores()))
def test_every_scores_example_gives_its_number_and_valid_resources(client: TestClient, name: str) -> None:
    example = find_scores()[name].examples[0]
    response = evaluate(client, parameters(("instrument", name), ("patient", "12"), **example.inputs), language="en")
    validate(response.json())
    (guidance,) = resources(response, "GuidanceResponse")
    assert guidance["status"] == "success"
    assert output(guidance)["score"] == pytest.approx(example.score, abs=example.tolerance)
    for risk in resources(response, "RiskAssessment"):
        if example.probability is not None:
            assert risk["prediction"][0]["probabilityDecimal"] == output(guidance)["probability"]


def test_every_instrument_asked_with_nothing_says_what_it_needs(client: TestClient) -> None:
    names = sorted(client.app.state.rooms.instruments)  # type: ignore[attr-defined]
    response = evaluate(client, parameters(*(("instrument", name) for name in names)))
    validate(response.json())
    answered = resources(response, "GuidanceResponse")
    assert [output(one)["instrument"] for one in answered] == names
    for guidance in answered:
        assert guidance["status"] == "data-required"
        assert guidance["dataRequirement"]
        assert "score" not in output(guidance)


def test_parameters_may_hold_the_record_and_the_moment(client: TestClient, hospital: ModuleType) -> None:
    vitals = [one | {"effectiveDateTime": "2024-03-01T08:00:00+07:00"} for one in hospital.septic_vitals()]
    body = parameters(("instrument", "qsofa"), ("language", "en"))
    body["parameter"] += [
        {"name": "patient", "valueReference": {"reference": "Patient/12"}},
        {"name": "record", "resource": hospital.bundle(*vitals)},
        {"name": "at", "valueDateTime": "2024-03-01T10:00:00+07:00"},
    ]
    response = evaluate(client, body)
    (guidance,) = resources(response, "GuidanceResponse")
    assert (guidance["status"], guidance["occurrenceDateTime"]) == ("success", "2024-03-01T10:00:00+07:00")
    body["parameter"][-1]["valueDateTime"] = "2024-03-05"
    assert resources(evaluate(client, body), "GuidanceResponse")[0]["status"] == "data-required"


def test_ids_are_fetched_from_the_hospitals_server(opened: Any, hospital: ModuleType, tmp_path: Any) -> None:
    token = tmp_path / "token"
    token.write_text("abc\n")
    answers = {
        "/fhir/Patient/12": hospital.patient(),
        "/fhir/Observation": hospital.bundle(*hospital.septic_vitals()),
        "/fhir/Condition": hospital.bundle(),
    }
    with (
        hospital.running(hospital.FhirServer(answers)) as server,
        opened(fhir_server=server.base, fhir_token_file=str(token)) as client,
    ):
        body = parameters(("instrument", "qsofa"), ("patient", "Patient/12"))
        body["parameter"].pop()
        response = evaluate(client, body)
        assert [output(one)["score"] for one in resources(response, "GuidanceResponse")] == [3]
        assert server.tokens[0] == "Bearer abc"
        assert all("12" in path for path in server.asked)
        body["parameter"][0]["valueString"] = "nothing_such"
        assert evaluate(client, body).status_code == 404
        body["parameter"] = [{"name": "patient", "valueString": "12"}]
        assert evaluate(client, body).status_code == 200, "all instruments, in several searches"
        body["parameter"][0]["valueString"] = "99"
        assert evaluate(client, body).status_code == 502


def test_every_evaluation_leaves_an_audit_record(client: TestClient, hospital: ModuleType) -> None:
    evaluate(client, hospital.bundle(hospital.patient(), *hospital.septic_vitals()), "?instrument=qsofa")
    event = list_events(client.app.state.rooms.store)[0]  # type: ignore[attr-defined]
    validate(event)
    assert event["source"]["site"] == "fhir"
    assert event["entity"][0]["what"] == {"reference": "Patient/12"}


def test_metadata_is_open_and_valid(opened: Any) -> None:
    with opened(role=None) as stranger:
        response = stranger.get("/fhir/metadata")
        assert stranger.get("/fhir/OperationDefinition/evaluate").status_code == 401
    validate(response.json())
    assert response.json()["fhirVersion"] == "4.0.1"
    assert response.json()["rest"][0]["operation"][0]["name"] == "evaluate"


def test_the_operation_is_defined(client: TestClient) -> None:
    validate(client.get("/fhir/OperationDefinition/evaluate").json())


def test_a_number_without_a_unit_is_not_guessed_at(client: TestClient, hospital: ModuleType) -> None:
    creatinine = hospital.observation("14682-9", 99, "umol/L")
    record = hospital.bundle(hospital.patient(), creatinine)
    told = evaluate(client, record, "?instrument=ckd_epi_2021", "en")
    assert resources(told, "GuidanceResponse")[0]["status"] == "success"
    creatinine["valueQuantity"] = {"value": 99}
    (guidance,) = resources(evaluate(client, record, "?instrument=ckd_epi_2021", "en"), "GuidanceResponse")
    assert guidance["status"] == "data-required"
    assert "Value or unit could not be understood: Serum creatinine" in guidance["note"][0]["text"]
