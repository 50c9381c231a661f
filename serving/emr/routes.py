"""`POST /v1/emr/bhyt` and `GET /v1/catalogue/icd10`."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.concurrency import run_in_threadpool

from datasets.emr.catalogue.icd10 import FILE, Catalogue, Entry, read_catalogue
from datasets.emr.codes import read_codes
from serving.access import CLINICAL, admit, record_use
from serving.appraise_all import choose_instruments
from serving.auth import Caller
from serving.emr.answers import BhytAnswer, CatalogueAnswer
from serving.emr.report import Means, report_on
from serving.errors import UploadRejected
from serving.rooms import Rooms, rooms_of
from serving.shapes import PROBLEMS

BODY_MIB = 20
CASES = 100
MEDIA_TYPES = frozenset({"application/xml", "text/xml", "application/octet-stream"})
BODY = {
    "requestBody": {
        "required": True,
        "content": {
            name: {"schema": {"type": "string", "format": "binary"}, "example": "<GIAMDINHHS>…</GIAMDINHHS>"}
            for name in sorted(MEDIA_TYPES)
        },
    }
}
router = APIRouter(tags=["emr"])
EmrKey = Annotated[Caller, Depends(admit(*CLINICAL, "data_scientist"))]


class _Shelf:
    """The catalogue in memory, read again when its file changes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: tuple[Path, int] | None = None
        self._catalogue: Catalogue | None = None

    def take(self, folder: Path) -> Catalogue | None:
        path = folder / FILE
        with self._lock:
            seen = (path, path.stat().st_mtime_ns) if path.exists() else None
            if seen != self._seen:
                self._catalogue, self._seen = read_catalogue(folder), seen
                if self._catalogue is not None:
                    self._catalogue.search("a b")  # folds every name once, now and not in somebody's search
            return self._catalogue


SHELF = _Shelf()


@router.post(
    "/v1/emr/bhyt",
    summary="Validate a BHYT XML file and evaluate its cases",
    openapi_extra=BODY,
    responses={status: PROBLEMS[status] for status in (401, 403, 413, 415, 422, 429, 503)},
)
async def check_bhyt(request: Request, caller: EmrKey) -> BhytAnswer:
    """Violations with table, row, field and rule; then every score and model that a case holds enough for.

    Nothing is kept. At most 20 MiB and 100 cases are evaluated at once; `./tuetinh bhyt` takes larger files.
    """
    told = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if told not in MEDIA_TYPES:
        raise HTTPException(415)
    data = await _read_body(request)
    rooms = rooms_of(request)
    means = await run_in_threadpool(means_of, rooms)
    report = await rooms.pool.run(partial(report_on, data, means, CASES))
    await record_use(request, caller, "emr")
    return BhytAnswer.model_validate(report)


@router.get(
    "/v1/catalogue/icd10",
    summary="Search the ICD-10 catalogue by code or words",
    dependencies=[Depends(admit(*CLINICAL, "data_scientist", "citizen"))],
    responses={status: PROBLEMS[status] for status in (401, 403, 422, 429)},
)
def search_icd10(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=100, description="a code, or words with or without marks")],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> CatalogueAnswer:
    """Vietnamese and English names. Empty, with `is_imported` false, before a catalogue was imported."""
    catalogue = SHELF.take(rooms_of(request).settings.data_dir)
    found = () if catalogue is None else catalogue.search(q, limit)
    return CatalogueAnswer.model_validate(
        {"is_imported": catalogue is not None, "entries": [describe_entry(entry) for entry in found]}
    )


def describe_entry(entry: Entry) -> dict[str, Any]:
    """An entry as plain JSON content."""
    return {"code": entry.code, "display": {"vi": entry.vi, "en": entry.en}, "chapter": entry.chapter}


def means_of(rooms: Rooms) -> Means:
    """What this installation validates and evaluates with."""
    settings = rooms.settings
    codes = read_codes(Path(settings.codes_file) if settings.codes_file else None)
    return Means(
        choose_instruments(rooms.instruments, settings.record_instruments), codes, SHELF.take(settings.data_dir)
    )


async def _read_body(request: Request) -> bytes:
    pieces, size = [], 0
    async for piece in request.stream():
        size += len(piece)
        if size > BODY_MIB << 20:
            raise UploadRejected(f"expected at most {BODY_MIB} MiB, got more")
        pieces.append(piece)
    return b"".join(pieces)
