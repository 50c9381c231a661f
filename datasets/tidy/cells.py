"""Rows of CSV and Parquet as texts by column, one at a time, from files that nobody can trust.

A row is refused, and the next one read, when it has a NUL byte, more or fewer cells than the heading, a cell that is
too long, a cell that a spreadsheet would run in a column that is read, bytes that are not of the declared encoding,
or letters that were written twice and lost some of their bytes; those that lost none are read as they were meant.

**Source:** RFC 4180; OWASP CSV Injection; Apache Parquet format.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import BinaryIO, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from datasets.emr.charset import charset_named, decode
from datasets.emr.twice import as_meant, is_lost
from datasets.errors import UnreadableRecord
from datasets.tidy.formulas import is_formula
from datasets.tidy.refused import Place, RecordRefused, Refusals
from datasets.tidy.sources import DAMAGED, SourceFile

Encoding = Literal["utf-8", "windows-1258", "tcvn3", "vni"]
LINE_BYTES = 4 * 1024**2
CELL_CHARACTERS = 1024**2
COLUMNS, BATCH_ROWS = 2_000, 8_192
ROW_GROUP_BYTES = 2 * 1024**3
PARQUET = ".parquet"
DELIMITERS = (",", "\t", ";", "|")
Row = tuple[int, Mapping[str, str]]


def rows_of(
    file: SourceFile,
    refusals: Refusals,
    texts: Collection[str] = (),
    *,
    encoding: Encoding = "utf-8",
    delimiter: str = "",
    only: Collection[str] | None = None,
) -> Iterator[Row]:
    """Each row with its number from 1; an empty cell is `""`.

    Args:
        file: Parquet by its name, else CSV.
        refusals: what is not taken is counted here.
        texts: columns of free text, where a dash at the begin is no formula.
        encoding: of CSV.
        delimiter: of CSV; empty for whichever of comma, tab, semicolon and bar the heading has most of.
        only: columns that are read; what others hold is nobody's matter. Without it every column is.
    """
    number = 0
    try:
        source = _parquet(file) if file.name.lower().endswith(PARQUET) else _csv(file, encoding, delimiter)
        for number, row in enumerate(source, start=1):
            if isinstance(row, RecordRefused):
                refusals.add(row.reason, Place(file.number, number))
            elif any(
                is_formula(cell) and name not in texts and (only is None or name in only)
                for name, cell in row.items()
                if cell and cell[0] in "=+-@\t\r"
            ):
                refusals.add("formula", Place(file.number, number))
            else:
                yield number, row
    except RecordRefused as refused:
        refusals.add(refused.reason, Place(file.number, number + 1 if number else 0))
    except DAMAGED:
        refusals.add("not-readable", Place(file.number, number + 1 if number else 0))


def columns_of(file: SourceFile, *, encoding: Encoding = "utf-8", delimiter: str = "") -> tuple[str, ...]:
    """The names of a file's columns.

    Raises:
        RecordRefused: the file cannot be read.
    """
    if file.name.lower().endswith(PARQUET):
        with file.open() as stream:
            return tuple(_opened(stream).schema_arrow.names)
    with _Lines(file.open(), encoding) as lines:
        return _heading(lines, delimiter)[0]


def _csv(file: SourceFile, encoding: Encoding, delimiter: str) -> Iterator[dict[str, str] | RecordRefused]:
    with _Lines(file.open(), encoding) as lines:
        names, used = _heading(lines, delimiter)
        reader = csv.reader(lines, delimiter=used, strict=True)
        while True:
            try:
                cells = next(reader, None)
            except csv.Error:
                yield RecordRefused("not-readable")
                continue
            except RecordRefused as refused:
                if refused.reason == "over-a-cap":
                    raise
                yield refused
                continue
            if cells is None:
                return
            if cells:
                yield _row(names, cells)


def _row(names: tuple[str, ...], cells: list[str]) -> dict[str, str] | RecordRefused:
    if len(cells) != len(names):
        return RecordRefused("not-readable")
    if any("\0" in cell for cell in cells):
        return RecordRefused("nul-byte")
    if any(len(cell) > CELL_CHARACTERS for cell in cells):
        return RecordRefused("over-a-cap")
    meant = [as_meant(cell) for cell in cells]
    return RecordRefused("not-utf-8") if any(map(is_lost, meant)) else dict(zip(names, meant, strict=True))


class _Lines:
    """The lines of a stream, each of bounded length and composed (NFC); a line of other bytes is refused alone."""

    def __init__(self, stream: BinaryIO, encoding: Encoding) -> None:
        self._stream, self._charset, self._is_first = stream, charset_named(encoding), True

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._stream.close()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(LINE_BYTES + 1)
        if len(line) > LINE_BYTES:
            raise RecordRefused("over-a-cap")
        if not line:
            raise StopIteration
        bare = line.removeprefix(b"\xef\xbb\xbf") if self._is_first else line
        self._is_first = False
        try:
            return decode(bare, self._charset)
        except UnreadableRecord:
            raise RecordRefused("not-utf-8") from None


def _heading(lines: _Lines, delimiter: str) -> tuple[tuple[str, ...], str]:
    first = next(lines, "")
    used = delimiter or max(DELIMITERS, key=first.count)
    try:
        names = next(csv.reader([first], delimiter=used, strict=True), [])
    except csv.Error:
        raise RecordRefused("not-readable") from None
    if "\0" in first:
        raise RecordRefused("nul-byte")
    if not names or len(names) > COLUMNS or len(set(names)) < len(names):
        raise RecordRefused("not-readable")
    return tuple(name.strip() for name in names), used


def _parquet(file: SourceFile) -> Iterator[dict[str, str] | RecordRefused]:
    with file.open() as stream:
        opened = _opened(stream)
        try:
            for batch in opened.iter_batches(batch_size=BATCH_ROWS):
                for row in batch.to_pylist():
                    cells = [_text(value) for value in row.values()]
                    yield _row(tuple(row), cells)
        except (pa.ArrowException, OSError, UnicodeDecodeError, ValueError):
            raise RecordRefused("not-readable") from None


def _opened(stream: BinaryIO) -> pq.ParquetFile:
    try:
        opened = pq.ParquetFile(stream)
        groups = [opened.metadata.row_group(place).total_byte_size for place in range(opened.metadata.num_row_groups)]
    except (pa.ArrowException, OSError, ValueError):
        raise RecordRefused("not-readable") from None
    if opened.metadata.num_columns > COLUMNS or any(size > ROW_GROUP_BYTES for size in groups):
        raise RecordRefused("over-a-cap")
    return opened


def _text(value: object) -> str:
    """A Parquet value as CSV would hold it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, bytes):
        raise RecordRefused("not-utf-8")
    return str(value)
