"""`POST /v1/risk/{name}/table`: a CSV or Parquet table in, the answered table out, by way of the disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from models.instruments import Instrument
from serving.access import CLINICAL, admit, record_use
from serving.auth import Caller
from serving.risk.routes import InstrumentName, instrument_of
from serving.risk.table import answer_table, open_table
from serving.rooms import rooms_of
from serving.shapes import PROBLEMS

PIECE = 1 << 18
CSV = "text/csv"
PARQUET = "application/vnd.apache.parquet"
TABLE_SCHEMA = {
    "requestBody": {
        "required": True,
        "content": {
            CSV: {
                "schema": {"type": "string"},
                "example": "row,respiratory_rate,systolic_bp,gcs\n1,24,90,13\n2,16,120,\n",
            },
            PARQUET: {"schema": {"type": "string", "format": "binary"}},
        },
    }
}
router = APIRouter(tags=["risk"], responses=PROBLEMS)
TableKey = Annotated[Caller, Depends(admit(*CLINICAL, "data_scientist"))]


@router.post(
    "/v1/risk/{name}/table",
    summary="Answer every row of a table",
    openapi_extra=TABLE_SCHEMA,
    response_class=StreamingResponse,
    responses={200: {"content": {CSV: {}, PARQUET: {}}}},
)
async def answer(request: Request, caller: TableKey, name: InstrumentName) -> StreamingResponse:
    """The same columns and `tuetinh_…` beside them. A header is an input's name, or `name [unit]`; others pass through.

    Memory does not grow with the rows: both tables lie on this machine's disk while they are worked on, readable by
    the service alone, and are gone when the answer has left.
    """
    instrument = instrument_of(request, name)
    rooms = rooms_of(request)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="table-", dir=rooms.settings.data_dir)))
        with (folder / "in").open("wb") as sink:
            async for piece in request.stream():
                await run_in_threadpool(sink.write, piece)
        is_parquet = await rooms.pool.run(partial(_answer, instrument, folder))
        await record_use(request, caller, "risk")
        kept = stack.pop_all()
    return _Kept(folder / "out", kept, PARQUET if is_parquet else CSV)


class _Kept(StreamingResponse):
    """Streams a file and takes its folder away afterwards, also when the client has gone before the first byte."""

    def __init__(self, path: Path, kept: ExitStack, media_type: str) -> None:
        super().__init__(_pieces(path), media_type=media_type)
        self._kept = kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        with self._kept:
            await super().__call__(scope, receive, send)


def _answer(instrument: Instrument, folder: Path) -> bool:
    table = open_table(folder / "in")
    with (folder / "out").open("wb") as sink:
        answer_table(instrument, table, sink)
    (folder / "in").unlink()
    return table.is_parquet


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            yield piece
