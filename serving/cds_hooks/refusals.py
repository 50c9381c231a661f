"""How a CDS Hooks call is refused: by status, with a problem that never repeats what was sent.

A token that does not hold gets a 401 with nothing in it, as the specification wants.

Source: CDS Hooks 2.0 (HTTP status codes, trusting CDS clients); RFC 9457.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.responses import JSONResponse

from datasets.errors import UnreadableRecord
from serving.errors import AccessDenied, NotPermitted, ServingError, TooManyTries, UploadRejected

MEDIA_TYPE = "application/problem+json"


class CdsRefusal(ServingError):
    """A call that is not answered with cards.

    Attributes:
        status: HTTP status.
        code: stable.
        do: what the caller does about it.
    """

    def __init__(self, status: int, code: str, expected: str, do: str) -> None:
        super().__init__(f"expected {expected}")
        self.status, self.code, self.expected, self.do = status, code, expected, do


def malformed(expected: str) -> CdsRefusal:
    """The call is not what the specification says."""
    return CdsRefusal(400, "malformed-call", expected, "send a call as CDS Hooks 2.0 describes it")


def unknown_service() -> CdsRefusal:
    """No service has that id."""
    return CdsRefusal(404, "service-not-found", "an id of GET /cds-services", "discover the services again")


def data_not_had(expected: str) -> CdsRefusal:
    """Data that the service cannot do without are neither in the call nor to be had."""
    return CdsRefusal(
        412, "data-not-available", expected, "send the prefetch, or a fhirServer that TUETINH_FHIR_SERVERS names"
    )


class CdsRoute(APIRoute):
    """A route whose refusals are CDS Hooks' own."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with its errors answered."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except (AccessDenied, CdsRefusal, UnreadableRecord, UploadRejected) as error:
                return _refuse(error)

        return answer


def _refuse(error: Exception) -> Response:
    if isinstance(error, TooManyTries):
        return Response(status_code=429, headers={"retry-after": "5"})
    if isinstance(error, NotPermitted):
        return Response(status_code=403)
    if isinstance(error, AccessDenied):
        return Response(status_code=401, headers={"www-authenticate": "Bearer"})
    if isinstance(error, UploadRejected):
        return _problem(413, "body-too-large", str(error).removeprefix("expected "), "send fewer data in the prefetch")
    if isinstance(error, CdsRefusal):
        return _problem(error.status, error.code, error.expected, error.do)
    return _problem(400, "malformed-call", str(error).removeprefix("expected "), "send sound FHIR R4 JSON")


def _problem(status: int, code: str, expected: str, do: str) -> JSONResponse:
    content = {
        "type": f"/docs#{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": f"expected {expected}; {do}",
        "expected": expected,
        "do": do,
    }
    return JSONResponse(content, status, media_type=MEDIA_TYPE)
