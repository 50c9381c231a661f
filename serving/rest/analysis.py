"""`POST /v1/imaging/analyze`: a file or a zip of a study in, what the models say out, nothing kept but the overlay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydicom import Dataset

from datasets.dicom.read import image_of, read_instance, typed_errors
from datasets.dicom.values import text
from datasets.errors import UnreadableInstance, UnsupportedTransferSyntax
from datasets.limits import LIMITS
from datasets.picture import is_picture, read_picture
from serving.access import CLINICAL, admit, record_access
from serving.answer import describe_outcome, main_answer
from serving.auth import Caller
from serving.rest.answers import ANALYSIS_EXAMPLE, AnalysisAnswer
from serving.rest.overlays import draw_png, find_overlay, keep_overlay
from serving.rest.problems import NOT_FOUND, Problem
from serving.rest.upload import FORM_SCHEMA, read_form_files, unpack
from serving.rooms import Rooms, rooms_of
from serving.shapes import PROBLEMS
from serving.store.receive import UID

router = APIRouter(tags=["imaging"])
AnalystKey = Annotated[Caller, Depends(admit(*CLINICAL, "data_scientist"))]
ModelNames = Annotated[
    list[str],
    Query(alias="model", max_length=32, description="names of GET /v1/models; all that take an image when left out"),
]


OVERLAYS_LIMIT = 64
UID_CHARACTERS = 64


@dataclass(frozen=True, slots=True)
class Seen:
    """One file of the upload and what came of it: each model's answer, or the code of why it could not be read."""

    sop_instance_uid: str | None = None
    study_instance_uid: str | None = None
    answers: tuple[dict[str, Any], ...] = ()
    overlay: str | None = None
    unreadable: str | None = None


@router.post(
    "/v1/imaging/analyze",
    summary="Analyse one image, or a zip of a study",
    openapi_extra={"requestBody": FORM_SCHEMA},
    responses={200: {"content": {"application/json": {"example": ANALYSIS_EXAMPLE}}}, **PROBLEMS},
)
async def analyze(request: Request, caller: AnalystKey, model: ModelNames = []) -> AnalysisAnswer:  # noqa: B006
    """Decision support, not a diagnosis. Each model answers, or abstains and says why.

    The top level is the answer of the model that was asked for, or else of the one that reports findings; `results`
    holds every model's answer for every image. Nothing is stored but the overlay picture, for an hour.
    """
    rooms = rooms_of(request)
    contents = await read_form_files(request)
    seen = await rooms.pool.run(partial(_look_at_all, rooms, contents, model))
    uids = dict.fromkeys(one.study_instance_uid for one in seen if one.study_instance_uid is not None)
    await run_in_threadpool(record_access, request, caller, "analysis", "execute", *uids)
    return _answer(rooms, seen, model)


@router.get(
    "/v1/imaging/overlays/{token}",
    summary="The overlay picture of an analysis",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}, **PROBLEMS},
)
def get_overlay(request: Request, caller: AnalystKey, token: Annotated[str, Path(max_length=64)]) -> Response:
    """PNG, for an hour after the analysis."""
    picture = find_overlay(rooms_of(request).settings.data_dir / "overlays", token)
    if picture is None:
        raise Problem(NOT_FOUND, "an overlay of the last hour", "another address")
    record_access(request, caller, "access", "read")
    return Response(picture, media_type="image/png")


def _look_at_all(rooms: Rooms, contents: Sequence[bytes], names: Sequence[str]) -> list[Seen]:
    limit = rooms.settings.upload_limit_mb << 20
    files = [file for content in contents for file in unpack(content, limit)]
    if len(files) == 1:
        return [_look_at(rooms, files[0], names, is_drawn=True)]
    seen = [_look_at_or_say_why(rooms, file, names, place < OVERLAYS_LIMIT) for place, file in enumerate(files)]
    if all(one.unreadable for one in seen):
        raise UnreadableInstance("expected at least one readable image, got none")
    return seen


def _look_at_or_say_why(rooms: Rooms, content: bytes, names: Sequence[str], is_drawn: bool) -> Seen:
    try:
        return _look_at(rooms, content, names, is_drawn=is_drawn)
    except UnsupportedTransferSyntax:
        return Seen(unreadable="unsupported-transfer-syntax")
    except UnreadableInstance:
        return Seen(unreadable="unreadable-instance")


def _look_at(rooms: Rooms, content: bytes, names: Sequence[str], *, is_drawn: bool) -> Seen:
    sop = study = None
    if is_picture(content):
        image = read_picture(content)
    else:
        dataset = read_instance(content)
        sop, study = (_uid(dataset, name) for name in ("SOPInstanceUID", "StudyInstanceUID"))
        image = image_of(dataset)
    outcomes = rooms.engine.analyse(image, names or rooms.engine.image_models)
    overlay = None
    if is_drawn:
        token = keep_overlay(rooms.settings.data_dir / "overlays", draw_png(image, outcomes))
        overlay = f"/v1/imaging/overlays/{token}"
    answers = tuple(describe_outcome(outcome) | {"overlay": overlay} for outcome in outcomes)
    return Seen(sop, study, answers, overlay)


def _uid(dataset: Dataset, keyword: str) -> str | None:
    """A UID that may be repeated in the answer and the audit trail; `None` where the file has none.

    Source: DICOM PS3.5 9.1.
    """
    with typed_errors("reading a UID"):
        value = text(dataset, keyword, LIMITS)
    if value is not None and (len(value) > UID_CHARACTERS or UID.fullmatch(value) is None):
        raise UnreadableInstance(f"expected a UID in {keyword}, got something else")
    return value


def _answer(rooms: Rooms, seen: Sequence[Seen], names: Sequence[str]) -> AnalysisAnswer:
    results = [answer | {"image": place} for place, one in enumerate(seen) for answer in one.answers]
    images = [_describe_image(place, one) for place, one in enumerate(seen)]
    return AnalysisAnswer.model_validate(_main_result(rooms, seen, names) | {"results": results, "images": images})


def _describe_image(place: int, one: Seen) -> dict[str, Any]:
    return {
        "image": place,
        "sop_instance_uid": one.sop_instance_uid,
        "study_instance_uid": one.study_instance_uid,
        "unreadable": one.unreadable,
        "overlay": one.overlay,
    }


def _main_result(rooms: Rooms, seen: Sequence[Seen], names: Sequence[str]) -> dict[str, Any]:
    answers = [answer for one in seen for answer in one.answers]
    if not answers:
        reason = {"code": "no-model", "text": {"vi": "không có mô hình nào", "en": "there is no model"}}
        nothing = {"status": "abstained", "reason": reason, "findings": [], "measurements": []}
        return nothing | {"model": None, "overlay": None}
    asked = [answer for answer in answers if names and answer["model"]["name"] == names[0]]
    return main_answer(asked or answers, rooms.engine.cards)
