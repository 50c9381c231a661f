"""What happened to a study, in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from models.card import Card
from serving.store.rows import Analysis, AnalysisStatus, Delivery, Result, Study
from serving.web.catalogue import Language, read_catalogue

_OF_STATUS: dict[AnalysisStatus, str] = {
    "analyzed": "analysed",
    "abstained": "abstained",
    "unreadable": "unreadable",
    "not-routed": "not_routed",
    "failed": "broken",
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, and when."""

    at: datetime
    text: str
    is_bad: bool = False


def build_timeline(
    study: Study,
    analyses: Sequence[Analysis],
    results: Sequence[Result],
    deliveries: Sequence[Delivery],
    cards: Mapping[str, Card],
    language: Language,
) -> tuple[Event, ...]:
    """Every event, the earliest first, by whole seconds."""
    events = [
        *_arrivals(study, language),
        *_answers(analyses, cards, language),
        *_objects(results, language),
        *_arrived(deliveries, {result.sop_instance_uid: result.kind for result in results}, language),
        *_ending(study, language),
    ]
    return tuple(sorted(events, key=lambda event: int(event.at.timestamp())))


def _arrivals(study: Study, language: Language) -> Iterator[Event]:
    yield _event(study.received_at, "received", language, ae_title=study.calling_ae_title or "–")
    if study.last_received_at > study.received_at:
        yield _event(study.last_received_at, "last_received", language, count=study.instance_count)


def _answers(analyses: Sequence[Analysis], cards: Mapping[str, Card], language: Language) -> Iterator[Event]:
    seen: dict[tuple[str, AnalysisStatus], float] = {}
    for analysis in analyses:
        key = (analysis.model_name, analysis.status)
        seen[key] = max(analysis.analysed_at, seen.get(key, 0.0))
    for (name, status), at in seen.items():
        model = getattr(cards[name].title, language) if name in cards else name
        yield _event(at, _OF_STATUS[status], language, is_bad=status in ("unreadable", "failed"), model=model)


def _objects(results: Sequence[Result], language: Language) -> Iterator[Event]:
    kinds: dict[int, list[str]] = defaultdict(list)
    for result in results:
        kinds[int(result.created_at)].append(result.kind)
    for at, names in kinds.items():
        yield _event(at, "rendered", language, kinds=join_kinds(names))


def _arrived(deliveries: Sequence[Delivery], kind_of: Mapping[str, str], language: Language) -> Iterator[Event]:
    kinds: dict[tuple[str, int], list[str]] = defaultdict(list)
    for delivery in deliveries:
        if delivery.delivered_at is not None:
            kinds[delivery.destination, int(delivery.delivered_at)].append(kind_of.get(delivery.sop_instance_uid, "?"))
    for (destination, at), names in kinds.items():
        yield _event(at, "delivered", language, destination=destination, kinds=join_kinds(names))


def _ending(study: Study, language: Language) -> Iterator[Event]:
    if study.finished_at is not None:
        is_bad = study.state == "failed"
        yield _event(study.finished_at, "failed" if is_bad else "finished", language, is_bad=is_bad)


def join_kinds(kinds: Sequence[str]) -> str:
    """`SC, SEG × 2`."""
    return ", ".join(f"{kind} × {kinds.count(kind)}" if kinds.count(kind) > 1 else kind for kind in sorted(set(kinds)))


def _event(at: float, key: str, language: Language, *, is_bad: bool = False, **values: object) -> Event:
    text = read_catalogue().text(f"event.{key}", language, **values)
    return Event(datetime.fromtimestamp(at, UTC), text, is_bad)
