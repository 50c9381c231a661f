"""The parts of a study's page: its instances with what was said of each, and its deliveries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request

from models.card import Card
from serving.store.rows import Analysis, Delivery, DeliveryState, Instance, Result
from serving.web.catalogue import Language, read_catalogue
from serving.web.language import language_of
from serving.web.outcome_view import OutcomeView, view_outcome
from serving.web.study_view import DELIVERY_TONES
from serving.web.timeline import join_kinds
from serving.web.wording import write_moment


@dataclass(frozen=True, slots=True)
class InstanceView:
    """One instance: where its pictures are, and what the models said of it."""

    url: str
    has_picture: bool
    has_overlay: bool
    has_heat: bool
    outcomes: tuple[OutcomeView, ...]


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """The results that stand alike on their way to one destination."""

    destination: str
    kinds: str
    state: str
    tone: str
    words: str


def view_instance(
    request: Request, instance: Instance, analyses: Sequence[Analysis], cards: Mapping[str, Card]
) -> InstanceView:
    """The instance with what was said of it: answers to the question first, then who did not answer."""
    mine = [analysis for analysis in analyses if analysis.sop_instance_uid == instance.sop_instance_uid]
    outcomes = [view_outcome(analysis, cards, language_of(request)) for analysis in mine]
    root = request.scope.get("root_path", "")
    return InstanceView(
        url=f"{root}/console/studies/{instance.study_instance_uid}/instances/{instance.sop_instance_uid}",
        has_picture=all(analysis.status != "unreadable" for analysis in mine),
        has_overlay=any(analysis.status == "analyzed" for analysis in mine),
        has_heat=any(finding.verdict == "present" for one in outcomes for finding in one.findings),
        outcomes=tuple(sorted(outcomes, key=lambda one: (not one.findings, one.reason is None))),
    )


def view_deliveries(
    deliveries: Sequence[Delivery], results: Sequence[Result], language: Language
) -> tuple[DeliveryView, ...]:
    """Every delivery in words; those that stand alike at a destination together."""
    kind_of = {result.sop_instance_uid: result.kind for result in results}
    alike: dict[tuple[str, DeliveryState, str], list[str]] = defaultdict(list)
    for one in deliveries:
        alike[one.destination, one.state, _words(one, language)].append(kind_of.get(one.sop_instance_uid, "?"))
    return tuple(
        DeliveryView(destination, join_kinds(kinds), state, DELIVERY_TONES[state], words)
        for (destination, state, words), kinds in alike.items()
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
    if delivery.last_error is None:
        return said
    key = f"delivery_error.{delivery.last_error}"
    has_words = key in read_catalogue().keys
    error = text(key, language) if has_words else text("delivery.error", language, code=delivery.last_error)
    return f"{said}; {error}"
