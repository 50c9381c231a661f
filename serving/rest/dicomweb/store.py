"""STOW-RS: instances in, with the gateway's promise.

Source: DICOM PS3.18 10.5, Annex I.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from serving.rest.dicomweb.dicom_json import MEDIA_TYPE, Element, answer, elements, tag_of
from serving.rest.dicomweb.multipart import read_parts
from serving.rest.problems import MALFORMED, Problem
from serving.rest.storing import Stored, record_import, store_content
from serving.rest.studies import ClinicalKey, Uid
from serving.rooms import rooms_of
from serving.shapes import PROBLEMS

BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/related": {
                "schema": {"type": "string", "format": "binary"},
                "example": "--b\r\nContent-Type: application/dicom\r\n\r\n…\r\n--b--\r\n",
            }
        },
    }
}

router = APIRouter(
    prefix="/dicom-web",
    tags=["dicomweb"],
    responses={
        200: {"content": {MEDIA_TYPE: {}}},
        202: {"description": "some were kept, some not", "content": {MEDIA_TYPE: {}}},
        409: {"description": "none was kept", "content": {MEDIA_TYPE: {}}},
        **PROBLEMS,
    },
    default_response_class=Response,
)


@router.post("/studies", summary="STOW-RS: store instances", openapi_extra=BODY)
async def store_instances(request: Request, caller: ClinicalKey) -> Response:
    """Each instance is on disk and in the database before the answer says so."""
    return await _store(request, caller, None)


@router.post("/studies/{study}", summary="STOW-RS: store instances of one study", openapi_extra=BODY)
async def store_study_instances(request: Request, caller: ClinicalKey, study: Uid) -> Response:
    """As above; instances of another study are refused."""
    return await _store(request, caller, study)


async def _store(request: Request, caller: ClinicalKey, study: str | None) -> Response:
    rooms, stored = rooms_of(request), list[Stored]()
    async for content in read_parts(request):
        stored.append(await run_in_threadpool(store_content, rooms, content, study))
    if not stored:
        raise Problem(MALFORMED, "at least one part", "none")
    await run_in_threadpool(record_import, request, caller, stored)
    failures = sum(one.failure is not None for one in stored)
    status = 200 if failures == 0 else 409 if failures == len(stored) else 202
    return answer(_describe(f"{str(request.base_url).rstrip('/')}/dicom-web", stored), status)


def _describe(root: str, stored: Sequence[Stored]) -> dict[str, Element]:
    kept = [_reference(one) | _address(root, one) for one in stored if one.instance is not None and one.failure is None]
    known = [
        _reference(one) | elements(FailureReason=one.failure)
        for one in stored
        if one.instance is not None and one.failure is not None
    ]
    unknown = [elements(FailureReason=one.failure) for one in stored if one.instance is None]
    sequences = {"ReferencedSOPSequence": kept, "FailedSOPSequence": known, "OtherFailuresSequence": unknown}
    return {tag_of(name): {"vr": "SQ", "Value": items} for name, items in sequences.items() if items}


def _reference(stored: Stored) -> dict[str, Element]:
    assert stored.instance is not None  # noqa: S101  # callers choose those that have one
    return elements(
        ReferencedSOPClassUID=stored.instance.sop_class_uid, ReferencedSOPInstanceUID=stored.instance.sop_instance_uid
    )


def _address(root: str, stored: Stored) -> dict[str, Element]:
    assert stored.instance is not None  # noqa: S101  # callers choose those that have one
    one = stored.instance
    path = f"studies/{one.study_instance_uid}/series/{one.series_instance_uid}/instances/{one.sop_instance_uid}"
    return elements(RetrieveURL=f"{root}/{path}")
