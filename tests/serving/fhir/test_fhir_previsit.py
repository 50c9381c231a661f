"""The pre-visit interview through FHIR: adaptive forms (SDC), and its outcome as a Bundle; each resource valid R4."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx import Response

from serving.audit import list_events

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fhir.resources.R4B import get_fhir_model_class

FHIR = {"content-type": "application/fhir+json"}
NEXT, BUNDLE = "/fhir/Questionnaire/$next-question", "/fhir/$symptom-bundle"
PROFILE = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
DENGUE = {"fever", "fever_high", "fever_sudden", "headache", "pain_behind_eyes", "nausea", "muscle_pain"}


def item(link: str, **answer: Any) -> dict[str, Any]:
    return {"linkId": link, "answer": [answer]}


def choice(link: str, code: str) -> dict[str, Any]:
    return item(link, valueCoding={"code": code})


def response(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    made = {"resourceType": "QuestionnaireResponse", "status": "in-progress"} | more
    return made | ({"item": list(items)} if items else {})


PERSON = (choice("sex", "female"), item("age", valueDecimal=34))


def send(client: TestClient, path: str, body: Any, language: str = "vi") -> Response:
    return client.post(path, json=body, headers=FHIR | {"accept-language": language})


def answered(client: TestClient, path: str, body: Any, language: str = "vi") -> dict[str, Any]:
    got = send(client, path, body, language)
    assert got.status_code == 200, got.text
    assert got.headers["content-type"] == "application/fhir+json"
    resource: dict[str, Any] = got.json()
    get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    return resource


def questions(resource: dict[str, Any]) -> list[dict[str, Any]]:
    (contained,) = resource["contained"]
    assert resource["questionnaire"] == f"#{contained['id']}"
    return [one for one in contained["item"] if one["type"] != "display"]


def test_the_questionnaire_says_that_it_is_adaptive(client: TestClient) -> None:
    for language, asked in (("vi", "Giới tính khi sinh"), ("en", "Sex at birth")):
        found = client.get("/fhir/Questionnaire/tuetinh-previsit", headers={"accept-language": language}).json()
        get_fhir_model_class("Questionnaire").model_validate(found)
        assert found["meta"]["profile"] == [f"{PROFILE}sdc-questionnaire-adapt-srch"]
        assert found["extension"][0]["url"] == f"{PROFILE}sdc-questionnaire-questionnaireAdaptive"
        assert found["extension"][0]["valueUrl"].endswith("/fhir")
        assert found["item"][0]["text"] == asked


def test_the_first_call_asks_who_and_what(client: TestClient) -> None:
    first = answered(client, NEXT, response())
    assert first["status"] == "in-progress"
    assert [one["linkId"] for one in questions(first)] == ["sex", "age", "complaint"]
    half = answered(client, NEXT, response(choice("sex", "female")))
    assert [one["linkId"] for one in questions(half)] == ["sex", "age", "complaint"]


def test_an_interview_ends_and_becomes_a_bundle(client: TestClient) -> None:
    told = item("complaint", valueString="sốt cao đột ngột 3 ngày nay, đau đầu, đau người, không ho")
    now = answered(client, NEXT, response(*PERSON, told, subject={"reference": "Patient/12"}))
    shown = [one["text"] for one in now["contained"][0]["item"] if one["type"] == "display"]
    assert any(text.startswith("Đã hiểu: ") and "không ho" in text for text in shown)
    for _ in range(25):
        if now["status"] == "completed":
            break
        asked = questions(now)[-1]
        assert asked["required"]
        assert len(questions(now)) == len(now["item"]) + 1, "every question so far, and one more"
        offered = [one["valueCoding"]["code"] for one in asked["answerOption"]]
        if asked["linkId"].startswith("group:"):
            code = next((one for one in offered if one in DENGUE), "none")
        else:
            code = "present" if asked["linkId"] in DENGUE else "absent"
        assert code in offered
        now = answered(client, NEXT, now | {"item": [*now["item"], choice(asked["linkId"], code)]})
    assert now["status"] == "completed"
    assert now["subject"] == {"reference": "Patient/12"}
    assert "không phải chẩn đoán" in now["contained"][0]["item"][-1]["text"]
    bundle = answered(client, BUNDLE, now)
    kinds = [entry["resource"]["resourceType"] for entry in bundle["entry"]]
    assert set(kinds) == {"Patient", "Device", "QuestionnaireResponse", "Observation", "RiskAssessment", "Condition"}
    conditions = [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == "Condition"]
    assert conditions[0]["code"]["coding"][0] == {"system": "http://hl7.org/fhir/sid/icd-10", "code": "A97.9"}


def of_kind(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind]


def test_the_bundle_names_nobody_and_hangs_together(client: TestClient) -> None:
    body = response(
        *PERSON,
        choice("fever", "present"),
        choice("cough", "absent"),
        choice("headache", "unknown"),
        subject={"reference": "Patient/SECRET"},
        identifier={"value": "SECRET"},
    )
    bundle = answered(client, BUNDLE, body, "en")
    assert "SECRET" not in json.dumps(bundle)
    (patient,) = of_kind(bundle, "Patient")
    assert set(patient) == {"resourceType", "extension", "gender"}
    urls = {entry["fullUrl"] for entry in bundle["entry"]}
    assert len(urls) == len(bundle["entry"])
    assert {found for found in _references(bundle)} <= urls
    values = {
        one["code"]["coding"][0]["code"]: one.get("valueCodeableConcept", one.get("dataAbsentReason"))["coding"][0][
            "code"
        ]
        for one in of_kind(bundle, "Observation")
    }
    level = values.pop("triage-level")
    assert values == {"fever": "Y", "cough": "N", "headache": "asked-unknown"}
    assert level in ("self_care", "consultation", "consultation_24", "emergency", "emergency_ambulance")
    (risk,) = of_kind(bundle, "RiskAssessment")
    shares = [one["probabilityDecimal"] for one in risk["prediction"]]
    assert shares == sorted(shares, reverse=True)
    for condition in of_kind(bundle, "Condition"):
        assert condition["verificationStatus"]["coding"][0]["code"] == "differential"
        assert "clinicalStatus" not in condition
    (device,) = of_kind(bundle, "Device")
    assert device["version"][0]["value"]
    assert "not a diagnosis" in device["note"][0]["text"]


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [found for one in value.values() for found in _references(one)]
    return [found for one in value for found in _references(one)] if isinstance(value, list) else []


def test_the_same_numbers_as_the_open_api(client: TestClient) -> None:
    bundle = answered(client, BUNDLE, response(*PERSON, choice("fever", "present"), choice("cough", "present")))
    evidence = [{"id": f"s_{name}", "choice_id": "present"} for name in ("fever", "cough")]
    case = {"sex": "female", "age": {"value": 34}, "evidence": evidence}
    told = client.post("/symptoms-api/v3/diagnosis", json=case).json()["conditions"]
    (risk,) = of_kind(bundle, "RiskAssessment")
    assert [one["probabilityDecimal"] for one in risk["prediction"]] == [one["probability"] for one in told]


def test_a_danger_ends_it_at_once(client: TestClient) -> None:
    done = answered(client, NEXT, response(*PERSON, item("unconscious", valueBoolean=True)))
    assert done["status"] == "completed"
    assert "115" in done["contained"][0]["item"][-1]["text"]


def test_an_answer_stands_before_what_was_heard(client: TestClient) -> None:
    told = item("complaint", valueString="tôi bị ho")
    bundle = answered(client, BUNDLE, response(*PERSON, told, choice("cough", "absent")))
    cough = next(one for one in of_kind(bundle, "Observation") if one["code"]["coding"][0]["code"] == "cough")
    assert cough["valueCodeableConcept"]["coding"][0]["code"] == "N"


def test_parameters_around_it_and_ages_in_months_are_read(client: TestClient) -> None:
    age = item("age", valueQuantity={"value": 8, "unit": "month", "code": "mo"})
    inner = response(choice("sex", "male"), age)
    body = {"resourceType": "Parameters", "parameter": [{"name": "questionnaire-response", "resource": inner}]}
    bundle = answered(client, BUNDLE, body)
    (patient,) = of_kind(bundle, "Patient")
    assert patient["extension"][0]["valueAge"]["value"] == pytest.approx(0.67)


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        (NEXT, {"resourceType": "Patient"}, 400),
        (NEXT, {"resourceType": "Parameters", "parameter": []}, 400),
        (NEXT, [], 400),
        (NEXT, response(choice("none_of_ours", "present")), 422),
        (NEXT, response(choice("fever", "maybe")), 422),
        (NEXT, response(item("age", valueString="young")), 422),
        (NEXT, response(item("age", valueDecimal=-1)), 422),
        (NEXT, response(item("age", valueDecimal=True)), 422),
        (NEXT, response(choice("group:none", "none")), 422),
        (NEXT, response(*[choice("fever", "present")] * 301), 422),
        (BUNDLE, response(choice("fever", "present")), 422),
    ],
)
def test_what_cannot_be_read_is_refused_and_not_repeated(client: TestClient, path: str, body: Any, status: int) -> None:
    got = send(client, path, body)
    assert (got.status_code, got.json()["resourceType"]) == (status, "OperationOutcome")
    get_fhir_model_class("OperationOutcome").model_validate(got.json())
    assert not any(word in got.text for word in ("none_of_ours", "maybe", "young"))


def test_only_clinical_roles_and_each_bundle_is_recorded(opened: Any) -> None:
    with opened("data_scientist") as other:
        assert send(other, BUNDLE, response(*PERSON)).status_code == 403
    with opened(None) as stranger:
        assert send(stranger, NEXT, response()).status_code == 401
    with opened() as client:
        answered(client, BUNDLE, response(*PERSON, subject={"reference": "Patient/77"}))
        event = list_events(client.app.state.rooms.store, limit=1)[0]
    assert event["source"]["site"] == "fhir"
    assert event["entity"][0]["what"] == {"reference": "Patient/77"}


def test_it_is_in_the_capability_statement(client: TestClient) -> None:
    found = client.get("/fhir/metadata").json()
    get_fhir_model_class("CapabilityStatement").model_validate(found)
    (rest,) = found["rest"]
    by_type = {one["type"]: one for one in rest["resource"]}
    (operation,) = by_type["Questionnaire"]["operation"]
    assert operation["name"] == "next-question"
    assert {one["name"] for one in rest["operation"]} == {"evaluate", "symptom-bundle"}
    definition = client.get("/fhir/OperationDefinition/symptom-bundle").json()
    get_fhir_model_class("OperationDefinition").model_validate(definition)
