"""`/trieu-chung` and `/symptoms`: the symptom checker for everybody. Nothing that is told is kept."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from models.errors import InvalidKnowledge
from models.lay_text.errors import TextTooLong
from serving.errors import TooManyVisits
from serving.kept_interview import keep, take_back
from serving.rooms import rooms_of
from serving.store.interviews import Purpose
from serving.visits import address_of
from serving.web.catalogue import Language
from serving.web.citizen_form import Form, PostedForm
from serving.web.citizen_frame import PATHS, CitizenFrame
from serving.web.citizen_showing import values_of
from serving.web.citizen_state import State, StateInvalid, look_at, read_state
from serving.web.citizen_steps import PAGES, Step, Turn, settle, take
from serving.web.citizen_summary import summary_text
from serving.web.form_token import FormForged, check_form

PROBLEMS: tuple[tuple[type[Exception], str, int], ...] = (
    (TooManyVisits, "too_many", 429),
    (FormForged, "expired", 403),
    (InvalidKnowledge, "away", 503),
    (StateInvalid, "state", 400),
    (TextTooLong, "state", 400),
)
CODE_TYPED = 20
RETRY_SECONDS = "5"
PURPOSES: dict[str, Purpose] = {"share": "share", "improve": "improve"}


class CitizenPages:
    """Handlers; the work is done in the thread pool."""

    def __init__(self, frame: CitizenFrame) -> None:
        self._frame = frame

    def welcome(self, request: Request) -> Response:
        """`GET /trieu-chung`, `GET /symptoms`: what it is, its limits, and when to call 115 instead."""
        return self._show(request, Step("welcome", first_state(request)))

    def answer(self, request: Request, form: PostedForm) -> Response:
        """`POST` to the same address: the page that comes next."""
        count_visit(request)
        language, checker = language_by_path(request), rooms_of(request).checker
        state = read_state(form.get("state", ""), checker.base)
        page = next((one for one in PAGES if one == form.get("page")), None)
        if page is None:
            raise StateInvalid("expected one of our pages")
        go = form.get("go", "next")
        if page in ("welcome", "result") and go == "withdraw":
            taken = take_back(rooms_of(request), form.get("code", "")[:CODE_TYPED])
            return self._show(request, Step(page, state, {"withdrawn": taken}))
        if page == "result" and go in PURPOSES:
            return self._show(request, Step(page, state, self._leave(request, state, form, go)))
        turn = Turn(checker, state, form, language, go)
        return self._show(request, settle(checker, take(page, turn)))

    def _leave(self, request: Request, state: State, form: Form, go: str) -> dict[str, Any]:
        """Keep the interview under a code."""
        check_form(request, form.get("csrf", ""))
        if go == "improve" and form.get("consent") != "yes":
            return {"problem": "consent"}
        look = look_at(rooms_of(request).checker, state)
        code = keep(rooms_of(request), look, PURPOSES[go]).code
        return {"code": f"{code[:4]}-{code[4:]}", "purpose": go}

    def _show(self, request: Request, step: Step) -> Response:
        language, checker = language_by_path(request), rooms_of(request).checker
        values: dict[str, Any] = {"problem": None} | values_of(checker, step, language)
        if step.page == "result":
            values["summary"] = summary_text(self._frame.say(language), values["result"], step.state, language)
        return self._frame.page(
            request, language, step.page, step.state, status=400 if values["problem"] else 200, **values
        )


def first_state(request: Request) -> State:
    """Nothing told yet; a shared screen says so in the address, which names nobody."""
    return State(kiosk=request.query_params.get("kiosk") == "1")


def language_by_path(request: Request) -> Language:
    """The path decides."""
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    return "en" if path.startswith(PATHS["en"]) else "vi"


def count_visit(request: Request) -> None:
    """One more request from that address.

    Raises:
        TooManyVisits: it must wait.
    """
    rooms = rooms_of(request)
    rooms.visits.add(address_of(request, is_behind_proxy=rooms.settings.is_behind_proxy))


def citizen_route(frame: CitizenFrame) -> type[APIRoute]:
    """A route class that answers what goes wrong with a kind page."""

    class CitizenRoute(APIRoute):
        """A page of the symptom checker."""

        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            """The handler, with refusals turned into pages."""
            handle = super().get_route_handler()

            async def handle_or_explain(request: Request) -> Response:
                try:
                    return await handle(request)
                except tuple(kind for kind, _, _ in PROBLEMS) as error:
                    return explain(frame, request, error)

            return handle_or_explain

    return CitizenRoute


def explain(frame: CitizenFrame, request: Request, error: Exception) -> Response:
    """The page for a refusal; it says nothing of what was sent, and always how to reach help."""
    name, status = next((name, status) for kind, name, status in PROBLEMS if isinstance(error, kind))
    page = frame.page(request, language_by_path(request), "problem", first_state(request), status=status, problem=name)
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        page.headers["retry-after"] = RETRY_SECONDS
    return page
