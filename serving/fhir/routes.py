"""`/fhir`: metadata, the operation's definition, and `$evaluate`. FHIR R4, JSON."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from serving.access import admit, admit_anyone
from serving.audit_event import AuditEvent
from serving.auth import Caller
from serving.fhir.address import base_of
from serving.fhir.capability import describe_capability, describe_operation
from serving.fhir.evaluate import choose_instruments, evaluate, fetch_record
from serving.fhir.outcome import MEDIA_TYPE, FhirRefusal, FhirRoute, fhir_response
from serving.fhir.refusals import REFUSALS, RESOURCE, TAKEN_TYPES
from serving.fhir.request import read_request
from serving.fhir_body import read_json_body
from serving.language import choose_language
from serving.rooms import Rooms, rooms_of

SOURCE = "fhir"
_EXAMPLE = {
    "resourceType": "Parameters",
    "parameter": [
        {"name": "instrument", "valueString": "qsofa"},
        {"name": "patient", "valueReference": {"reference": "Patient/12"}},
        {"name": "input", "part": [{"name": "gcs", "valueInteger": 14}]},
    ],
}


BODY = {
    "requestBody": {
        "required": True,
        "content": {MEDIA_TYPE: {"schema": {"type": "object", "required": ["resourceType"]}, "example": _EXAMPLE}},
    }
}
router = APIRouter(tags=["fhir"], route_class=FhirRoute)
Clinical = Annotated[Caller, Depends(admit("radiologist", "clinician"))]


@router.get(
    "/fhir/metadata",
    summary="CapabilityStatement",
    dependencies=[admit_anyone],
    response_class=JSONResponse,
    responses={200: {"content": RESOURCE}},
)
def metadata(request: Request) -> JSONResponse:
    """Open, as FHIR clients expect; it tells of no patient."""
    has_cors = bool(rooms_of(request).settings.allowed_origins)
    return fhir_response(describe_capability(base_of(request), request.app.version, has_cors=has_cors))


@router.get(
    "/fhir/OperationDefinition/evaluate",
    summary="OperationDefinition of $evaluate",
    dependencies=[Depends(admit("radiologist", "clinician", "data_scientist"))],
    response_class=JSONResponse,
    responses={200: {"content": RESOURCE}, **{status: REFUSALS[status] for status in (401, 403, 429)}},
)
def operation(request: Request) -> JSONResponse:
    """What `$evaluate` takes and gives."""
    return fhir_response(describe_operation(base_of(request)))


@router.post(
    "/fhir/$evaluate",
    summary="Evaluate a record with scores and models",
    response_class=JSONResponse,
    responses={200: {"content": RESOURCE, "description": "A Bundle"}, **REFUSALS},
    openapi_extra=BODY,
)
async def evaluate_record(request: Request, caller: Clinical) -> JSONResponse:
    """A Bundle with RiskAssessment and GuidanceResponse (and the score as Observation) for each instrument."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in TAKEN_TYPES:
        raise FhirRefusal(415, "not-supported", f"expected {MEDIA_TYPE}")
    rooms = rooms_of(request)
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    asked = read_request(await read_json_body(request), query)
    chosen = choose_instruments(asked, rooms.instruments)
    await fetch_record(asked, chosen, rooms.settings)
    language = choose_language(request.headers.get("accept-language", ""), asked.language)

    def work() -> dict[str, Any]:
        found, bundle = evaluate(asked, chosen, language)
        _leave_record(rooms, request, caller, found.patient or asked.patient)
        return bundle

    return fhir_response(await run_in_threadpool(work))


@router.api_route(
    "/fhir/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False,
    dependencies=[Depends(admit("radiologist", "clinician", "data_scientist"))],
)  # fmt: skip
def nothing_else(path: str) -> JSONResponse:
    """Every other address is answered as FHIR wants, with an OperationOutcome.

    Raises:
        FhirRefusal: always.
    """
    del path
    raise FhirRefusal(404, "not-supported", "expected an address that GET metadata names; nothing else is offered")


def _leave_record(rooms: Rooms, request: Request, caller: Caller, patient: str | None) -> None:
    peer = request.client.host if request.client else None
    subjects = () if patient is None else (patient,)
    rooms.audit.record(AuditEvent("analysis", "execute", caller, source=SOURCE, peer=peer, subjects=subjects))
