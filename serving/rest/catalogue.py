"""`GET /v1/models`: which models there are, and each one's whole card."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request
from pydantic import BaseModel

from models.card import Card, Scope, Text
from models.errors import ModelNotFound
from models.registry import SetAside
from serving.access import admit
from serving.rooms import rooms_of
from serving.shapes import PROBLEMS, ProblemAnswer

router = APIRouter(
    tags=["models"],
    dependencies=[Depends(admit("radiologist", "clinician", "data_scientist", "citizen"))],
    responses={status: PROBLEMS[status] for status in (401, 403, 404, 429)},
)


class ModelEntry(BaseModel):
    """A model in the list."""

    name: str
    version: str
    task: str
    input: str
    title: Text
    summary: Text
    scope: Scope
    sha256: str
    url: str


class SetAsideEntry(BaseModel):
    """A folder that is not served, and what was expected of it."""

    folder: str
    reason: str
    is_shipped: bool


class ModelList(BaseModel):
    """All models, by name, and the folders that are no sound model."""

    models: list[ModelEntry]
    set_aside: list[SetAsideEntry]


@router.get("/v1/models", summary="List the models")
def list_models(request: Request) -> ModelList:
    """Every model folder that was found when the service started."""
    rooms = rooms_of(request)
    cards = rooms.engine.cards
    return ModelList(
        models=[_entry(cards[name]) for name in sorted(cards)],
        set_aside=[
            SetAsideEntry(folder=one.path.name, reason=_without_place(one), is_shipped=one.is_shipped)
            for one in rooms.set_aside
        ],
    )


@router.get("/v1/models/{name}", summary="One model's card", responses={500: {"model": ProblemAnswer}})
def get_model(request: Request, name: Annotated[str, Path(max_length=64)]) -> dict[str, Any]:
    """The card: intended use, scope, limits, results with their confidence intervals, data, provenance."""
    card = rooms_of(request).engine.cards.get(name)
    if card is None:
        raise ModelNotFound("expected a name of GET /v1/models, got another")
    return card.model_dump(mode="json")


def _without_place(one: SetAside) -> str:
    return one.reason.replace(f"{one.path}/", "")


def _entry(card: Card) -> ModelEntry:
    return ModelEntry(
        name=card.name,
        version=card.version,
        task=card.task,
        input=card.input.kind,
        title=card.title,
        summary=card.summary,
        scope=card.scope,
        sha256=card.sha256,
        url=f"/v1/models/{card.name}",
    )
