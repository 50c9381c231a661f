"""From a call to cards: read the record, let the instruments speak, note what was shown and whose record was read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from datasets.emr.fhir import FhirRecord, read_record
from models.terms import Language
from serving.audit import record_in
from serving.audit_event import AuditEvent
from serving.auth import Caller
from serving.cds_hooks.call import Call
from serving.cds_hooks.cards import EVALUATION, CardSetting, build_card
from serving.cds_hooks.catalogue import Offer
from serving.cds_hooks.feedback import record_cards_in
from serving.cds_hooks.gather import Gathered
from serving.cds_hooks.refusals import data_not_had
from serving.cds_hooks.speech import choose_speech, has_drafts
from serving.record_queries import CONDITIONS, OBSERVATIONS
from serving.rooms import Rooms

SOURCE = "cds_hooks"


def answer_call(rooms: Rooms, offer: Offer, call: Call, gathered: Gathered, language: Language) -> list[dict[str, Any]]:
    """The cards. What was shown is in the database before this returns.

    Raises:
        CdsRefusal: what the service needs was not to be had. `UnreadableRecord`: over a cap.
    """
    now = datetime.now(UTC)
    found = read_record(gathered.documents, now, call.patient)
    require_data(offer, call, gathered, found)
    setting = CardSetting(
        language,
        call.patient,
        call.encounter,
        _notes(gathered, found),
        rooms.settings.public_url,
    )
    cards = [build_card(spoken, setting) for spoken in choose_speech(offer, found.record, call, now)]
    if not cards:
        require_diagnoses(offer, call, gathered, found)
    return cards


def require_data(offer: Offer, call: Call, gathered: Gathered, found: FhirRecord) -> None:
    """Refuse when nothing that the instruments read was to be had; one missing part alone is said on the card.

    Raises:
        CdsRefusal: so it is.
    """
    record = found.record
    if call.inputs or not gathered.unavailable or record.observations:
        return
    has_anything = record.conditions or record.sex or record.birth_date or record.age_years is not None
    if OBSERVATIONS in gathered.unavailable or not has_anything:
        raise data_not_had(", ".join(gathered.unavailable) + f" of {offer.service.id}")


def require_diagnoses(offer: Offer, call: Call, gathered: Gathered, found: FhirRecord) -> None:
    """Refuse to be silent when the diagnoses that somebody of the service goes by were not to be had.

    Raises:
        CdsRefusal: so it is; silence would look like the answer that the patient has none of them.
    """
    is_asked = any(offer.service.needs_diagnosis(one.name) for one in offer.instruments)
    is_lacking = CONDITIONS in gathered.unavailable and not found.record.conditions
    if is_asked and is_lacking and has_drafts(offer.service.only_if, call):
        raise data_not_had(f"{CONDITIONS} of {offer.service.id}")


def record_answer(rooms: Rooms, offer: Offer, cards: list[dict[str, Any]], events: tuple[AuditEvent, ...]) -> None:
    """Note the cards and leave the audit records, in one transaction; without cards, with other callers' records."""
    if not cards:
        rooms.audit.record(*events)
        return
    with rooms.store.write() as connection:
        record_cards_in(connection, offer.service.id, cards, EVALUATION)
        record_in(connection, *events)


def events_of(caller: Caller, peer: str | None, call: Call, gathered: Gathered) -> tuple[AuditEvent, ...]:
    """That the patient's data were used, and that the hospital's FHIR server was asked for more."""
    used = AuditEvent("analysis", "execute", caller, source=SOURCE, peer=peer, subjects=(call.patient,))
    if gathered.asked is None:
        return (used,)
    host = urlsplit(gathered.asked).hostname
    return (AuditEvent("query", "execute", caller, source=SOURCE, peer=host, subjects=(call.patient,)), used)


def _notes(gathered: Gathered, found: FhirRecord) -> tuple[str, ...]:
    missing = ("source-missing",) if gathered.unavailable and "source-failed" not in gathered.notes else ()
    return tuple(dict.fromkeys([*gathered.notes, *missing, *found.record.notes]))
