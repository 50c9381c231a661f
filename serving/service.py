"""The Bento service: wiring only. `bentoml serve` of a built bento, or `./tuetinh api`, runs it.

Every request goes to our own app. Bento's further routes (its index page, schema, open metrics) are never reached,
so that "deny by default" holds for the whole address space of the service.
"""

from __future__ import annotations

import warnings

import bentoml
from starlette.types import ASGIApp, Receive, Scope, Send

from serving.doors import open_doors
from serving.process import say_ready
from serving.warm_up import spare_from_collection, warm_up


def _open() -> None:
    """The last steps before the first request."""
    warm_up(app.state.rooms)
    spare_from_collection()
    say_ready("REST, DICOMweb and pages")


app = open_doors(on_ready=_open)


class OwnRoutes:
    """Give every HTTP request to the app; the rest (lifespan) to Bento."""

    def __init__(self, bento: ASGIApp) -> None:
        self.bento = bento

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One connection."""
        await (app if scope["type"] == "http" else self.bento)(scope, receive, send)


class Tuetinh:
    """Clinical decision support; see the app's own OpenAPI document."""

    def __init__(self) -> None:
        warnings.simplefilter("ignore")  # pydicom's warnings quote header values, and the log is no place for them
        spare_from_collection()  # what the imports left; again when all is loaded


service = bentoml.service(
    name="tuetinh",
    workers=1,
    traffic={"timeout": 600},
    metrics={"enabled": False},
    logging={"access": {"enabled": False}},
    # Nobody reads its spans; each would be kept for as long as a request may take, and memory would grow with load.
    tracing={"excluded_urls": ".*"},
    envs=[{"name": "BENTOML_DO_NOT_TRACK", "value": "True"}],
)(Tuetinh)
service.mount_asgi_app(app, path="/")
service.add_asgi_middleware(OwnRoutes)
