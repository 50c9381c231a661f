"""The parts of a study's page: its instances with what was said of each, and its deliveries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request

from models.card import Card
from serving.store.rows import Analysis, Delivery, Instance, Result
from serving.web.catalogue import Language, read_catalogue
from serving.web.language import language_of
from serving.web.outcome_view import OutcomeView, view_outcome
from serving.web.study_view import DELIVERY_TONES
from serving.web.wording import write_moment


@dataclass(frozen=True, slots=True)
class InstanceView:
    """One instance: where its pictures are, and what the models said of it."""

    url: str
    has_picture: bool
    has_overlay: bool
    outcomes: tuple[OutcomeView, ...]


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One result on its way to one destination."""

    destination: str
    kind: str
    state: str
    tone: str
    words: str


def view_instance(
    request: Request, instance: Instance, analyses: Sequence[Analysis], cards: Mapping[str, Card]
) -> InstanceView:
    """The instance with those of the analyses that are of it."""
    mine = [analysis for analysis in analyses if analysis.sop_instance_uid == instance.sop_instance_uid]
    root = request.scope.get("root_path", "")
    return InstanceView(
        url=f"{root}/console/studies/{instance.study_instance_uid}/instances/{instance.sop_instance_uid}",
        has_picture=all(analysis.status != "unreadable" for analysis in mine),
        has_overlay=any(analysis.status == "analyzed" for analysis in mine),
        outcomes=tuple(view_outcome(analysis, cards, language_of(request)) for analysis in mine),
    )


def view_deliveries(
    deliveries: Sequence[Delivery], results: Sequence[Result], language: Language
) -> tuple[DeliveryView, ...]:
    """Every delivery in words."""
    kind_of = {result.sop_instance_uid: result.kind for result in results}
    return tuple(
        DeliveryView(
            one.destination,
            kind_of.get(one.sop_instance_uid, "?"),
            one.state,
            DELIVERY_TONES[one.state],
            _words(one, language),
        )
        for one in deliveries
    )


def _words(delivery: Delivery, language: Language) -> str:
    text = read_catalogue().text
    if delivery.delivered_at is not None:
        return text("delivery.delivered_at", language, moment=write_moment(delivery.delivered_at, language))
    if delivery.state == "failed":
        said = text("delivery.gave_up", language, attempts=delivery.attempts)
    elif delivery.attempts == 0:
        said = text("delivery.first_attempt", language)
    else:
        moment = write_moment(delivery.next_attempt_at, language)
        said = text("delivery.next_attempt", language, attempts=delivery.attempts, moment=moment)
    error = delivery.last_error
    return said if error is None else f"{said}; {text('delivery.error', language, code=error)}"
