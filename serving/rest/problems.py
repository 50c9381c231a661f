"""Every error as RFC 9457 problem+json: a stable code, what was expected, what came, what to do. Never the input.

Source: RFC 9457.
"""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from datasets.errors import DatasetError, InvalidCodes, UnreadableInstance, UnreadableRecord, UnsupportedTransferSyntax
from models.errors import InstrumentNotFound, InvalidInput, ModelError, ModelNotFound, PreprocessingFailed
from serving.audit_event import Activity
from serving.errors import (
    AccessDenied,
    NotPermitted,
    OutOfResources,
    Overloaded,
    ServingError,
    StudyNotFound,
    TableRejected,
    TooManyTries,
    TooManyVisits,
    UnknownConcept,
    UploadRejected,
)
from serving.refusals import record_refusal
from serving.rest.problem_details import detail_of
from serving.rest.problem_titles import title_of

MEDIA_TYPE = "application/problem+json"
ANALYSIS_ROUTE = "/v1/imaging/analyze"
UPLOAD_ROUTES = ("/v1/imaging/", "/dicom-web/")
logger = logging.getLogger("tuetinh.rest")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its status, code, title, and what the caller does about it."""

    status: int
    code: str
    title: str
    do: str


class Problem(Exception):  # it is what RFC 9457 calls it
    """A problem found by a route itself."""

    def __init__(self, kind: Kind, expected: str, got: str) -> None:
        super().__init__(kind.code)
        self.kind, self.expected, self.got = kind, expected, got


TOO_LARGE = Kind(
    413, "body-too-large", "The body is too large", "send less at a time, or raise TUETINH_UPLOAD_LIMIT_MB"
)
MALFORMED = Kind(400, "malformed-body", "The body cannot be read", "send the form or parts that /docs shows")
NOT_TAKEN = Kind(415, "media-type-not-supported", "The body's type is not taken here", "send what /docs shows")
ARCHIVE = Kind(422, "archive-rejected", "The zip file is refused", "send a plain zip of one study's DICOM files")
NOT_ACCEPTABLE = Kind(406, "not-acceptable", "That representation is not offered", "ask for what /docs shows")
NOT_FOUND = Kind(404, "not-found", "It is not held here", "check the address, or the UID")

BY_ERROR: tuple[tuple[type[Exception], Kind], ...] = (
    (TooManyTries, Kind(429, "too-many-tries", "Too many wrong keys", "wait a minute")),
    (NotPermitted, Kind(403, "not-permitted", "The role may not do this", "use a key of a role that may")),
    (AccessDenied, Kind(401, "access-denied", "A key is needed", "send an API key; `./tuetinh key create` makes one")),
    (
        UnknownConcept,
        Kind(404, "concept-not-found", "No such concept", "choose one of GET /symptoms-api/v3/concepts"),
    ),
    (TooManyVisits, Kind(429, "too-many-requests", "Too many requests", "wait a minute, then go on")),
    (StudyNotFound, NOT_FOUND),
    (OutOfResources, Kind(507, "out-of-resources", "No room to store it", "free disk space, then send it again")),
    (Overloaded, Kind(503, "overloaded", "Too many analyses wait", "try again in a few seconds")),
    (UploadRejected, TOO_LARGE),
    (
        UnsupportedTransferSyntax,
        Kind(422, "unsupported-transfer-syntax", "No decoder for this transfer syntax", "send another transfer syntax"),
    ),
    (
        UnreadableInstance,
        Kind(422, "unreadable-instance", "The file cannot be read", "send a sound DICOM, PNG or JPEG"),
    ),
    (
        InstrumentNotFound,
        Kind(404, "instrument-not-found", "No such score or model", "choose one of GET /v1/risk"),
    ),
    (ModelNotFound, Kind(404, "model-not-found", "No such model", "choose one of GET /v1/models")),
    (
        PreprocessingFailed,
        Kind(422, "picture-does-not-fit", "The picture does not fit the model", "send another picture"),
    ),
    (
        InvalidInput,
        Kind(422, "input-not-valid", "An input is not what the declaration says", "see GET /v1/risk/{name}"),
    ),
    (
        TableRejected,
        Kind(422, "table-rejected", "The table cannot be answered", "send CSV or Parquet as /docs shows"),
    ),
    (ModelError, Kind(500, "model-unusable", "A model folder is damaged", "restore the model folder")),
    (InvalidCodes, Kind(500, "catalogue-unusable", "The imported catalogue is damaged", "import it again")),
    (UnreadableRecord, Kind(422, "unreadable-record", "The record cannot be read", "send what its standard says")),
    (DatasetError, Kind(422, "unreadable-instance", "The data cannot be read", "send a sound file")),
    (ServingError, Kind(500, "service-error", "The service failed", "see the service's log")),
)
INTERNAL = Kind(500, "internal-error", "The service failed", "see the service's log")
INVALID = Kind(422, "invalid-parameter", "A parameter is not valid", "see /docs")


def problem_response(kind: Kind, expected: str = "", got: str = "", *, accept_language: str = "") -> JSONResponse:
    """The problem as a response; its title and detail in the language that is preferred."""
    title, language = title_of(kind.code, kind.title, accept_language)
    english = "; ".join(part for part in (expected and f"expected {expected}", got and f"got {got}", kind.do) if part)
    content: dict[str, Any] = {
        "type": f"/docs#{kind.code}",
        "title": title,
        "status": kind.status,
        "code": kind.code,
        "detail": english if language == "en" else detail_of(kind.code, expected, got, kind.do),
        "expected": expected or None,
        "got": got or None,
        "do": kind.do,
    }
    headers = {"content-language": language, "vary": "Accept-Language"}
    if kind.status == HTTPStatus.UNAUTHORIZED:
        headers["www-authenticate"] = "Bearer"
    if kind.status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        headers["retry-after"] = "5"
    return JSONResponse(content, kind.status, headers, MEDIA_TYPE)


def language_asked(request: Request) -> str:
    """What the caller says of the languages it reads."""
    return request.headers.get("accept-language", "")


def _note_refused_upload(request: Request, kind: Kind) -> None:
    """What was sent and not taken leaves an audit record, as what was taken does."""
    is_upload = request.method == "POST" and request.url.path.startswith(UPLOAD_ROUTES)
    if is_upload and kind.status not in (401, 403, 429):  # these are recorded at the door
        activity: Activity = "analysis" if request.url.path == ANALYSIS_ROUTE else "import"
        record_refusal(request, kind.code, activity=activity)


def _of_problem(request: Request, problem: Exception) -> JSONResponse:
    assert isinstance(problem, Problem)  # noqa: S101  # registered for this type only
    _note_refused_upload(request, problem.kind)
    return problem_response(problem.kind, problem.expected, problem.got, accept_language=language_asked(request))


def _of_error(request: Request, error: Exception) -> JSONResponse:
    kind = next((kind for family, kind in BY_ERROR if isinstance(error, family)), INTERNAL)
    _note_refused_upload(request, kind)
    if kind.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("%s", type(error).__name__)
        return problem_response(kind, accept_language=language_asked(request))
    expected, _, got = str(error).removeprefix("expected ").partition(", got ")
    return problem_response(kind, expected, got, accept_language=language_asked(request))


def _of_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101  # registered for this type only
    status = HTTPStatus(error.status_code)
    kind = Kind(status, status.name.lower().replace("_", "-"), status.phrase, "see /docs")
    response = problem_response(kind, accept_language=language_asked(request))
    response.headers.update(error.headers or {})
    return response


def _of_validation(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101  # registered for this type only
    _note_refused_upload(request, INVALID)
    places = sorted({".".join(str(part) for part in one["loc"][:2]) for one in error.errors()})
    rows = sorted({part + 1 for one in error.errors() for part in one["loc"][2:] if isinstance(part, int)})
    where = ", ".join(places) + (f", row {rows[0]}" if rows else "")
    got = f"one that is not, in {where}"
    return problem_response(INVALID, "valid values", got, accept_language=language_asked(request))


def add_problems(app: FastAPI) -> None:
    """Answer every error of the app as a problem."""
    app.add_exception_handler(Problem, _of_problem)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_validation)
    for family in (ServingError, DatasetError, ModelError):
        app.add_exception_handler(family, _of_error)


class CatchAll:
    """The outermost layer: what nobody expected becomes a 500 whose log line has the place and no content."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        has_started = False

        async def watch(message: Message) -> None:
            nonlocal has_started
            has_started = has_started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watch)
        except ClientDisconnect:
            logger.info("a caller went away before its body was whole")
        except Exception as error:  # noqa: BLE001  # the last resort: the message may hold patient data
            frames = traceback.extract_tb(error.__traceback__)[-3:]
            places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
            logger.error("unexpected %s at %s", type(error).__name__, places)  # a traceback may hold data
            if scope["type"] == "http" and not has_started:
                asked = language_asked(Request(scope))
                await problem_response(INTERNAL, accept_language=asked)(scope, receive, send)
