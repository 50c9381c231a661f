"""A table as a file: CSV or Parquet, opened and read a batch at a time.

CSV is UTF-8 with a header. Commas, semicolons or tabs part the cells, whichever the header has most of; where it is
semicolons or tabs, as spreadsheets of a Vietnamese computer write, a comma in a number is the decimal sign.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow
import pyarrow.csv
import pyarrow.parquet

from serving.errors import TableRejected

ROWS_AT_ONCE = 4096
CSV_BLOCK = 1 << 20
COLUMNS_LIMIT = 2000
ROW_GROUP_BYTES = 256 << 20
PARQUET_MAGIC = b"PAR1"
COMMA, DELIMITERS = ",", ",;\t"


@dataclass(frozen=True, slots=True)
class Table:
    """An opened table: its schema and its batches, read as they are asked for.

    Attributes:
        delimiter: of a CSV; empty of a Parquet file.
    """

    schema: pyarrow.Schema
    batches: Iterator[pyarrow.RecordBatch]
    delimiter: str = ""

    @property
    def is_parquet(self) -> bool:
        """Else it is CSV."""
        return not self.delimiter

    @property
    def has_decimal_comma(self) -> bool:
        """Is a comma in a number the decimal sign?"""
        return self.delimiter not in ("", COMMA)


def open_table(path: Path) -> Table:
    """Open a CSV or Parquet file. All of a CSV is text: ids keep their zeros.

    Raises:
        TableRejected: neither, empty, or too many columns.
    """
    with path.open("rb") as stream:
        is_parquet = stream.read(4) == PARQUET_MAGIC
    try:
        opened = _open_parquet(path) if is_parquet else _open_csv(path)
    except (pyarrow.ArrowInvalid, pyarrow.ArrowNotImplementedError, OSError, UnicodeDecodeError) as error:
        raise TableRejected(
            "expected a Parquet file, or CSV in UTF-8 with a header, got what cannot be read"
        ) from error
    if len(opened.schema.names) > COLUMNS_LIMIT:
        raise TableRejected(f"expected at most {COLUMNS_LIMIT} columns, got more")
    if len(set(opened.schema.names)) < len(opened.schema.names):
        raise TableRejected("expected each column once, got a header that stands twice")
    if any(name.startswith("tuetinh_") for name in opened.schema.names):
        raise TableRejected("expected no column named tuetinh_…, got an answered table")
    return opened


def check_table(path: Path) -> Table:
    """Read the table through once, so that what is wrong with it is known before the first answer; then open it.

    Raises:
        TableRejected: it cannot be read to its end.
    """
    for _ in open_table(path).batches:
        pass
    return open_table(path)


def _open_parquet(path: Path) -> Table:
    source = pyarrow.parquet.ParquetFile(path, pre_buffer=False)
    groups = (source.metadata.row_group(place).total_byte_size for place in range(source.metadata.num_row_groups))
    if max(groups, default=0) > ROW_GROUP_BYTES:
        raise TableRejected(f"expected row groups of at most {ROW_GROUP_BYTES >> 20} MiB, got a larger one")
    return Table(source.schema_arrow, _sound(source.iter_batches(ROWS_AT_ONCE)))


def _open_csv(path: Path) -> Table:
    with path.open("rb") as stream:
        header = stream.readline(1 << 20).decode("utf-8-sig")
    delimiter = max(DELIMITERS, key=header.count)
    names = next(csv.reader([header], delimiter=delimiter), [])
    ragged: list[pyarrow.csv.InvalidRow] = []

    def keep(row: pyarrow.csv.InvalidRow) -> str:
        ragged.append(row)
        return "error"

    reader = _begin(
        path,
        ragged,
        read_options=pyarrow.csv.ReadOptions(block_size=CSV_BLOCK, use_threads=False),
        parse_options=pyarrow.csv.ParseOptions(delimiter=delimiter, invalid_row_handler=keep),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={name: pyarrow.string() for name in names}, strings_can_be_null=True, null_values=["", "NA"]
        ),
    )
    return Table(reader.schema, _sound(iter(reader), ragged), delimiter)


def _begin(path: Path, ragged: list[pyarrow.csv.InvalidRow], **options: object) -> pyarrow.csv.CSVStreamingReader:
    """The reader, which reads the first block at once.

    Raises:
        TableRejected: a row of it has other cells than the header.
    """
    try:
        return pyarrow.csv.open_csv(path, **options)
    except pyarrow.ArrowInvalid as error:
        if ragged:
            raise _refuse(ragged[0]) from error
        raise


def _refuse(row: pyarrow.csv.InvalidRow) -> TableRejected:
    """A ragged row by its number, the header's being 1."""
    return TableRejected(f"expected {row.expected_columns} cells in row {row.number}, got {row.actual_columns}")


def _sound(
    batches: Iterator[pyarrow.RecordBatch], ragged: Sequence[pyarrow.csv.InvalidRow] = ()
) -> Iterator[pyarrow.RecordBatch]:
    try:
        yield from batches
    except (pyarrow.ArrowInvalid, OSError) as error:
        if ragged:
            raise _refuse(ragged[0]) from error
        raise TableRejected(
            "expected as many cells in each row as the header has, got a row that cannot be read"
        ) from error
