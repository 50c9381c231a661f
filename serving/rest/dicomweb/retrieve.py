"""WADO-RS: objects, their metadata, their frames, and a rendered picture.

Objects are given in the transfer syntax they are kept in.
Source: DICOM PS3.18 10.4.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated

import numpy as np
import PIL.Image
from fastapi import APIRouter, Path, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from datasets.dicom.frames import stored_frame
from datasets.dicom.layout import layout_of
from datasets.dicom.read import read_instance, typed_errors
from datasets.limits import LIMITS
from datasets.read import read_image
from serving.access import record_access
from serving.rest.dicomweb.dicom_json import MEDIA_TYPE, answer, metadata_of
from serving.rest.dicomweb.held import Held, list_held, read_headers
from serving.rest.dicomweb.multipart import new_boundary, write_parts
from serving.rest.problems import NOT_ACCEPTABLE, Problem
from serving.rest.studies import ClinicalKey, Uid
from serving.rooms import Rooms, rooms_of
from serving.shapes import PROBLEMS

DICOM, OCTETS, PNG = "application/dicom", "application/octet-stream", "image/png"

Frame = Annotated[int, Path(ge=1, le=1 << 20)]

router = APIRouter(prefix="/dicom-web", tags=["dicomweb"], responses=PROBLEMS, default_response_class=Response)


@router.get("/studies/{study}", summary="WADO-RS: retrieve a study")
@router.get("/studies/{study}/series/{series}", summary="WADO-RS: retrieve a series")
@router.get("/studies/{study}/series/{series}/instances/{instance}", summary="WADO-RS: retrieve an instance")
def retrieve(
    request: Request, caller: ClinicalKey, study: Uid, series: Uid | None = None, instance: Uid | None = None
) -> Response:
    """`multipart/related; type="application/dicom"`; one instance alone also as `application/dicom`."""
    accepted = _accepted(request)
    held = list_held(rooms_of(request), study, series, instance)
    is_single = instance is not None and DICOM in accepted
    if not is_single and not accepted & {"multipart/related", "multipart/*", "*/*"}:
        raise Problem(NOT_ACCEPTABLE, 'multipart/related; type="application/dicom"', "another Accept")
    record_access(request, caller, "export", "read", study)
    if is_single:
        return Response(held[0].read_bytes(), media_type=DICOM)
    return _multipart(DICOM, ((DICOM, one.read_bytes()) for one in held))


@router.get("/studies/{study}/metadata", summary="WADO-RS: a study's metadata")
@router.get("/studies/{study}/series/{series}/metadata", summary="WADO-RS: a series' metadata")
@router.get("/studies/{study}/series/{series}/instances/{instance}/metadata", summary="WADO-RS: an instance's metadata")
def retrieve_metadata(
    request: Request, caller: ClinicalKey, study: Uid, series: Uid | None = None, instance: Uid | None = None
) -> Response:
    """Headers in the DICOM JSON model, without pixels and other bulk data."""
    if not _accepted(request) & {MEDIA_TYPE, "application/json", "application/*", "*/*"}:
        raise Problem(NOT_ACCEPTABLE, MEDIA_TYPE, "another Accept")
    held = list_held(rooms_of(request), study, series, instance)
    record_access(request, caller, "access", "read", study)
    return answer([metadata_of(header) for _, header in read_headers(held)])


@router.get("/studies/{study}/series/{series}/instances/{instance}/rendered", summary="WADO-RS: a rendered picture")
async def retrieve_rendered(request: Request, caller: ClinicalKey, study: Uid, series: Uid, instance: Uid) -> Response:
    """PNG of the first frame, as a reader would see it."""
    rooms = rooms_of(request)
    picture = await rooms.pool.run(partial(_render, rooms, study, series, instance))
    await run_in_threadpool(record_access, request, caller, "access", "read", study)
    return Response(picture, media_type=PNG)


@router.get("/studies/{study}/series/{series}/instances/{instance}/frames/{frame}", summary="WADO-RS: a frame")
async def retrieve_frame(
    request: Request, caller: ClinicalKey, study: Uid, series: Uid, instance: Uid, frame: Frame
) -> Response:
    """The stored values of one frame, decoded: explicit VR little endian bytes as `application/octet-stream`."""
    rooms = rooms_of(request)
    content = await rooms.pool.run(partial(_decode, rooms, study, series, instance, frame))
    await run_in_threadpool(record_access, request, caller, "access", "read", study)
    return _multipart(OCTETS, iter([(OCTETS, content)]))


def _accepted(request: Request) -> set[str]:
    text = request.headers.get("accept", "*/*")
    return {part.partition(";")[0].strip().lower() for part in text.split(",")}


def _multipart(kind: str, parts: Iterator[tuple[str, bytes]]) -> StreamingResponse:
    boundary = new_boundary()
    return StreamingResponse(
        write_parts(parts, boundary), media_type=f'multipart/related; type="{kind}"; boundary={boundary}'
    )


def _one(rooms: Rooms, uids: Sequence[str]) -> Held:
    study, series, instance = uids
    return list_held(rooms, study, series, instance)[0]


def _render(rooms: Rooms, *uids: str) -> bytes:
    pixels = read_image(_one(rooms, uids).read_bytes()).pixels
    stream = io.BytesIO()
    PIL.Image.fromarray(np.rint(pixels * 255).astype(np.uint8)).save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def _decode(rooms: Rooms, study: str, series: str, instance: str, frame: int) -> bytes:
    dataset = read_instance(_one(rooms, (study, series, instance)).read_bytes())
    with typed_errors("decoding a frame"):
        values = stored_frame(dataset, layout_of(dataset, LIMITS), frame - 1, LIMITS)
        return np.ascontiguousarray(values, dtype=values.dtype.newbyteorder("<")).tobytes()
