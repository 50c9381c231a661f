"""Rows of CSV and Parquet as texts by column, one at a time, from files that nobody can trust.

A row is refused, and the next one read, when it has a NUL byte, more or fewer cells than the heading, a cell that is
too long, or a cell that a spreadsheet would run. Bytes that are not of the declared encoding end the file.

**Source:** RFC 4180; OWASP CSV Injection; Apache Parquet format.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import BinaryIO, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from datasets.tidy.formulas import is_formula
from datasets.tidy.refused import Place, RecordRefused, Refusals
from datasets.tidy.sources import SourceFile

Encoding = Literal["utf-8", "windows-1258", "utf-16"]
LINE_CHARACTERS = 4 * 1024**2
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
) -> Iterator[Row]:
    """Each row with its number from 1; an empty cell is `""`.

    Args:
        file: Parquet by its name, else CSV.
        refusals: what is not taken is counted here.
        texts: columns of free text, where a dash at the begin is no formula.
        encoding: of CSV.
        delimiter: of CSV; empty for whichever of comma, tab, semicolon and bar the heading has most of.
    """
    number = 0
    try:
        source = _parquet(file) if file.name.lower().endswith(PARQUET) else _csv(file, encoding, delimiter)
        for number, row in enumerate(source, start=1):
            if isinstance(row, RecordRefused):
                refusals.add(row.reason, Place(file.number, number))
            elif any(
                is_formula(cell) and name not in texts for name, cell in row.items() if cell and cell[0] in "=+-@\t\r"
            ):
                refusals.add("formula", Place(file.number, number))
            else:
                yield number, row
    except RecordRefused as refused:
        refusals.add(refused.reason, Place(file.number, number + 1 if number else 0))


def columns_of(file: SourceFile, *, encoding: Encoding = "utf-8", delimiter: str = "") -> tuple[str, ...]:
    """The names of a file's columns.

    Raises:
        RecordRefused: the file cannot be read.
    """
    if file.name.lower().endswith(PARQUET):
        with file.open() as stream:
            return tuple(_opened(stream).schema_arrow.names)
    with file.open() as stream:
        return _heading(_Lines(stream, encoding), delimiter)[0]


def _csv(file: SourceFile, encoding: Encoding, delimiter: str) -> Iterator[dict[str, str] | RecordRefused]:
    with file.open() as stream:
        lines = _Lines(stream, encoding)
        names, used = _heading(lines, delimiter)
        reader = csv.reader(lines, delimiter=used, strict=True)
        while True:
            try:
                cells = next(reader, None)
            except csv.Error:
                yield RecordRefused("not-readable")
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
    return dict(zip(names, cells, strict=True))


class _Lines:
    """The lines of a stream, each of bounded length."""

    def __init__(self, stream: BinaryIO, encoding: Encoding) -> None:
        codec = "utf-8-sig" if encoding == "utf-8" else encoding
        self._text = io.TextIOWrapper(stream, encoding=codec, errors="strict", newline="")

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        try:
            line = self._text.readline(LINE_CHARACTERS + 1)
        except UnicodeError:
            raise RecordRefused("not-utf-8") from None
        if len(line) > LINE_CHARACTERS:
            raise RecordRefused("over-a-cap")
        if not line:
            raise StopIteration
        return line


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
