"""`/fhir/Questionnaire/…`: the pre-visit interview for a hospital's information system, a question at a time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from datasets.emr.fhir_json import Resource, reference_of
from models.terms import Language
from serving.access import admit
from serving.audit_event import AuditEvent
from serving.auth import Caller
from serving.fhir.address import base_of
from serving.fhir.capability import describe_symptom_bundle
from serving.fhir.outcome import MEDIA_TYPE, FhirRefusal, FhirRoute, fhir_response
from serving.fhir.previsit import read_intake, response_of
from serving.fhir.questionnaire import describe_questionnaire, with_next_question
from serving.fhir.refusals import REFUSALS, RESOURCE, TAKEN_TYPES
from serving.fhir_body import read_json_body
from serving.interview_bundle import Told, describe_interview
from serving.language import choose_language
from serving.rooms import rooms_of

SOURCE = "fhir"
_EXAMPLE = {
    "resourceType": "QuestionnaireResponse",
    "status": "in-progress",
    "item": [
        {"linkId": "sex", "answer": [{"valueCoding": {"code": "female"}}]},
        {"linkId": "age", "answer": [{"valueDecimal": 34}]},
        {"linkId": "complaint", "answer": [{"valueString": "sốt hai ngày nay, đau đầu"}]},
    ],
}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {MEDIA_TYPE: {"schema": {"type": "object", "required": ["resourceType"]}, "example": _EXAMPLE}},
    }
}
_ANSWERED: dict[int | str, dict[str, Any]] = {
    200: {"content": RESOURCE},
    **{status: REFUSALS[status] for status in (400, 401, 403, 413, 415, 422, 429)},
}
router = APIRouter(tags=["fhir"], route_class=FhirRoute)
Clinical = Annotated[Caller, Depends(admit("radiologist", "clinician"))]


@router.get(
    "/fhir/Questionnaire/tuetinh-previsit",
    summary="The adaptive pre-visit Questionnaire",
    dependencies=[Depends(admit("radiologist", "clinician", "data_scientist"))],
    response_class=JSONResponse,
    responses={200: {"content": RESOURCE}, **{status: REFUSALS[status] for status in (401, 403, 429)}},
)
def questionnaire(request: Request) -> JSONResponse:
    """The first questions; `$next-question` has the others."""
    version = rooms_of(request).checker.base.about.version
    language = choose_language(request.headers.get("accept-language", ""))
    return fhir_response(describe_questionnaire(base_of(request), version, language))


@router.get(
    "/fhir/OperationDefinition/symptom-bundle",
    summary="OperationDefinition of $symptom-bundle",
    dependencies=[Depends(admit("radiologist", "clinician", "data_scientist"))],
    response_class=JSONResponse,
    responses={200: {"content": RESOURCE}, **{status: REFUSALS[status] for status in (401, 403, 429)}},
)
def operation(request: Request) -> JSONResponse:
    """What `$symptom-bundle` takes and gives."""
    return fhir_response(describe_symptom_bundle(base_of(request)))


@router.post(
    "/fhir/Questionnaire/$next-question",
    summary="The next question of the pre-visit interview (SDC)",
    response_class=JSONResponse,
    responses=_ANSWERED,
    openapi_extra=_BODY,
)
async def next_question(request: Request, caller: Clinical) -> JSONResponse:
    """The response, with a contained Questionnaire that ends in the next question; nothing of it is kept."""
    response, language = await _read(request)
    base_url = base_of(request)

    def work() -> Resource:
        checker = rooms_of(request).checker  # the first call loads it, which must not hold up the others
        intake = read_intake(response, checker, language)
        answer = with_next_question({**response, "language": language}, intake, intake.look(checker), base_url)
        if answer["status"] == "completed":
            _leave_record(request, caller, response)
        return answer

    return fhir_response(await run_in_threadpool(work))


@router.post(
    "/fhir/$symptom-bundle",
    summary="A pre-visit interview as a Bundle of findings, urgency and possibilities",
    response_class=JSONResponse,
    responses=_ANSWERED,
    openapi_extra=_BODY,
)
async def symptom_bundle(request: Request, caller: Clinical) -> JSONResponse:
    """A Bundle (collection) that names nobody: file it under the patient whom you asked for."""
    response, language = await _read(request)

    def work() -> Resource:
        checker = rooms_of(request).checker
        look = read_intake(response, checker, language).look(checker)
        if look is None:
            raise FhirRefusal(422, "required", "expected answers to sex and age")
        bundle = describe_interview(Told(look, look.triage.level, datetime.now(UTC), language))
        _leave_record(request, caller, response)
        return bundle

    return fhir_response(await run_in_threadpool(work))


async def _read(request: Request) -> tuple[Resource, Language]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in TAKEN_TYPES:
        raise FhirRefusal(415, "not-supported", f"expected {MEDIA_TYPE}")
    response = response_of(await read_json_body(request))
    return response, choose_language(request.headers.get("accept-language", ""), response.get("language"))


def _leave_record(request: Request, caller: Caller, response: Resource) -> None:
    peer = request.client.host if request.client else None
    subject = reference_of(response.get("subject"))
    subjects = () if subject is None else (subject,)
    event = AuditEvent("analysis", "execute", caller, source=SOURCE, peer=peer, subjects=subjects)
    rooms_of(request).audit.record(event)
