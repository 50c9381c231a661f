"""The clinician opens what a citizen chose to share: by the code on the citizen's phone or print, never by a name."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated

from fastapi import Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from serving.access import record_access
from serving.auth import Caller
from serving.interview_bundle import Told, describe_interview
from serving.kept_interview import KeptInterview, open_shared
from serving.refusals import record_refusal
from serving.rooms import rooms_of
from serving.visits import address_of
from serving.web.console import Console
from serving.web.doors import INTERVIEWS
from serving.web.entrance import SOURCE
from serving.web.form_token import check_form
from serving.web.frame import HEADERS
from serving.web.interview_view import view_interview
from serving.web.language import language_of

Reader = Annotated[Caller, Depends(INTERVIEWS)]
Field = Annotated[str, Form(max_length=200)]
DOWNLOAD = {"Content-Disposition": 'attachment; filename="tuetinh-interview.json"'}


class InterviewPages:
    """Handlers. The code travels in the body of a form, never in an address."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def ask(self, request: Request, caller: Reader) -> Response:
        """`GET /console/interviews`: the field for the code."""
        return self._form(request, caller)

    def open(self, request: Request, caller: Reader, code: Field = "", csrf: Field = "") -> Response:
        """`POST /console/interviews`."""
        check_form(request, csrf)
        kept = _find(request, caller, code)
        if kept is None:
            return self._form(request, caller, is_missing=True)
        record_access(request, caller, "access", "read", source=SOURCE)
        look = kept.look(rooms_of(request).checker)
        return self._console.frame.page(
            request,
            "interview_result.html",
            caller=caller,
            here="interviews",
            code=code.strip(),
            view=view_interview(kept, look, language_of(request)),
            opened_at=datetime.now(UTC),
        )

    def bundle(self, request: Request, caller: Reader, code: Field = "", csrf: Field = "") -> Response:
        """`POST /console/interviews/bundle`: the same as a FHIR Bundle, to file it."""
        check_form(request, csrf)
        kept = _find(request, caller, code)
        if kept is None:
            return self._form(request, caller, is_missing=True)
        record_access(request, caller, "export", "read", source=SOURCE)
        look = kept.look(rooms_of(request).checker)
        told = Told(look, kept.level, datetime.now(UTC), language_of(request))
        content = json.dumps(describe_interview(told), ensure_ascii=False, indent=2)
        return Response(content, media_type="application/fhir+json", headers=HEADERS | DOWNLOAD)

    def _form(self, request: Request, caller: Caller, *, is_missing: bool = False) -> Response:
        return self._console.frame.page(
            request,
            "interview_code.html",
            caller=caller,
            here="interviews",
            status=404 if is_missing else 200,
            is_missing=is_missing,
        )


def _find(request: Request, caller: Caller, code: str) -> KeptInterview | None:
    """The interview; a wrong code is recorded and counted.

    Raises:
        TooManyTries: it was one too many from that address.
    """
    rooms = rooms_of(request)
    kept = open_shared(rooms, code)
    if kept is None:
        record_refusal(request, "no-such-interview", caller=caller)
        rooms.tries.add(address_of(request, is_behind_proxy=rooms.settings.is_behind_proxy))
    return kept
