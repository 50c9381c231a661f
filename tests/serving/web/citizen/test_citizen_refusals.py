"""What no page of ours sends is refused kindly by the citizen's pages: never an echo, always the number to call."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from serving.checker import open_checker
from serving.visits import Visits
from serving.web.citizen_form import FORM_BYTES
from serving.web.citizen_frame import PATHS
from serving.web.citizen_state import STATE_BYTES


def packed(**plain: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode()


@pytest.mark.parametrize(
    "state",
    [
        "%%%",
        "é",
        base64.urlsafe_b64encode(b"[]").decode(),
        packed(age_years=-1),
        packed(age_years=1e400),
        packed(stranger=1),
        packed(answers=[{"id": "no_such_finding", "choice": "present", "origin": "asked"}]),
        packed(answers=[{"id": "cough", "choice": "maybe", "origin": "asked"}]),
        packed(pending=[{"id": "cough", "choice": "present", "others": ["<script>"]}]),
        packed(answers=[{"id": "cough", "choice": "present", "origin": "asked"}] * 300),
        "A" * (STATE_BYTES + 1),
    ],
)
@pytest.mark.parametrize("path", PATHS.values())
def test_a_state_that_is_none_of_ours_gets_a_kind_page(
    client: TestClient, path: str, state: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.post(path, data={"state": state, "page": "question", "asked": "cough", "answer": "absent"})
    assert answer.status_code == 400
    assert 'class="page-problem"' in answer.text
    assert "tel:115" in answer.text
    assert state[:60] not in answer.text
    assert "unexpected" not in caplog.text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"state=" + b"A" * FORM_BYTES, "application/x-www-form-urlencoded"),
        (b"&".join([b"tick=a"] * 500), "application/x-www-form-urlencoded"),
        (b"\xff\xfe=1", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"--x\r\n", "multipart/form-data; boundary=x"),
    ],
)
def test_what_is_no_form_of_ours_is_refused(client: TestClient, content: bytes, kind: str) -> None:
    answer = client.post("/trieu-chung", content=content, headers={"content-type": kind})
    assert answer.status_code == 400
    assert "tel:115" in answer.text


@pytest.mark.parametrize(
    "fields",
    [
        {"page": "nowhere"},
        {"page": "question", "asked": "no_such", "answer": "present"},
        {"page": "question", "asked": "cough", "answer": "perhaps"},
        {"page": "question", "asked": ["cough"] * 30, "answer": "absent"},
        {"page": "question", "answer": "absent"},
        {},
    ],
)
def test_answers_to_no_question_are_refused(client: TestClient, fields: dict[str, Any]) -> None:
    answer = client.post("/symptoms", data={"state": packed(age_years=30), **fields})
    assert answer.status_code == 400
    assert 'class="page-problem"' in answer.text


def test_an_address_that_asks_without_end_must_wait(
    client: TestClient, app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.state.rooms, "visits", Visits(3))  # three visits are soon used up
    fields = {"state": "", "page": "welcome"}
    assert [client.post("/trieu-chung", data=fields).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    refused = client.post("/trieu-chung", data=fields)
    assert "tel:115" in refused.text
    assert int(refused.headers["retry-after"]) > 0


def test_without_knowledge_there_is_still_the_number_to_call(
    client: TestClient, app: FastAPI, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delitem(app.state.rooms.__dict__, "checker")  # what is open already
    monkeypatch.setattr("serving.rooms.open_checker", lambda: open_checker(tmp_path))  # knowledge that is not there
    answer = client.get("/trieu-chung")
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert "tel:115" in answer.text
