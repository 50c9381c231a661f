"""`/livez`, `/readyz`, `/metrics`, `/docs`: what those who run the service ask it."""

from __future__ import annotations

import shutil
from typing import Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.responses import HTMLResponse

from serving.access import admit, admit_anyone
from serving.rest.documentation import CONTENT_SECURITY_POLICY, render_documentation
from serving.rest.metrics import CONTENT_TYPE, render_metrics
from serving.rooms import Rooms, rooms_of
from serving.shapes import PROBLEMS

router = APIRouter(tags=["operations"])
Check = Literal["ok", "failed"]


class Readiness(BaseModel):
    """Which parts are ready, how many models are served, and how many model folders were set aside as broken."""

    status: Check
    database: Check
    disk: Check
    models: int
    models_set_aside: int


@router.get("/livez", summary="Is the process alive?", dependencies=[admit_anyone])
async def livez() -> dict[str, Literal["ok"]]:
    """Always, when it answers."""
    return {"status": "ok"}


@router.get(
    "/readyz",
    summary="May work be sent?",
    dependencies=[admit_anyone],
    responses={503: {"model": Readiness, "description": "a part is not ready"}},
)
def readyz(request: Request, response: Response) -> Readiness:
    """The database answers, the disk is above its reserve, and the cards were read."""
    rooms = rooms_of(request)
    database, disk = _check_database(rooms), _check_disk(rooms)
    is_ready = database == disk == "ok"
    response.status_code = 200 if is_ready else 503
    return Readiness(
        status="ok" if is_ready else "failed",
        database=database,
        disk=disk,
        models=len(rooms.engine.cards),
        models_set_aside=len(rooms.set_aside),
    )


@router.get(
    "/metrics",
    summary="Prometheus metrics",
    response_class=Response,
    dependencies=[Depends(admit())],
    responses={200: {"content": {"text/plain": {}}}, **{status: PROBLEMS[status] for status in (401, 403, 429)}},
)
def metrics(request: Request) -> Response:
    """Requests, analyses and studies; no label holds patient data."""
    return Response(render_metrics(rooms_of(request).store), media_type=CONTENT_TYPE)


@router.get("/docs", summary="This documentation", response_class=HTMLResponse, dependencies=[admit_anyone])
def docs(request: Request) -> HTMLResponse:
    """One page without scripts and without anything from outside: hospitals have no internet."""
    headers = {"content-security-policy": CONTENT_SECURITY_POLICY}
    return HTMLResponse(render_documentation(request.app.openapi()), headers=headers)


def _check_database(rooms: Rooms) -> Check:
    try:
        with rooms.store.read() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return "failed"
    return "ok"


def _check_disk(rooms: Rooms) -> Check:
    free = shutil.disk_usage(rooms.settings.data_dir).free
    return "ok" if free >= rooms.settings.disk_reserve_mb << 20 else "failed"
