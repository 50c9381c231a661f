"""Through the API: where nothing was understood the first question lists the dangers, then the kinds of complaint."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from serving.symptoms.routes import PREFIX

MAN: dict[str, Any] = {"sex": "male", "age": {"value": 55}}
LONGEST = 20


def ask(citizen: TestClient, body: dict[str, Any]) -> dict[str, Any]:
    answer = citizen.post(f"{PREFIX}/diagnosis", json=body)
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def read(citizen: TestClient, text: str) -> dict[str, Any]:
    told: dict[str, Any] = citizen.post(f"{PREFIX}/parse", json={"text": text}).json()
    return told


@pytest.mark.parametrize(
    "text", ["blorptoz xyzzy", "ho, blorptoz xyzzy", "cough, blorptoz xyzzy", "bố tôi nhồi máu năm ngoái"]
)
def test_what_was_not_understood_asks_for_the_dangers(citizen: TestClient, text: str) -> None:
    assert read(citizen, text)["asks_dangers"] is True


@pytest.mark.parametrize("text", ["ho, sổ mũi", "cough and runny nose", "sốt 39 độ, đau đầu"])
def test_what_was_understood_does_not(citizen: TestClient, text: str) -> None:
    assert read(citizen, text)["asks_dangers"] is False


def test_words_left_list_the_dangers_beside_a_complaint(citizen: TestClient) -> None:
    cough = [{"id": "s_cough", "choice_id": "present", "source": "initial"}]
    assert ask(citizen, MAN | {"evidence": cough})["question"]["type"] != "group_multiple"
    question = ask(citizen, MAN | {"evidence": cough, "extras": {"asks_dangers": True}})["question"]
    assert question["type"] == "group_multiple"
    assert question["text"] == "Có dấu hiệu nào sau đây không?"
    assert question["items"][0]["id"] == "s_unconscious"
    assert [one["id"] for one in question["items"][0]["choices"]] == ["present", "absent", "unknown"]


def test_an_interview_that_begins_with_nothing(citizen: TestClient) -> None:
    evidence: list[dict[str, str]] = []
    kinds = []
    for _ in range(LONGEST + 5):
        question = ask(citizen, MAN | {"evidence": evidence})["question"]
        if question is None:
            break
        kinds.append(question["type"])
        chosen = "s_abdominal_pain" if kinds == ["group_multiple"] * 2 else ""
        told = {one["id"]: "present" if one["id"] == chosen else "absent" for one in question["items"]}
        evidence += [{"id": name, "choice_id": choice} for name, choice in told.items()]
    assert kinds[:2] == ["group_multiple"] * 2
    assert "group_multiple" not in kinds[2:]
    assert 3 <= len(kinds) <= LONGEST + 1
    assert {"id": "s_abdominal_pain", "choice_id": "present"} in evidence


def test_one_danger_is_an_emergency(citizen: TestClient) -> None:
    told = [{"id": "s_unconscious", "choice_id": "present", "source": "red_flags"}]
    answer = citizen.post(f"{PREFIX}/triage", json=MAN | {"evidence": told}).json()
    assert answer["triage_level"] == "emergency_ambulance"
