"""`POST /v1/risk/{name}/table`: a CSV or Parquet table in, the answered table out, its rows as they are answered."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
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
from serving.errors import Overloaded
from serving.risk.routes import InstrumentName, instrument_of
from serving.risk.table import find_inputs, stream_table
from serving.risk.table_file import Table, check_table
from serving.rooms import AnalysisPool, rooms_of
from serving.shapes import PROBLEMS

WAIT_SECONDS = 0.2
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
router = APIRouter(
    tags=["risk"], responses={status: told for status, told in PROBLEMS.items() if status not in (406, 415)}
)
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

    Columns `age` and `age_months` (and `sex` and `pregnant`, where `people` of the score tells of them) tell who a row
    is about, also where the score does not ask for them: a row of a patient it is not for is `abstained`, with the
    reason in `tuetinh_error`.

    The bytes themselves tell which of the two they are, whatever `Content-Type` says, and the answer is of their kind,
    whatever `Accept` asks for. CSV is UTF-8, or UTF-16 with its mark; its cells are parted by commas, semicolons or
    tabs. Where they are not parted by commas, a comma in a number is the decimal sign, and the answer is written so
    too, always in UTF-8, with a mark where the question had one. Rows leave as they are answered, and the work ends
    when the caller goes. Memory does not grow with the rows: what came lies on this machine's disk, readable by the
    service alone, until the answer has left.
    """
    instrument = instrument_of(request, name)
    rooms = rooms_of(request)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="table-", dir=rooms.settings.data_dir)))
        with (folder / "in").open("wb") as sink:
            async for piece in request.stream():
                await run_in_threadpool(sink.write, piece)
        table, pieces = await rooms.pool.run(partial(_opened, instrument, folder / "in"))
        await record_use(request, caller, "risk")
        kept = stack.pop_all()
    return _Kept(_answered(rooms.pool, pieces), kept, PARQUET if table.is_parquet else CSV)


class _Kept(StreamingResponse):
    """Streams, and takes the table away afterwards, also when the client has gone before the first byte."""

    def __init__(self, pieces: AsyncIterator[bytes], kept: ExitStack, media_type: str) -> None:
        super().__init__(pieces, media_type=media_type)
        self._kept = kept

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        with self._kept:
            await super().__call__(scope, receive, send)


def _opened(instrument: Instrument, path: Path) -> tuple[Table, Iterator[bytes]]:
    """The table, read through once so that every refusal comes before the first answer, and its answers."""
    table = check_table(path)
    return table, stream_table(instrument, table, find_inputs(instrument, table))


async def _answered(pool: AnalysisPool, pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """Each piece as it is done; when nobody asks for the next one, nothing more is answered."""
    while True:
        try:
            piece = await pool.run(partial(next, pieces, None))
        except Overloaded:  # what has begun goes on when there is a place again
            await asyncio.sleep(WAIT_SECONDS)
            continue
        if piece is None:
            return
        yield piece
