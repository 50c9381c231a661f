"""What the handlers of the console share, and how a page that may not be shown is answered."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from datasets.errors import DatasetError
from models.errors import ModelNotFound
from serving.errors import AccessDenied, NotPermitted, StudyNotFound, TooManyTries, UnknownConcept
from serving.settings import Settings
from serving.web.form_token import FormForged
from serving.web.frame import Frame
from serving.web.pictures import Pictures

PROBLEMS: tuple[tuple[type[Exception], str, int], ...] = (
    (FormForged, "forged", 403),
    (TooManyTries, "too_many", 429),
    (NotPermitted, "denied", 403),
    (RequestValidationError, "missing", 404),
    (StudyNotFound, "missing", 404),
    (ModelNotFound, "missing", 404),
    (UnknownConcept, "missing", 404),
    (DatasetError, "missing", 404),
    (FileNotFoundError, "missing", 404),
)
REFUSALS: tuple[type[Exception], ...] = (AccessDenied, *(kind for kind, _, _ in PROBLEMS))


Destinations = Callable[[Settings], Sequence[str]]


def no_destinations(_settings: Settings) -> tuple[str, ...]:
    """Where no routing rules are known."""
    return ()


@dataclass(frozen=True, slots=True)
class Console:
    """What lives as long as the process: templates, and the pictures drawn last.

    Attributes:
        destinations: answers with the names of the destinations that the routing rules know, for the status page.
    """

    destinations: Destinations = no_destinations
    frame: Frame = field(default_factory=Frame)
    pictures: Pictures = field(default_factory=Pictures)

    def refuse(self, request: Request, error: Exception) -> Response:
        """The page for a refusal; who has not signed in is asked to."""
        for kind, problem, status in PROBLEMS:
            if isinstance(error, kind):
                return self.frame.page(request, "problem.html", status=status, problem=problem)
        root = request.scope.get("root_path", "")
        return RedirectResponse(f"{root}/console?next={quote(request.url.path)}", status_code=303)


def route_that_refuses(console: Console) -> type[APIRoute]:
    """A route class that answers the console's refusals with a page instead of problem+json."""

    class PageRoute(APIRoute):
        """A page."""

        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            """The handler, with refusals turned into pages."""
            handle = super().get_route_handler()

            async def handle_or_refuse(request: Request) -> Response:
                try:
                    return await handle(request)
                except REFUSALS as error:
                    return console.refuse(request, error)

            return handle_or_refuse

    return PageRoute
