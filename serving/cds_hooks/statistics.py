"""How each service does: cards shown, taken, overridden, and how often its instruments are right, where that is known.

One study found 7.3 % of alerts appropriate, and 46–96 % are overridden: a service whose cards nobody takes should be
made quieter.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from sqlalchemy import func, select

from models.estimate import Estimate
from models.instruments import Instrument
from models.table import TableModel
from models.terms import Text
from serving.cds_hooks.catalogue import Offer
from serving.cds_hooks.feedback import FEEDBACK, KEPT_SECONDS, SHOWN_CARD, UNMATCHED
from serving.store.database import Store

PPV_NOTES: Mapping[bool, Text] = {
    True: Text(
        vi="Đo trên bộ dữ liệu nêu trong thẻ mô hình, ở ngưỡng của thẻ; không phải ở bệnh viện này.",
        en="Measured on the data that the model card names, at the card's threshold; not in this hospital.",
    ),
    False: Text(
        vi="Chưa đo: giá trị dự báo dương của một thang điểm tuỳ vào người bệnh của bệnh viện; "
        "hãy xem tỉ lệ bác sĩ chấp nhận cảnh báo.",
        en="Not measured: a score's positive predictive value depends on the hospital's own patients; "
        "see how often its cards are accepted.",
    ),
}
"""Whether a PPV is known → what to make of that."""


class KnownPpv(BaseModel):
    """A measured positive predictive value, with where it was measured."""

    dataset: str
    split: str
    subgroup: str
    estimate: Estimate


class InstrumentAnswer(BaseModel):
    """One instrument of a service; `ppv` is empty when nobody measured it, and `ppv_note` says what it is or lacks."""

    name: str
    cards_shown: int
    ppv: list[KnownPpv]
    ppv_note: Text


class ServiceAnswer(BaseModel):
    """One service, over the cards of the last year. Rates are of the cards with an outcome; `None` before there is one.

    `feedback_unmatched` counts entries about cards that this service did not show within that year (another service's,
    older, or made up): they are in no other figure.
    """

    id: str
    hook: str
    title: Text
    speak_from: str
    cards_shown: int
    accepted: int
    overridden: int
    override_rate: float | None
    response_rate: float | None
    override_reasons: dict[str, int]
    feedback_unmatched: int
    instruments: list[InstrumentAnswer]


class ServiceList(BaseModel):
    """Every service, in the table's order."""

    services: list[ServiceAnswer]


def count_outcomes(store: Store, offers: Mapping[str, Offer]) -> ServiceList:
    """The figures of every service. A card's last outcome counts, once."""
    since = time.time() - KEPT_SECONDS
    last = select(func.max(FEEDBACK.c.feedback)).group_by(FEEDBACK.c.service, FEEDBACK.c.card)
    counted = select(FEEDBACK.c.service, FEEDBACK.c.outcome, FEEDBACK.c.reason_code, func.count().label("count"))
    issued = (SHOWN_CARD.c.card == FEEDBACK.c.card) & (SHOWN_CARD.c.service == FEEDBACK.c.service)
    counted = (
        counted.join(SHOWN_CARD, issued)
        .where(FEEDBACK.c.feedback.in_(last), SHOWN_CARD.c.shown_at >= since)
        .group_by(FEEDBACK.c.service, FEEDBACK.c.outcome, FEEDBACK.c.reason_code)
    )
    shown = select(SHOWN_CARD.c.service, SHOWN_CARD.c.instrument, func.count().label("count"))
    shown = shown.where(SHOWN_CARD.c.shown_at >= since).group_by(SHOWN_CARD.c.service, SHOWN_CARD.c.instrument)
    stray = select(UNMATCHED.c.service, func.sum(UNMATCHED.c.entries).label("count"))
    stray = stray.where(UNMATCHED.c.received_at >= since).group_by(UNMATCHED.c.service)
    with store.read() as connection:
        outcomes = [row._asdict() for row in connection.execute(counted)]
        cards = [row._asdict() for row in connection.execute(shown)]
        unmatched = {service: int(entries) for service, entries in connection.execute(stray)}
    return ServiceList(
        services=[_service(offer, outcomes, cards, unmatched.get(offer.service.id, 0)) for offer in offers.values()]
    )


def _service(
    offer: Offer, outcomes: list[dict[str, Any]], cards: list[dict[str, Any]], unmatched: int
) -> ServiceAnswer:
    service = offer.service
    own = [row for row in outcomes if row["service"] == service.id]
    shown = {row["instrument"]: int(row["count"]) for row in cards if row["service"] == service.id}
    accepted = sum(row["count"] for row in own if row["outcome"] == "accepted")
    overridden = sum(row["count"] for row in own if row["outcome"] == "overridden")
    answered, total = accepted + overridden, sum(shown.values())
    reasons = {row["reason_code"] or "none": int(row["count"]) for row in own if row["outcome"] == "overridden"}
    return ServiceAnswer(
        id=service.id,
        hook=service.hook,
        title=service.title,
        speak_from=service.speak_from,
        cards_shown=total,
        accepted=accepted,
        overridden=overridden,
        override_rate=overridden / answered if answered else None,
        response_rate=min(1.0, answered / total) if total else None,
        override_reasons=reasons,
        feedback_unmatched=unmatched,
        instruments=[
            InstrumentAnswer(name=one.name, cards_shown=shown.get(one.name, 0), ppv=ppv, ppv_note=PPV_NOTES[bool(ppv)])
            for one, ppv in ((one, known_ppv(one)) for one in offer.instruments)
        ],
    )


def known_ppv(instrument: Instrument) -> list[KnownPpv]:
    """The PPVs on a model's card. A published score has none of its own here: it depends on the hospital's patients."""
    if not isinstance(instrument, TableModel):
        return []
    return [
        KnownPpv(dataset=one.dataset, split=one.split, subgroup=one.subgroup, estimate=one.estimate)
        for one in instrument.card.results
        if one.metric == "ppv" or one.metric.startswith("ppv_")
    ]
