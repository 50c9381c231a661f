"""The way in and out: the start page, signing in with an API key, signing out."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from serving.access import SESSION_COOKIE, identify, record_access
from serving.audit import record
from serving.audit_event import AuditEvent
from serving.auth import Caller, caller_of_session, close_session, open_session
from serving.errors import AccessDenied
from serving.refusals import NOBODY
from serving.rooms import rooms_of
from serving.web.console import Console
from serving.web.doors import landing
from serving.web.form_token import check_form, is_secure

SOURCE = "console"

Field = Annotated[str, Form(max_length=300)]


class Entrance:
    """Handlers, open to anyone."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def start(self, request: Request) -> Response:
        """`GET /`."""
        return self._console.frame.page(request, "start.html", caller=_who(request))

    def gate(self, request: Request) -> Response:
        """`GET /console`: straight in with a session or without authentication, else the form."""
        wanted, caller = request.query_params.get("next", ""), _who(request)
        if caller is None:
            return self._console.frame.page(request, "login.html", next=wanted, is_refused=False)
        return _go(request, landing(caller, wanted))

    def sign_in(self, request: Request, key: Field = "", csrf: Field = "", next: Field = "") -> Response:
        """`POST /console/login`."""
        check_form(request, csrf)
        store = rooms_of(request).store
        try:
            token, ends_at = open_session(store, key.strip())
        except AccessDenied:
            _note_failure(request)
            return self._console.frame.page(request, "login.html", status=403, next=next, is_refused=True)
        caller = caller_of_session(store, token)
        record_access(request, caller, "login", "execute", source=SOURCE)
        response = _go(request, landing(caller, next))
        _keep_session(response, request, token, ends_at)
        return response

    def sign_out(self, request: Request, csrf: Field = "") -> Response:
        """`POST /console/logout`."""
        check_form(request, csrf)
        close_session(rooms_of(request).store, request.cookies.get(SESSION_COOKIE, ""))
        response = _go(request, "/")
        response.delete_cookie(SESSION_COOKIE, path="/")
        return response


def _who(request: Request) -> Caller | None:
    try:
        return identify(request)
    except AccessDenied:
        return None


def _note_failure(request: Request) -> None:
    """Count a wrong key, and record it unless that address tries without end.

    Raises:
        TooManyTries: it does.
    """
    address = request.client.host if request.client else ""
    rooms_of(request).tries.add(address)
    record(
        rooms_of(request).store,
        AuditEvent("login", "execute", NOBODY, source=SOURCE, peer=address or None, is_success=False),
    )


def _keep_session(response: Response, request: Request, token: str, ends_at: float) -> None:
    """Out of reach of scripts and of other sites."""
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=int(ends_at - time.time()),
        path="/",
        httponly=True,
        samesite="strict",
        secure=is_secure(request),
    )


def _go(request: Request, path: str) -> RedirectResponse:
    return RedirectResponse(f"{request.scope.get('root_path', '')}{path}", status_code=303)
