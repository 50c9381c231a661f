"""A table as a file: CSV or Parquet, opened and read a batch at a time.

CSV is UTF-8 with a header, or UTF-16 with its mark, as Excel's "Unicode text". Commas, semicolons or tabs part the
cells, whichever the header has most of, or what a line `sep=;` before it says; where it is semicolons or tabs, as
spreadsheets of a Vietnamese computer write, a comma in a number is the decimal sign.
"""

from __future__ import annotations

import codecs
import csv
import re
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
HEADER_BYTES = 1 << 20
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SAYS_DELIMITER = re.compile(r"sep=([,;\t])\s*", re.IGNORECASE)
NOT_UTF_8 = "expected CSV in UTF-8, got another encoding: in Excel choose Save As, CSV UTF-8"


@dataclass(frozen=True, slots=True)
class Table:
    """An opened table: its schema and its batches, read as they are asked for.

    Attributes:
        delimiter: of a CSV; empty of a Parquet file.
        has_mark: it begins with a byte order mark, without which Excel does not read what is answered as UTF-8.
    """

    schema: pyarrow.Schema
    batches: Iterator[pyarrow.RecordBatch]
    delimiter: str = ""
    has_mark: bool = False

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
        magic = stream.read(4)
    if magic in WORKBOOKS:
        raise TableRejected("expected CSV or Parquet, got a workbook: in Excel choose Save As, CSV UTF-8")
    try:
        opened = _open_parquet(path) if magic == PARQUET_MAGIC else _open_csv(path, _encoding_of(magic))
    except UnicodeDecodeError as error:
        raise TableRejected(NOT_UTF_8) from error
    except (pyarrow.ArrowInvalid, pyarrow.ArrowNotImplementedError, OSError) as error:
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


def _encoding_of(magic: bytes) -> str:
    return "utf-16" if magic[:2] in UTF_16 else "utf-8"


def _open_csv(path: Path, encoding: str) -> Table:
    with path.open("rb") as stream:
        has_mark = encoding == "utf-16" or stream.read(3) == codecs.BOM_UTF8
    with path.open(encoding=encoding if encoding == "utf-16" else "utf-8-sig", newline="\n") as text:
        header = text.readline(HEADER_BYTES)
        said = SAYS_DELIMITER.fullmatch(header)
        if said is not None:
            header = text.readline(HEADER_BYTES)
    delimiter = max(DELIMITERS, key=header.count) if said is None else said[1]
    names = next(csv.reader([header], delimiter=delimiter), [])
    ragged: list[pyarrow.csv.InvalidRow] = []

    def keep(row: pyarrow.csv.InvalidRow) -> str:
        ragged.append(row)
        return "error"

    reader = _begin(
        path,
        ragged,
        read_options=pyarrow.csv.ReadOptions(
            block_size=CSV_BLOCK, use_threads=False, encoding=encoding, skip_rows=int(said is not None)
        ),
        parse_options=pyarrow.csv.ParseOptions(delimiter=delimiter, invalid_row_handler=keep),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={name: pyarrow.string() for name in names}, strings_can_be_null=True, null_values=["", "NA"]
        ),
    )
    return Table(reader.schema, _sound(iter(reader), ragged), delimiter, has_mark)


def _begin(path: Path, ragged: list[pyarrow.csv.InvalidRow], **options: object) -> pyarrow.csv.CSVStreamingReader:
    """The reader, which reads the first block at once.

    Raises:
        TableRejected: a row of it has other cells than the header, or it is of another encoding.
    """
    try:
        return pyarrow.csv.open_csv(path, **options)
    except pyarrow.ArrowInvalid as error:
        raise _refusal(error, ragged) from error


def _refusal(error: Exception, ragged: Sequence[pyarrow.csv.InvalidRow]) -> Exception:
    """A ragged row by its number, the header's being 1; what is not of the encoding; else the error itself."""
    if ragged:
        row = ragged[0]
        return TableRejected(f"expected {row.expected_columns} cells in row {row.number}, got {row.actual_columns}")
    return TableRejected(NOT_UTF_8) if "UTF8" in str(error) else error


def _sound(
    batches: Iterator[pyarrow.RecordBatch], ragged: Sequence[pyarrow.csv.InvalidRow] = ()
) -> Iterator[pyarrow.RecordBatch]:
    try:
        yield from batches
    except (pyarrow.ArrowInvalid, OSError, UnicodeDecodeError) as error:
        told = _refusal(error, ragged)
        if isinstance(told, TableRejected):
            raise told from error
        raise TableRejected(
            "expected as many cells in each row as the header has, got a row that cannot be read"
        ) from error
