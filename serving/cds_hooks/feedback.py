"""What became of the cards that we showed: accepted or overridden; kept for a year as it came and as we read it.

Two shapes of feedback are in use: `{"feedback": […]}` of the specification, and one bare entry of its drafts, where a
suggestion may be named by its text instead of an object and an override reason may stand without its wrapper.

Source: CDS Hooks 2.0 (feedback); cds-hooks/docs pull requests 519 and 523.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Float, Integer, String, Table, Text, delete, insert, select

from datasets.emr.fhir_json import Resource, as_object, as_text, objects_of
from serving.cds_hooks.refusals import malformed
from serving.store.tables import METADATA

OUTCOMES = ("accepted", "overridden")
ENTRIES = 100
RAW_LIMIT = 64 * 1024
KEPT_SECONDS = 365 * 86_400.0

SHOWN_CARD = Table(
    "cds_card",
    METADATA,
    Column("card", String(36), primary_key=True),
    Column("service", String(64), nullable=False, index=True),
    Column("instrument", String(64), nullable=False),
    Column("version", String(32), nullable=False),
    Column("indicator", String(16), nullable=False),
    Column("shown_at", Float, nullable=False),
)

OFFERED_SUGGESTION = Table(
    "cds_suggestion",
    METADATA,
    Column("card", String(36), primary_key=True),
    Column("suggestion", String(36), primary_key=True),
)

FEEDBACK = Table(
    "cds_feedback",
    METADATA,
    Column("feedback", Integer, primary_key=True, autoincrement=True),
    Column("service", String(64), nullable=False, index=True),
    Column("card", String(64), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("accepted_suggestions", Integer, nullable=False),
    Column("reason_code", String(256)),
    Column("outcome_timestamp", String(64)),
    Column("received_at", Float, nullable=False),
    Column("raw", Text, nullable=False),
)


UNMATCHED = Table(
    "cds_feedback_unmatched",
    METADATA,
    Column("call", Integer, primary_key=True, autoincrement=True),
    Column("service", String(64), nullable=False, index=True),
    Column("entries", Integer, nullable=False),
    Column("received_at", Float, nullable=False),
)
"""How many entries of a call were of no card that its service showed within the year; nothing else of them is kept."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One card's outcome.

    Attributes:
        accepted_suggestions: ids of the suggestions that are said to have been taken.
        reason_code: why it was overridden, by code.
        raw: as it came, which may hold a clinician's free text: patient data.
    """

    card: str
    outcome: str
    accepted_suggestions: frozenset[str]
    reason_code: str | None
    outcome_timestamp: str | None
    raw: str


def read_feedback(body: Resource) -> tuple[Feedback, ...]:
    """Every entry, of either shape.

    Raises:
        CdsRefusal: no entry, too many, or one without card and outcome.
    """
    entries = objects_of(body.get("feedback")) if "feedback" in body else [body]
    if not 0 < len(entries) <= ENTRIES:
        raise malformed(f"1 to {ENTRIES} entries in feedback")
    return tuple(map(_read_entry, entries))


def _read_entry(entry: Resource) -> Feedback:
    card, outcome = as_text(entry.get("card")), entry.get("outcome")
    if card is None or len(card) > 64 or outcome not in OUTCOMES:
        raise malformed("a card's uuid, and the outcome accepted or overridden")
    raw = json.dumps(entry, ensure_ascii=False)
    if len(raw) > RAW_LIMIT:
        raise malformed("a shorter entry")
    stamp = as_text(entry.get("outcomeTimestamp"))
    return Feedback(
        card=card,
        outcome=str(outcome),
        accepted_suggestions=_ids_of(entry.get("acceptedSuggestions")),
        reason_code=_reason_code(entry.get("overrideReason")),
        outcome_timestamp=None if stamp is None else stamp[:64],
        raw=raw,
    )


def _ids_of(told: object) -> frozenset[str]:
    named = told if isinstance(told, list) else []
    ids = (as_text(one.get("id") if isinstance(one, dict) else one) for one in named)
    return frozenset(identity.lower() for identity in ids if identity is not None)


def _reason_code(told: object) -> str | None:
    if isinstance(told, str):
        return as_text(told)
    wrapper = as_object(told)
    reason = as_object(wrapper.get("reason")) or wrapper
    return as_text(reason.get("code")) or as_text(reason.get("key"))


def record_cards_in(connection: Connection, service: str, cards: Iterable[dict[str, Any]], extension: str) -> None:
    """Note which cards were shown and what they suggested, by id, without anything of the patient."""
    now, cards = time.time(), list(cards)
    rows = [
        {
            "card": card["uuid"],
            "service": service,
            "instrument": card["extension"][extension]["model"]["name"],
            "version": card["extension"][extension]["model"]["version"],
            "indicator": card["indicator"],
            "shown_at": now,
        }
        for card in cards
    ]
    if rows:
        connection.execute(insert(SHOWN_CARD), rows)
    offered = [
        {"card": card["uuid"], "suggestion": one["uuid"]} for card in cards for one in card.get("suggestions", [])
    ]
    if offered:
        connection.execute(insert(OFFERED_SUGGESTION), offered)


def record_feedback_in(connection: Connection, service: str, entries: Iterable[Feedback]) -> int:
    """Keep what came back of cards that this service showed, the last of each; how many.

    Of other cards nothing is kept but how many they were, and suggestions that a card did not make are not counted:
    whoever may write could else make up a service's figures.
    """
    now = time.time()
    _forget_before(connection, service, now - KEPT_SECONDS)
    last = {one.card.lower(): one for one in entries}
    query = select(SHOWN_CARD.c.card).where(SHOWN_CARD.c.service == service, SHOWN_CARD.c.card.in_(last))
    own = {"service": service, "received_at": now}
    rows = [_row(card, last[card], connection) | own for card in connection.scalars(query).all()]
    if rows:
        told = [row["card"] for row in rows]
        connection.execute(delete(FEEDBACK).where(FEEDBACK.c.service == service, FEEDBACK.c.card.in_(told)))
        connection.execute(insert(FEEDBACK), rows)
    if unmatched := len(last) - len(rows):
        connection.execute(insert(UNMATCHED), {"service": service, "entries": unmatched, "received_at": now})
    return len(rows)


def _row(card: str, entry: Feedback, connection: Connection) -> dict[str, Any]:
    query = select(OFFERED_SUGGESTION.c.suggestion).where(OFFERED_SUGGESTION.c.card == card)
    taken = entry.accepted_suggestions.intersection(connection.scalars(query))
    told = {name: getattr(entry, name) for name in Feedback.__slots__}
    return told | {"card": card, "accepted_suggestions": len(taken)}


def _forget_before(connection: Connection, service: str, moment: float) -> None:
    """Cards of that service that were shown long ago, and what became of them."""
    old = select(SHOWN_CARD.c.card).where(SHOWN_CARD.c.service == service, SHOWN_CARD.c.shown_at < moment)
    connection.execute(delete(FEEDBACK).where(FEEDBACK.c.service == service, FEEDBACK.c.card.in_(old)))
    connection.execute(delete(OFFERED_SUGGESTION).where(OFFERED_SUGGESTION.c.card.in_(old)))
    connection.execute(delete(SHOWN_CARD).where(SHOWN_CARD.c.service == service, SHOWN_CARD.c.shown_at < moment))
    connection.execute(delete(UNMATCHED).where(UNMATCHED.c.service == service, UNMATCHED.c.received_at < moment))
