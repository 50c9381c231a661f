"""The pre-visit form asks for the dangers first where the complaint was not understood."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient

NEXT = "/fhir/Questionnaire/$next-question"
FHIR = {"content-type": "application/fhir+json", "accept-language": "vi"}


def choice(link: str, code: str) -> dict[str, Any]:
    return {"linkId": link, "answer": [{"valueCoding": {"code": code}}]}


def ask(client: TestClient, *items: dict[str, Any]) -> list[dict[str, Any]]:
    person = [choice("sex", "male"), {"linkId": "age", "answer": [{"valueDecimal": 55}]}]
    body = {"resourceType": "QuestionnaireResponse", "status": "in-progress", "item": [*person, *items]}
    answer = client.post(NEXT, json=body, headers=FHIR)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["contained"][0]["item"]
    return found


def test_words_not_understood_list_the_dangers_and_then_the_kinds_of_complaint(client: TestClient) -> None:
    complaint = {"linkId": "complaint", "answer": [{"valueString": "blorptoz xyzzy"}]}
    first = ask(client, complaint)
    assert "Có dấu hiệu nào sau đây không?" in {one["text"] for one in first}
    dangers = [one["linkId"] for one in first if one["linkId"] not in ("sex", "age", "complaint", "list")]
    assert {"unconscious", "chest_pain_pressing", "face_droop"} <= set(dangers)
    denied = [choice(name, "absent") for name in dangers]
    then = [one["linkId"] for one in ask(client, complaint, *denied)]
    assert {"fever", "headache", "abdominal_pain"} & set(then[len(denied) :])


def test_what_was_understood_is_asked_as_before(client: TestClient) -> None:
    told = ask(client, {"linkId": "complaint", "answer": [{"valueString": "ho, sổ mũi"}]})
    assert "list" not in {one["linkId"] for one in told}
