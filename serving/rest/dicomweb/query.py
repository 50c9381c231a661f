"""QIDO-RS: which studies, series and instances we hold.

Source: DICOM PS3.18 10.6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydicom.datadict import keyword_for_tag
from sqlalchemy import ColumnElement, select
from sqlalchemy.sql.elements import ColumnClause

from serving.access import record_access
from serving.rest.dicomweb.dicom_json import MEDIA_TYPE, Element, answer, elements
from serving.rest.dicomweb.held import Held, list_held, read_headers
from serving.rest.studies import ClinicalKey, Uid
from serving.rooms import Rooms, rooms_of
from serving.shapes import PROBLEMS
from serving.store.studies import get_study
from serving.store.tables import STUDY

LIMIT = 1000
COLUMNS: dict[str, ColumnClause[Any] | Any] = {
    "StudyInstanceUID": STUDY.c.study_instance_uid,
    "PatientID": STUDY.c.patient_id,
    "PatientName": STUDY.c.patient_name,
    "AccessionNumber": STUDY.c.accession_number,
    "StudyDescription": STUDY.c.description,
    "ModalitiesInStudy": STUDY.c.modality,
    "StudyDate": STUDY.c.study_date,
}
FOLDED = frozenset({"PatientName", "StudyDescription"})

Limit = Annotated[int, Query(ge=1, le=LIMIT)]
Offset = Annotated[int, Query(ge=0, le=1 << 31)]

router = APIRouter(
    prefix="/dicom-web",
    tags=["dicomweb"],
    responses={200: {"content": {MEDIA_TYPE: {}}}, **PROBLEMS},
    default_response_class=Response,
)


@router.get("/studies", summary="QIDO-RS: search studies")
def search_studies(request: Request, caller: ClinicalKey, limit: Limit = 100, offset: Offset = 0) -> Response:
    """Matches by keyword or tag: a UID list, `*` and `?` in text, a date or a range `a-b`."""
    rooms = rooms_of(request)
    conditions = list(_conditions(request.query_params.multi_items()))
    query = select(STUDY.c.study_instance_uid).where(*conditions)
    query = query.order_by(STUDY.c.received_at.desc(), STUDY.c.study_instance_uid).limit(limit).offset(offset)
    with rooms.store.read() as connection:
        uids = list(connection.scalars(query))
    record_access(request, caller, "query", "execute", *uids)
    return answer([_describe_study(rooms, request, uid) for uid in uids])


@router.get("/studies/{study}/series", summary="QIDO-RS: the series of a study")
def search_series(request: Request, caller: ClinicalKey, study: Uid) -> Response:
    """Every series, those of our results too."""
    rooms = rooms_of(request)
    held = list_held(rooms, study)
    record_access(request, caller, "query", "execute", study)
    series: dict[str, list[Held]] = {}
    for one in held:
        series.setdefault(one.series_instance_uid, []).append(one)
    return answer([described for objects in series.values() for described in _describe_series(request, objects)])


@router.get("/studies/{study}/instances", summary="QIDO-RS: the instances of a study")
@router.get("/studies/{study}/series/{series}/instances", summary="QIDO-RS: the instances of a series")
def search_instances(request: Request, caller: ClinicalKey, study: Uid, series: Uid | None = None) -> Response:
    """Every instance, those of our results too."""
    held = list_held(rooms_of(request), study, series)
    record_access(request, caller, "query", "execute", study)
    return answer([_describe_instance(request, one, header) for one, header in read_headers(held)])


def _conditions(parameters: Sequence[tuple[str, str]]) -> Iterator[ColumnElement[bool]]:
    for name, value in parameters:
        keyword = keyword_for_tag(name) if len(name) == 8 and _is_hexadecimal(name) else name
        if keyword in COLUMNS and value and "\x00" not in value:
            yield _condition(keyword, value)


def _is_hexadecimal(text: str) -> bool:
    return all(character in "0123456789abcdefABCDEF" for character in text)


def _condition(keyword: str, value: str) -> ColumnElement[bool]:
    column = COLUMNS[keyword]
    if keyword == "StudyDate" and "-" in value:
        first, _, last = value.partition("-")
        return column.between(first or "0", last or "99999999")
    if keyword in ("StudyInstanceUID", "ModalitiesInStudy"):
        return column.in_(value.replace("\\", ",").split(","))
    pattern = value.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_").replace("*", "%").replace("?", "_")
    like = column.ilike if keyword in FOLDED else column.like
    return like(pattern, escape="\\")


def _describe_study(rooms: Rooms, request: Request, uid: str) -> dict[str, Element]:
    study = get_study(rooms.store, uid)
    header = study.header
    series = {held.series_instance_uid for held in list_held(rooms, uid)}
    return elements(
        StudyDate=header.study_date,
        AccessionNumber=header.accession_number,
        ModalitiesInStudy=[header.modality],
        StudyDescription=header.description,
        RetrieveURL=f"{_root(request)}/studies/{uid}",
        PatientName=header.patient_name,
        PatientID=header.patient_id,
        PatientBirthDate=header.patient_birth_date,
        PatientSex=header.patient_sex,
        StudyInstanceUID=uid,
        NumberOfStudyRelatedSeries=len(series),
        NumberOfStudyRelatedInstances=study.instance_count,
    )


def _describe_series(request: Request, held: Sequence[Held]) -> Iterator[dict[str, Element]]:
    for one, header in list(read_headers(tuple(held)))[:1]:
        yield elements(
            Modality=str(header.get("Modality", "")),
            SeriesDescription=str(header.get("SeriesDescription", "")),
            RetrieveURL=f"{_root(request)}/studies/{one.study_instance_uid}/series/{one.series_instance_uid}",
            StudyInstanceUID=one.study_instance_uid,
            SeriesInstanceUID=one.series_instance_uid,
            SeriesNumber=_number(header.get("SeriesNumber")),
            NumberOfSeriesRelatedInstances=len(held),
        )


def _describe_instance(request: Request, held: Held, header: Any) -> dict[str, Element]:  # noqa: ANN401  # a Dataset
    path = f"{held.study_instance_uid}/series/{held.series_instance_uid}/instances/{held.sop_instance_uid}"
    return elements(
        SOPClassUID=held.sop_class_uid,
        SOPInstanceUID=held.sop_instance_uid,
        RetrieveURL=f"{_root(request)}/studies/{path}",
        StudyInstanceUID=held.study_instance_uid,
        SeriesInstanceUID=held.series_instance_uid,
        InstanceNumber=_number(header.get("InstanceNumber")),
        Rows=_number(header.get("Rows")),
        Columns=_number(header.get("Columns")),
        NumberOfFrames=_number(header.get("NumberOfFrames")),
    )


def _number(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None


def _root(request: Request) -> str:
    return f"{str(request.base_url).rstrip('/')}/dicom-web"
