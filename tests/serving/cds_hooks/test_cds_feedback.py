"""Feedback in both published shapes, and what the figures make of it."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import delete, func, select, update

from serving.cds_hooks.feedback import FEEDBACK, SHOWN_CARD, UNMATCHED

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
        connection.execute(delete(UNMATCHED))


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


def test_feedback_on_cards_that_we_never_showed_is_not_counted(opened: Any, hospital: ModuleType) -> None:
    with opened() as client:
        forget(client)
        (first, *_) = shown(client, hospital)
        forged = [{"card": str(uuid.uuid4()), "outcome": "accepted"} for _ in range(20)]
        answer = client.post(f"{PATH}/feedback", json={"feedback": [*forged, {"card": "x", "outcome": "overridden"}]})
        assert (answer.status_code, answer.json()) == (200, {})
        other = client.post("/cds-services/dengue/feedback", json={"card": first, "outcome": "overridden"})
        assert other.status_code == 200
        assert (figures(client)["accepted"], figures(client)["overridden"]) == (0, 0)
        assert figures(client)["override_rate"] is None
        assert figures(client)["feedback_unmatched"] == 21
        for outcome in ("accepted", "overridden") * 3:
            client.post(f"{PATH}/feedback", json={"card": first.upper(), "outcome": outcome})
        assert (figures(client)["accepted"], figures(client)["overridden"]) == (0, 1)
        with client.app.state.rooms.store.read() as connection:
            assert connection.scalar(select(func.count()).select_from(FEEDBACK)) == 1


def test_what_was_shown_more_than_a_year_ago_is_forgotten(opened: Any, hospital: ModuleType) -> None:
    with opened() as client:
        forget(client)
        first, second = shown(client, hospital)[:2]
        store = client.app.state.rooms.store
        with store.write() as connection:
            connection.execute(update(SHOWN_CARD).where(SHOWN_CARD.c.card == first).values(shown_at=1.0))
        client.post(
            f"{PATH}/feedback", json={"feedback": [{"card": one, "outcome": "accepted"} for one in (first, second)]}
        )
        assert (figures(client)["cards_shown"], figures(client)["accepted"]) == (1, 1)
        assert figures(client)["feedback_unmatched"] == 1


def test_a_card_of_more_than_a_year_ago_is_no_figure_though_nobody_answers(opened: Any, hospital: ModuleType) -> None:
    with opened() as client:
        forget(client)
        shown(client, hospital)
        before = figures(client)["cards_shown"]
        with client.app.state.rooms.store.write() as connection:
            connection.execute(update(SHOWN_CARD).values(shown_at=1.0))
        assert (before > 0, figures(client)["cards_shown"], figures(client)["response_rate"]) == (True, 0, None)


def test_the_figures_say_what_a_ppv_is_or_why_there_is_none(opened: Any) -> None:
    with opened() as client:
        services = client.get("/v1/cds/services").json()["services"]
    for one in (one for service in services for one in service["instruments"]):
        assert one["ppv_note"]["en"].startswith("Measured" if one["ppv"] else "Not measured")


@pytest.mark.parametrize(
    ("body", "suggestions", "reason"),
    [
        ({"feedback": [{"card": "c", "outcome": "accepted", "acceptedSuggestions": [{"id": "s"}]}]}, 0, None),
        ({"card": "c", "outcome": "accepted", "acceptedSuggestions": ["s", "t"]}, 0, None),
        ({"feedback": [{"card": "c", "outcome": "overridden", "overrideReason": REASON}]}, 0, "already-known"),
        ({"card": "c", "outcome": "overridden", "overrideReason": {"code": "x", "system": "y"}}, 0, "x"),
        ({"card": "c", "outcome": "overridden", "overrideReason": {"key": "k"}, "new": {"field": 1}}, 0, "k"),
        ({"card": "c", "outcome": "overridden"}, 0, None),
    ],
)
def test_both_shapes_are_kept_as_they_came_and_as_read(
    client: TestClient, hospital: ModuleType, body: dict[str, Any], suggestions: int, reason: str | None
) -> None:
    card = shown(client, hospital)[0]
    body = json.loads(json.dumps(body).replace('"c"', json.dumps(card)))
    assert client.post(f"{PATH}/feedback", json=body).status_code == 200
    store = client.app.state.rooms.store  # type: ignore[attr-defined]
    with store.read() as connection:
        row = connection.execute(select(FEEDBACK).order_by(FEEDBACK.c.feedback.desc()).limit(1)).one()
    assert json.loads(row.raw) == (body["feedback"][0] if "feedback" in body else body)
    assert (row.accepted_suggestions, row.reason_code, row.service) == (suggestions, reason, "deterioration")


def test_only_suggestions_that_a_card_made_are_counted(opened: Any, hospital: ModuleType, tmp_path: Path) -> None:
    words = "title: {vi: a, en: b}, description: {vi: a, en: b}"
    row = f"{{id: only, hook: encounter-start, {words}, instruments: [curb_65], asks_when_missing: 1}}"
    (tmp_path / "services.yaml").write_text(f"services: [{row}]", encoding="utf-8")
    vitals = [("9279-1", 18, "/min"), ("8480-6", 120, "mm[Hg]"), ("8462-4", 75, "mm[Hg]")]
    prefetch = hospital.full_prefetch([hospital.observation(*one) for one in vitals], hospital.condition("J18.9"))
    body = hospital.call("encounter-start", prefetch) | {"extension": {"org.tuetinh.inputs": {"confusion": False}}}
    with opened(cds_services_file=str(tmp_path / "services.yaml")) as client:
        (card,) = client.post("/cds-services/only", json=body).json()["cards"]
        (suggestion,) = card["suggestions"]
        said = [{"id": suggestion["uuid"].upper()}, {"id": suggestion["uuid"]}, {"id": str(uuid.uuid4())}, 7, {"id": 7}]
        entry = {"card": card["uuid"], "outcome": "accepted", "acceptedSuggestions": said}
        assert client.post("/cds-services/only/feedback", json=entry).status_code == 200
        with client.app.state.rooms.store.read() as connection:
            query = select(FEEDBACK.c.accepted_suggestions).where(FEEDBACK.c.card == card["uuid"])
            assert connection.scalar(query) == 1


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
