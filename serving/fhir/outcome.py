"""Every error of the FHIR door as an OperationOutcome; it never repeats what was sent.

Source: FHIR R4 §3.1.0.1.5 (status codes), OperationOutcome, value set issue-type.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.responses import JSONResponse

from datasets.errors import UnreadableRecord
from models.errors import InvalidInput
from serving.errors import AccessDenied, NotPermitted, ServingError, TooManyTries, UploadRejected
from serving.fhir_server import FhirServerFailed

MEDIA_TYPE = "application/fhir+json"


class FhirRefusal(ServingError):
    """A request that is not answered.

    Attributes:
        status: HTTP status.
        code: of the value set issue-type.
    """

    def __init__(self, status: int, code: str, diagnostics: str) -> None:
        super().__init__(diagnostics)
        self.status, self.code = status, code


BY_ERROR: tuple[tuple[type[Exception], int, str], ...] = (
    (TooManyTries, 429, "throttled"),
    (NotPermitted, 403, "forbidden"),
    (AccessDenied, 401, "login"),
    (UploadRejected, 413, "too-long"),
    (UnreadableRecord, 400, "invalid"),
    (InvalidInput, 422, "value"),
    (FhirServerFailed, 502, "transient"),
)
ANSWERED: tuple[type[Exception], ...] = (*(family for family, _, _ in BY_ERROR), FhirRefusal)


class FhirRoute(APIRoute):
    """A route whose errors are OperationOutcomes."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, with its errors answered."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await handle(request)
            except ANSWERED as error:
                return _refuse(error)

        return answer


def describe_outcome(code: str, diagnostics: str, severity: str = "error") -> dict[str, Any]:
    """The resource."""
    issue = {"severity": severity, "code": code, "diagnostics": diagnostics}
    return {"resourceType": "OperationOutcome", "issue": [issue]}


def fhir_response(resource: dict[str, Any], status: int = 200) -> JSONResponse:
    """A resource as a response."""
    return JSONResponse(resource, status, media_type=MEDIA_TYPE)


def _refuse(error: Exception) -> Response:
    if isinstance(error, FhirRefusal):
        return fhir_response(describe_outcome(error.code, str(error)), error.status)
    status, code = next((status, code) for family, status, code in BY_ERROR if isinstance(error, family))
    response = fhir_response(describe_outcome(code, str(error)), status)
    if status == 401:
        response.headers["www-authenticate"] = "Bearer"
    if status == 429:
        response.headers["retry-after"] = "5"
    return response
