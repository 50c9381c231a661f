"""Consent: what is kept, for whom, how it is taken back, and what the audit says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from serving.audit import list_events, verify
from serving.doors import open_doors
from serving.kept_interview import coarse_age, open_shared
from serving.rooms import FailedTries
from serving.settings import Settings
from serving.store.interviews import INTERVIEW, find_interview
from serving.visits import Visits

INTERVIEWS = "/symptoms-api/v3/interviews"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The whole service."""
    made = open_doors(Settings(data_dir=tmp_path_factory.mktemp("interviews"), disk_reserve_mb=1, visits_per_minute=0))
    with TestClient(made):
        yield made


@pytest.fixture
def citizen(app: FastAPI) -> TestClient:
    """Nobody with a key, and nothing tried yet."""
    app.state.rooms.tries = FailedTries()
    return TestClient(app, raise_server_exceptions=False)


def consent(purpose: str = "share", **changes: Any) -> dict[str, Any]:
    evidence = [
        {"id": "s_fever", "choice_id": "present", "source": "initial"},
        {"id": "s_cough", "choice_id": "absent"},
        {"id": "p_pregnant", "choice_id": "unknown"},
    ]
    kept = {"sex": "female", "age": {"value": 34.7}, "evidence": evidence, "consent": True, "purpose": purpose}
    return kept | changes


def test_what_is_kept_is_little_and_is_found_by_its_code(app: FastAPI, citizen: TestClient) -> None:
    extras = {"region": "north", "name": "Nguyễn Thị Bí Mật"}
    answer = citizen.post(INTERVIEWS, json=consent(extras=extras) | {"phone": "0912"})
    assert answer.status_code == 201
    code = answer.json()["code"]
    days = (datetime.fromisoformat(answer.json()["expires_at"]) - datetime.now(UTC)).days
    assert days in (6, 7)
    store = app.state.rooms.store
    kept = find_interview(store, code.lower())
    assert kept is not None
    assert set(kept) == {"version", "age_years", "sex", "level", "evidence"}
    assert (kept["age_years"], kept["sex"]) == (34.0, "female")
    assert [(one["finding"], one["choice"]) for one in kept["evidence"]] == [
        ("fever", "present"),
        ("cough", "absent"),
        ("pregnant", "unknown"),
    ]
    with store.read() as connection:
        rows = [dict(row) for row in connection.execute(select(INTERVIEW)).mappings()]
    assert code not in json.dumps(rows)
    assert "Bí Mật" not in json.dumps(rows, ensure_ascii=False)


def test_it_opens_again_as_it_was_told(app: FastAPI, citizen: TestClient) -> None:
    told = consent(evidence=[{"id": "s_unconscious", "choice_id": "present"}])
    level = citizen.post("/symptoms-api/v3/triage", json=told).json()["triage_level"]
    code = citizen.post(INTERVIEWS, json=told).json()["code"]
    kept = open_shared(app.state.rooms, code)
    assert kept is not None
    assert kept.level == level == kept.look(app.state.rooms.checker).triage.level


def test_left_for_improving_is_not_opened_by_its_code_but_can_be_taken_back(app: FastAPI, citizen: TestClient) -> None:
    answer = citizen.post(INTERVIEWS, json=consent("improve")).json()
    assert open_shared(app.state.rooms, answer["code"]) is None
    assert datetime.fromisoformat(answer["expires_at"]).year >= datetime.now(UTC).year + 4
    assert citizen.delete(f"{INTERVIEWS}/{answer['code']}").status_code == 204
    assert citizen.delete(f"{INTERVIEWS}/{answer['code']}").status_code == 404


def test_taking_back_deletes(app: FastAPI, citizen: TestClient) -> None:
    code = citizen.post(INTERVIEWS, json=consent()).json()["code"]
    answer = citizen.delete(f"{INTERVIEWS}/{code[:4]}-{code[4:]}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert open_shared(app.state.rooms, code) is None


@pytest.mark.parametrize("change", [{"consent": False}, {"consent": None}, {"purpose": "sell"}, {"purpose": None}])
def test_without_consent_nothing_is_kept(app: FastAPI, citizen: TestClient, change: dict[str, Any]) -> None:
    def count() -> int:
        with app.state.rooms.store.read() as connection:
            return len(connection.execute(select(INTERVIEW.c.purpose)).all())

    before = count()
    assert citizen.post(INTERVIEWS, json=consent() | change).status_code == 422
    missing = consent()
    del missing["consent"]
    assert citizen.post(INTERVIEWS, json=missing).status_code == 422
    assert count() == before


def test_the_audit_says_purpose_and_outcome_and_nothing_else(app: FastAPI, citizen: TestClient) -> None:
    store = app.state.rooms.store
    before = len(list_events(store, limit=1000))
    code = citizen.post(INTERVIEWS, json=consent()).json()["code"]
    citizen.delete(f"{INTERVIEWS}/{code}")
    new = list_events(store, limit=1000)[: len(list_events(store, limit=1000)) - before]
    taken, left = new
    assert (left["action"], left["outcomeDesc"]) == ("C", "interview: share")
    assert (taken["action"], taken["outcomeDesc"]) == ("D", "interview: taken back")
    for event in new:
        assert event["outcome"] == "0"
        assert event["entity"] == []
        assert "network" not in event["agent"][0], "an address and a moment may name a person"
        assert not any(word in json.dumps(event) for word in (code, "fever", "34.0", "34.7"))
    assert verify(store).is_intact


def test_wrong_codes_are_slowed(citizen: TestClient) -> None:
    statuses = [citizen.delete(f"{INTERVIEWS}/WRONG{number:03d}").status_code for number in range(12)]
    assert statuses == [404] * 10 + [429] * 2


def test_keeping_weighs_more_than_asking(app: FastAPI, citizen: TestClient) -> None:
    rooms = app.state.rooms
    before = rooms.visits, rooms.settings
    rooms.visits, rooms.settings = Visits(25), replace(rooms.settings, visits_per_minute=25)
    try:
        statuses = [citizen.post(INTERVIEWS, json=consent()).status_code for _ in range(4)]
        assert statuses == [201, 201, 429, 429]
    finally:
        rooms.visits, rooms.settings = before


@given(st.floats(0, 130))
def test_ages_are_coarse_and_never_older_than_told(age: float) -> None:
    coarse = coarse_age(age)
    assert coarse <= age + 1e-9
    assert coarse == int(coarse) if age >= 2 else (coarse * 12) == pytest.approx(round(coarse * 12))
    assert coarse <= 90
