"""Feedback in both published shapes, and what the figures make of it."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, select

from serving.cds_hooks.feedback import FEEDBACK, SHOWN_CARD

PATH = "/cds-services/deterioration"
REASON = {"reason": {"code": "already-known", "system": "urn:tuetinh:override-reason"}, "userComment": "đã khám"}


def shown(client: TestClient, hospital: ModuleType) -> list[str]:
    body = hospital.call(prefetch=hospital.full_prefetch(hospital.septic_vitals()))
    return [card["uuid"] for card in client.post(PATH, json=body).json()["cards"]]


def figures(client: TestClient) -> dict[str, Any]:
    return next(one for one in client.get("/v1/cds/services").json()["services"] if one["id"] == "deterioration")


def forget(client: TestClient) -> None:
    """Empty the tables that other tests of the same app have filled."""
    with client.app.state.rooms.store.write() as connection:  # type: ignore[attr-defined]
        connection.execute(delete(FEEDBACK))
        connection.execute(delete(SHOWN_CARD))


def test_figures_follow_what_was_shown_and_answered(opened: Any, hospital: ModuleType) -> None:
    with opened() as client:
        forget(client)
        assert figures(client)["override_rate"] is None
        first, second = shown(client, hospital)[:2]
        entries = [
            {
                "card": first,
                "outcome": "overridden",
                "overrideReason": REASON,
                "outcomeTimestamp": "2026-01-05T08:00:00Z",
            },
            {"card": second, "outcome": "accepted", "acceptedSuggestions": [{"id": "a"}]},
        ]
        assert client.post(f"{PATH}/feedback", json={"feedback": entries}).status_code == 200
        told = figures(client)
        assert (told["cards_shown"], told["accepted"], told["overridden"]) == (2, 1, 1)
        assert (told["override_rate"], told["response_rate"]) == (0.5, 1.0)
        assert told["override_reasons"] == {"already-known": 1}
        assert sum(one["cards_shown"] for one in told["instruments"]) == 2
        client.post(f"{PATH}/feedback", json={"card": first, "outcome": "accepted"})
        assert (figures(client)["accepted"], figures(client)["overridden"]) == (2, 0), "a card's last outcome counts"


@pytest.mark.parametrize(
    ("body", "suggestions", "reason"),
    [
        ({"feedback": [{"card": "c", "outcome": "accepted", "acceptedSuggestions": [{"id": "s"}]}]}, 1, None),
        ({"card": "c", "outcome": "accepted", "acceptedSuggestions": ["s", "t"]}, 2, None),
        ({"feedback": [{"card": "c", "outcome": "overridden", "overrideReason": REASON}]}, 0, "already-known"),
        ({"card": "c", "outcome": "overridden", "overrideReason": {"code": "x", "system": "y"}}, 0, "x"),
        ({"card": "c", "outcome": "overridden", "overrideReason": {"key": "k"}, "new": {"field": 1}}, 0, "k"),
        ({"card": "c", "outcome": "overridden"}, 0, None),
    ],
)
def test_both_shapes_are_kept_as_they_came_and_as_read(
    client: TestClient, body: dict[str, Any], suggestions: int, reason: str | None
) -> None:
    assert client.post(f"{PATH}/feedback", json=body).status_code == 200
    store = client.app.state.rooms.store  # type: ignore[attr-defined]
    with store.read() as connection:
        row = connection.execute(select(FEEDBACK).order_by(FEEDBACK.c.feedback.desc()).limit(1)).one()
    assert json.loads(row.raw) == (body["feedback"][0] if "feedback" in body else body)
    assert (row.accepted_suggestions, row.reason_code, row.service) == (suggestions, reason, "deterioration")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"feedback": []},
        {"feedback": [7]},
        {"feedback": [{"card": "c"}]},
        {"feedback": [{"card": "c", "outcome": "ignored"}]},
        {"feedback": [{"card": "c" * 65, "outcome": "accepted"}]},
        {"feedback": [{"outcome": "accepted"}]},
        {"feedback": [{"card": "c", "outcome": "accepted"}] * 101},
        {"card": "c", "outcome": "accepted", "comment": "x" * 70_000},
    ],
)
def test_feedback_that_says_nothing_is_400(client: TestClient, body: dict[str, Any]) -> None:
    assert client.post(f"{PATH}/feedback", json=body).status_code == 400


def test_feedback_needs_a_known_service_and_figures_a_clinician(opened: Any) -> None:
    with opened() as client:
        assert client.post("/cds-services/none-such/feedback", json={}).status_code == 404
    with opened(role="citizen") as citizen:
        assert citizen.get("/v1/cds/services").json()["code"] == "not-permitted"
