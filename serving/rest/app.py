"""The FastAPI app: routes, guards and problems, opened and closed with the process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import APIRouter, FastAPI

from serving.access import admit_anyone
from serving.rest import analysis, catalogue, operations, studies
from serving.rest.dicomweb import query, retrieve, store
from serving.rest.documentation import describe_api
from serving.rest.guards import Guards
from serving.rest.metrics import Measure
from serving.rest.problems import CatchAll, add_problems
from serving.rooms import Rooms
from serving.settings import Settings, read_settings

VERSION = "0.1.0"
DESCRIPTION = (
    "Clinical decision support for images. Send an API key as `Authorization: Bearer …` or `X-API-Key`. "
    "Every error is application/problem+json (RFC 9457)."
)
ROUTERS: tuple[APIRouter, ...] = (
    analysis.router,
    studies.router,
    store.router,
    query.router,
    retrieve.router,
    catalogue.router,
    operations.router,
)


def create_app(
    settings: Settings | None = None,
    on_ready: Callable[[], None] = lambda: None,
    *,
    busiest: tuple[APIRouter, ...] = (),
) -> FastAPI:
    """The app; without settings it reads them from the environment when it starts, not when it is imported.

    `on_ready` is called once requests can be answered. A request is held against each route in turn: `busiest` first.
    """
    app = FastAPI(
        title="Tuệ Tĩnh",
        version=VERSION,
        description=DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_opened(settings, on_ready),
        separate_input_output_schemas=False,
    )
    for router in (*busiest, *ROUTERS):
        app.include_router(router)
    app.openapi = lambda: describe_api(app)  # type: ignore[method-assign]  # FastAPI's documented way to extend it
    app.add_api_route("/openapi.json", lambda: app.openapi(), dependencies=[admit_anyone], include_in_schema=False)
    add_problems(app)
    app.add_middleware(Measure)
    app.add_middleware(CatchAll)
    app.add_middleware(Guards, settings=settings)
    return app


def _opened(
    settings: Settings | None, on_ready: Callable[[], None]
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.rooms = Rooms(settings or read_settings())
        try:
            on_ready()
            yield
        finally:
            app.state.rooms.close()

    return lifespan
