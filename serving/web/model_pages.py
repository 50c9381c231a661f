"""The pages about models: their cards, readable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from models.card import Card, Range, Result, Text
from models.errors import ModelNotFound
from serving.auth import Caller
from serving.rooms import rooms_of
from serving.web.catalogue import Language, read_catalogue
from serving.web.console import Console
from serving.web.doors import MODELS
from serving.web.language import language_of
from serving.web.outcome_view import write_reason
from serving.web.wording import write_metric, write_number

FOLDED = frozenset({"changed", "gate"})
Reader = Annotated[Caller, Depends(MODELS)]


@dataclass(frozen=True, slots=True)
class Headline:
    """The figure a model's tile shows."""

    metric: str
    text: str
    dataset: str


@dataclass(frozen=True, slots=True)
class ModelTile:
    """A model on the page of all models."""

    name: str
    version: str
    task: str
    title: dict[str, str]
    summary: dict[str, str]
    headline: Headline | None


class ModelPages:
    """Handlers. Cards hold no patient data."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def list(self, request: Request, caller: Reader) -> Response:
        """`GET /console/models`."""
        rooms, language = rooms_of(request), language_of(request)
        tiles = [_tile(card, language) for _, card in sorted(rooms.engine.cards.items())]
        return self._console.frame.page(
            request, "models.html", caller=caller, here="models", cards=tiles, set_aside=rooms.set_aside
        )

    def show(self, request: Request, name: str, caller: Reader) -> Response:
        """`GET /console/models/{name}`."""
        cards = rooms_of(request).engine.cards
        if name not in cards:
            raise ModelNotFound("expected the name of a model that is here")
        model_card, language = cards[name], language_of(request)
        return self._console.frame.page(
            request,
            "model.html",
            caller=caller,
            here="models",
            model_card=model_card.model_dump(),
            scope=list(_scope(model_card, language)),
            gate=list(_gate(model_card, language)),
            results=list(_results(model_card)),
        )


def _tile(model_card: Card, language: Language) -> ModelTile:
    tested = [row for row in model_card.results if row.split == "test" and row.subgroup == "all"]
    first = next(iter(tested), None)
    return ModelTile(
        model_card.name,
        model_card.version,
        model_card.task,
        _both(model_card.title),
        _both(model_card.summary),
        None if first is None else _headline(first, language),
    )


def _headline(row: Result, language: Language) -> Headline:
    estimate = row.estimate
    value, low, high = (write_number(x, language, 3) for x in (estimate.value, estimate.ci_low, estimate.ci_high))
    return Headline(
        write_metric(row.metric), f"{value} ({low} – {high}), n = {write_number(estimate.n, language, 0)}", row.dataset
    )


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


def _scope(model_card: Card, language: Language) -> Iterator[tuple[str, str]]:
    scope, anything = model_card.scope, read_catalogue().text("scope.any", language)
    for label in ("modality", "body_part_examined", "view_position"):
        yield label, ", ".join(getattr(scope, label)) or anything
    yield "age_years", anything if scope.age_years is None else _write_range(scope.age_years, language)
    yield "required", ", ".join(scope.required) or "–"


def _write_range(span: Range, language: Language) -> str:
    low, high = (
        None if end is None else write_number(end, language, 0 if end == int(end) else 2)
        for end in (span.minimum, span.maximum)
    )
    key = "scope.years_from" if high is None else "scope.years_to" if low is None else "scope.years"
    return read_catalogue().text(key, language, low=low, high=high)


def _gate(model_card: Card, language: Language) -> Iterator[str]:
    for rule in model_card.gate:
        why = write_reason(rule.reason, language)
        for key, bound in (("model.gate_maximum", rule.maximum), ("model.gate_minimum", rule.minimum)):
            if bound is not None:
                written = write_number(bound, language, 3)
                yield read_catalogue().text(
                    key, language, output=f"{rule.output}[{rule.index}]", bound=written, reason=why
                )


@dataclass(frozen=True, slots=True)
class ResultTable:
    """Figures that belong together; the long ones are folded."""

    title: str
    rows: tuple[Result, ...]
    is_folded: bool


def _results(model_card: Card) -> Iterator[ResultTable]:
    """The figures: on test patients, from outside (where it mostly fails), under changes, and of the input gate."""
    outside = {source.dataset for source in model_card.data if source.role == "external"}
    tables: dict[str, list[Result]] = {title: [] for title in ("internal", "external", "changed", "gate")}
    for row in model_card.results:
        if row.dataset in outside or row.split == "external":
            tables["external"].append(row)
        elif row.metric.startswith("gate"):
            tables["gate"].append(row)
        else:
            tables["internal" if row.split == "test" else "changed"].append(row)
    for title, rows in tables.items():
        if rows:
            yield ResultTable(title, tuple(rows), title in FOLDED)
