"""Studies, asynchronously: send one, see where each step and delivery stands, fetch what was found."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.concurrency import run_in_threadpool

from datasets.errors import DatasetError
from datasets.read import read_image
from serving.access import CLINICAL, admit, record_access
from serving.auth import Caller
from serving.errors import StudyNotFound
from serving.rest.overlays import draw_png
from serving.rest.problems import BY_ERROR, NOT_FOUND, Problem
from serving.rest.storing import Stored, record_import, store_content
from serving.rest.study_answers import (
    ResultsAnswer,
    StoredAnswer,
    StudyAnswer,
    describe_results,
    describe_stored,
    describe_study,
)
from serving.rest.upload import FORM_SCHEMA, read_form_files, unpack
from serving.results.words import Language
from serving.rooms import Rooms, rooms_of
from serving.shapes import PROBLEMS
from serving.store.analyses import get_result, list_analyses, list_results
from serving.store.deliveries import list_deliveries
from serving.store.studies import get_instance, get_study

UID_PATTERN = r"^[0-9]+(\.[0-9]+)*$"
Uid = Annotated[str, Path(pattern=UID_PATTERN, max_length=64, examples=["1.2.826.0.1.3680043.8.498.2"])]
ClinicalKey = Annotated[Caller, Depends(admit(*CLINICAL))]

router = APIRouter(prefix="/v1/imaging/studies", tags=["imaging"], responses=PROBLEMS)


@router.post("", status_code=202, summary="Send a study", openapi_extra={"requestBody": FORM_SCHEMA})
async def send_study(request: Request, caller: ClinicalKey) -> StoredAnswer:
    """Keep DICOM instances (files, or zips of them); they are analysed once the study is complete.

    The answer comes after every instance is on disk and in the database; what could not be kept is listed.
    """
    rooms = rooms_of(request)
    contents = await read_form_files(request)
    stored = await rooms.pool.run(partial(_store_all, rooms, contents))
    await run_in_threadpool(record_import, request, caller, stored)
    if all(one.failure is not None for one in stored):
        raise Problem(dict(BY_ERROR)[DatasetError], "at least one sound DICOM instance", "none")
    return describe_stored(stored)


@router.get("/{study_instance_uid}", summary="Where a study stands")
def follow_study(request: Request, caller: ClinicalKey, study_instance_uid: Uid) -> StudyAnswer:
    """The state of each step, and of each delivery of a result to a destination."""
    store = rooms_of(request).store
    study = get_study(store, study_instance_uid)
    record_access(request, caller, "access", "read", study_instance_uid)
    analyses, results = list_analyses(store, study_instance_uid), list_results(store, study_instance_uid)
    return describe_study(study, analyses, results, list_deliveries(store, study_instance_uid))


@router.get("/{study_instance_uid}/results", summary="What was found in a study")
def get_results(request: Request, caller: ClinicalKey, study_instance_uid: Uid) -> ResultsAnswer:
    """Each model's answer for each instance, and the DICOM objects made of them. Decision support, not a diagnosis."""
    store = rooms_of(request).store
    get_study(store, study_instance_uid)
    record_access(request, caller, "access", "read", study_instance_uid)
    return describe_results(
        study_instance_uid, list_analyses(store, study_instance_uid), list_results(store, study_instance_uid)
    )


@router.get(
    "/{study_instance_uid}/results/{sop_instance_uid}",
    summary="One result as a DICOM object",
    response_class=Response,
    responses={200: {"content": {"application/dicom": {}}}},
)
def get_result_object(
    request: Request, caller: ClinicalKey, study_instance_uid: Uid, sop_instance_uid: Uid
) -> Response:
    """A secondary capture, segmentation, structured report or presentation state."""
    rooms = rooms_of(request)
    result = get_result(rooms.store, sop_instance_uid)
    if result is None or result.study_instance_uid != study_instance_uid:
        raise StudyNotFound("expected the UID of a result of that study")
    content = _read_held(rooms, result.path)
    record_access(request, caller, "export", "read", study_instance_uid)
    return Response(content, media_type="application/dicom")


@router.get(
    "/{study_instance_uid}/instances/{sop_instance_uid}/overlay",
    summary="The overlay picture of an instance",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}},
)
async def get_overlay(
    request: Request, caller: ClinicalKey, study_instance_uid: Uid, sop_instance_uid: Uid, language: Language = "vi"
) -> Response:
    """Drawn again by the very models that looked at it; PNG."""
    rooms = rooms_of(request)
    picture = await rooms.pool.run(partial(_draw, rooms, study_instance_uid, sop_instance_uid, language))
    await run_in_threadpool(record_access, request, caller, "access", "read", study_instance_uid)
    return Response(picture, media_type="image/png")


def _store_all(rooms: Rooms, contents: list[bytes]) -> list[Stored]:
    limit = rooms.settings.upload_limit_mb << 20
    return [store_content(rooms, file) for content in contents for file in unpack(content, limit)]


def _draw(rooms: Rooms, study_instance_uid: str, sop_instance_uid: str, language: Language) -> bytes:
    instance = get_instance(rooms.store, sop_instance_uid)
    if instance is None or instance.study_instance_uid != study_instance_uid:
        raise StudyNotFound("expected the UID of an instance of that study")
    names = [
        analysis.model_name
        for analysis in list_analyses(rooms.store, study_instance_uid)
        if analysis.sop_instance_uid == sop_instance_uid and analysis.model_name in rooms.engine.cards
    ]
    image = read_image(rooms.settings.data_dir / instance.path)
    return draw_png(image, rooms.engine.analyse(image, names), language)


def _read_held(rooms: Rooms, path: str) -> bytes:
    try:
        return (rooms.settings.data_dir / path).read_bytes()
    except OSError as error:
        raise Problem(NOT_FOUND, "an object that is still held", "one whose file is gone") from error
