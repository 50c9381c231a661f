"""`/cds-services`: discovery, calls, feedback; and `/v1/cds/services`: how the services do.

Source: CDS Hooks 2.0 (https://cds-hooks.hl7.org/2.0/), with what its 3.0 ballot adds passed over.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse

from models.terms import Language
from serving.access import admit, admit_anyone
from serving.audit import record_in
from serving.audit_event import AuditEvent
from serving.auth import Caller
from serving.cds_hooks.admission import AdmitCdsClient
from serving.cds_hooks.answering import SOURCE, answer_call, events_of, record_answer
from serving.cds_hooks.call import Call, read_call
from serving.cds_hooks.catalogue import SHIPPED, Offer, offer_services, prefetch_of, read_services
from serving.cds_hooks.documented import ANSWERS, CALL, DISCOVERY, FEEDBACK_BODY, REFUSALS
from serving.cds_hooks.feedback import read_feedback, record_feedback_in
from serving.cds_hooks.gather import gather
from serving.cds_hooks.refusals import CdsRoute, malformed, unknown_service
from serving.cds_hooks.statistics import ServiceList, count_outcomes
from serving.fhir_body import read_json_body
from serving.language import choose_language
from serving.rooms import Rooms, rooms_of
from serving.shapes import PROBLEMS

logger = logging.getLogger("tuetinh.cds_hooks")
router = APIRouter(tags=["cds-hooks"], route_class=CdsRoute)
figures = APIRouter(tags=["cds-hooks"])
Admitted = Annotated[Caller, Depends(AdmitCdsClient("radiologist", "clinician"))]


def offers_of(request: Request) -> Mapping[str, Offer]:
    """What this installation offers, read once."""
    state = request.app.state
    if getattr(state, "cds_offers", None) is None:
        rooms = rooms_of(request)
        path = Path(rooms.settings.cds_services_file) if rooms.settings.cds_services_file else SHIPPED
        state.cds_offers = offer_services(read_services(path), rooms.instruments)
    offers: Mapping[str, Offer] = state.cds_offers
    return offers


@router.get(
    "/cds-services",
    summary="Discover the CDS services",
    dependencies=[admit_anyone],
    response_class=JSONResponse,
    responses={200: DISCOVERY},
)
def discover(request: Request) -> JSONResponse:
    """Open: it tells of no patient, and clients discover before they can sign."""
    language = choose_language(request.headers.get("accept-language", ""))
    return JSONResponse({"services": [_describe(offer, language) for offer in offers_of(request).values()]})


@router.post(
    "/cds-services/{service_id}",
    summary="Call a CDS service",
    response_class=JSONResponse,
    responses={200: ANSWERS, **REFUSALS},
    openapi_extra=CALL,
)
async def call_service(request: Request, caller: Admitted, service_id: str) -> JSONResponse:
    """Cards, or none. Answers within `TUETINH_CDS_DEADLINE_SECONDS`, with no card when the time was too short."""
    rooms, offer = rooms_of(request), _offer(request, service_id)
    call = read_call(await read_json_body(request))
    if call.hook != offer.service.hook:
        raise malformed(f"the hook {offer.service.hook}")
    language = choose_language(request.headers.get("accept-language", ""), call.language)
    peer = request.client.host if request.client else None
    try:
        async with asyncio.timeout(rooms.settings.cds_deadline_seconds):
            cards = await _cards(rooms, offer, call, language, caller, peer)
    except TimeoutError:
        logger.warning("%s had no time to answer; it stays silent", service_id)
        cards = []
    return JSONResponse({"cards": cards})


async def _cards(  # one call, whole
    rooms: Rooms, offer: Offer, call: Call, language: Language, caller: Caller, peer: str | None
) -> list[dict[str, Any]]:
    gathered = await gather(call, prefetch_of(offer), rooms.settings)

    def work() -> list[dict[str, Any]]:
        cards = answer_call(rooms, offer, call, gathered, language)
        record_answer(rooms, offer, cards, events_of(caller, peer, call, gathered))
        return cards

    return await run_in_threadpool(work)


@router.post(
    "/cds-services/{service_id}/feedback",
    summary="Say what became of a card",
    response_class=JSONResponse,
    responses={
        200: {"description": "kept, where the card is one that this service showed within a year; else only counted"},
        **{status: REFUSALS[status] for status in REFUSALS if status != 412},
    },
    openapi_extra=FEEDBACK_BODY,
)
async def give_feedback(request: Request, caller: Admitted, service_id: str) -> JSONResponse:
    """Both published shapes; kept as it came and as it was read.

    Of a card that this service did not show within a year nothing is kept or counted, but that there was such an entry
    (`feedback_unmatched` of `GET /v1/cds/services`).
    """
    rooms, offer = rooms_of(request), _offer(request, service_id)
    entries = read_feedback(await read_json_body(request))
    peer = request.client.host if request.client else None

    def work() -> None:
        with rooms.store.write() as connection:
            record_feedback_in(connection, offer.service.id, entries)
            record_in(connection, AuditEvent("import", "create", caller, source=SOURCE, peer=peer))

    await run_in_threadpool(work)
    return JSONResponse({})


@figures.get(
    "/v1/cds/services",
    summary="How the CDS services do",
    dependencies=[Depends(admit("clinician"))],
    responses={status: PROBLEMS[status] for status in (401, 403, 429)},
)
def list_figures(request: Request) -> ServiceList:
    """Cards shown, taken and overridden by service, and the PPV of its instruments where a card measures it."""
    return count_outcomes(rooms_of(request).store, offers_of(request))


def _offer(request: Request, service_id: str) -> Offer:
    offer = offers_of(request).get(service_id)
    if offer is None:
        raise unknown_service()
    return offer


def _describe(offer: Offer, language: Language) -> dict[str, Any]:
    service = offer.service
    return {
        "id": service.id,
        "hook": service.hook,
        "title": service.title.in_language(language),
        "description": service.description.in_language(language),
        "prefetch": prefetch_of(offer),
        "usageRequirements": _USAGE[language],
    }


_USAGE: dict[Language, str] = {
    "vi": "Hỗ trợ quyết định, không phải chẩn đoán. Dùng được khi chỉ có prefetch, không cần máy chủ FHIR.",
    "en": "Decision support, not a diagnosis. Works with prefetch alone, without a FHIR server.",
}
