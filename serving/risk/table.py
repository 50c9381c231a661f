"""A table in, the same table with answers out: CSV or Parquet, a batch at a time, so that memory does not grow.

Each row gets `tuetinh_status` (complete, data-required, abstained, invalid), `tuetinh_score`, `tuetinh_lower`,
`tuetinh_upper`, `tuetinh_probability`, `tuetinh_band`, `tuetinh_missing` and `tuetinh_error`. A row with a value that
is not what its input declares is `invalid` and names the input; the others go on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
import pyarrow
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from models.band import band_of
from models.clinical_input import Value
from models.evaluation import Evaluation
from models.instruments import Instrument
from models.table import TableModel
from serving.errors import TableRejected
from serving.risk.columns import Column, Heading, find_headings, read_column

ROWS_AT_ONCE = 4096
CSV_BLOCK = 1 << 20
COLUMNS_LIMIT = 2000
ROW_GROUP_BYTES = 256 << 20
PARQUET_MAGIC = b"PAR1"
ANSWER = pyarrow.schema(
    [
        ("tuetinh_status", pyarrow.string()),
        ("tuetinh_score", pyarrow.float64()),
        ("tuetinh_lower", pyarrow.float64()),
        ("tuetinh_upper", pyarrow.float64()),
        ("tuetinh_probability", pyarrow.float64()),
        ("tuetinh_band", pyarrow.string()),
        ("tuetinh_missing", pyarrow.string()),
        ("tuetinh_error", pyarrow.string()),
    ]
)
Answer = tuple[str, float | None, float | None, float | None, float | None, str | None, str, str | None]


@dataclass(frozen=True, slots=True)
class Table:
    """An opened table: its schema and its batches, read as they are asked for."""

    schema: pyarrow.Schema
    batches: Iterator[pyarrow.RecordBatch]
    is_parquet: bool


def open_table(path: Path) -> Table:
    """Open a CSV (UTF-8, comma, first row the header) or Parquet file. All of a CSV is text: ids keep their zeros.

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


def _open_parquet(path: Path) -> Table:
    source = pyarrow.parquet.ParquetFile(path, pre_buffer=False)
    groups = (source.metadata.row_group(place).total_byte_size for place in range(source.metadata.num_row_groups))
    if max(groups, default=0) > ROW_GROUP_BYTES:
        raise TableRejected(f"expected row groups of at most {ROW_GROUP_BYTES >> 20} MiB, got a larger one")
    return Table(source.schema_arrow, source.iter_batches(ROWS_AT_ONCE), is_parquet=True)


def _open_csv(path: Path) -> Table:
    with path.open("rb") as stream:
        header = stream.readline(1 << 20)
    names = next(csv.reader([header.decode("utf-8-sig")]), [])
    reader = pyarrow.csv.open_csv(
        path,
        read_options=pyarrow.csv.ReadOptions(block_size=CSV_BLOCK, use_threads=False),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={name: pyarrow.string() for name in names}, strings_can_be_null=True, null_values=["", "NA"]
        ),
    )
    return Table(reader.schema, iter(reader), is_parquet=False)


def answer_table(instrument: Instrument, table: Table, sink: IO[bytes]) -> int:
    """Write the answered table to the sink; return the number of rows.

    Raises:
        TableRejected: no column is an input, or the rest of the file cannot be read.
        InvalidInput: a header's unit is not understood.
    """
    headings = find_headings(table.schema.names, instrument.inputs)
    if not headings:
        raise TableRejected("expected a column for at least one input, got none; GET /v1/risk/{name} lists them")
    schema = pyarrow.schema([*table.schema, *ANSWER])
    rows = 0
    with _writer(sink, schema, is_parquet=table.is_parquet) as writer:
        for batch in _sound(table.batches):
            for part in (batch.slice(start, ROWS_AT_ONCE) for start in range(0, batch.num_rows, ROWS_AT_ONCE)):
                answers = _answers(instrument, part, headings)
                writer.write_batch(pyarrow.RecordBatch.from_arrays([*part.columns, *answers], schema=schema))
                rows += part.num_rows
    return rows


def _writer(
    sink: IO[bytes], schema: pyarrow.Schema, *, is_parquet: bool
) -> pyarrow.csv.CSVWriter | pyarrow.parquet.ParquetWriter:
    if is_parquet:
        return pyarrow.parquet.ParquetWriter(sink, schema)
    return pyarrow.csv.CSVWriter(sink, schema)


def _sound(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    try:
        yield from batches
    except (pyarrow.ArrowInvalid, OSError) as error:
        raise TableRejected(
            "expected as many cells in each row as the header has, got a row that cannot be read"
        ) from error


def _answers(
    instrument: Instrument, batch: pyarrow.RecordBatch, headings: Mapping[str, Heading]
) -> list[pyarrow.Array]:
    asked = [one for one in instrument.inputs if one.name in headings]
    columns = {
        one.name: read_column(one, batch.column(headings[one.name].column), headings[one.name].unit) for one in asked
    }
    wrong: dict[int, str] = {}
    for name, column in columns.items():
        for row, code in column.wrong.items():
            wrong.setdefault(row, f"{name}: {code}")
    if isinstance(instrument, TableModel):
        answered = _by_model(instrument, columns, batch.num_rows, wrong)
    else:
        answered = [_by_row(instrument, columns, row, wrong.get(row)) for row in range(batch.num_rows)]
    return [
        pyarrow.array([answer[place] for answer in answered], type=field.type) for place, field in enumerate(ANSWER)
    ]


def _row(columns: Mapping[str, Column], row: int) -> dict[str, Value]:
    told = ((name, column.value(row)) for name, column in columns.items())
    return {name: value for name, value in told if value is not None}


def _by_row(instrument: Instrument, columns: Mapping[str, Column], row: int, wrong: str | None) -> Answer:
    if wrong is not None:
        return _invalid(wrong)
    return _answer_of(instrument.evaluate(_row(columns, row)))


def _answer_of(found: Evaluation) -> Answer:
    return (
        found.status,
        found.score,
        found.lower,
        found.upper,
        found.probability,
        None if found.band is None else found.band.name,
        " ".join(found.missing),
        None if found.reason is None else found.reason.code,
    )


def _invalid(wrong: str) -> Answer:
    return ("invalid", None, None, None, None, None, "", wrong)


def _by_model(model: TableModel, columns: Mapping[str, Column], count: int, wrong: Mapping[int, str]) -> list[Answer]:
    """All rows through the network at once; those out of scope or without a required input, one at a time.

    A row in which only inputs are missing that the model can do without has no bounds here: they would cost a
    hundred times the answer. `POST /v1/risk/{name}` gives them.
    """
    probabilities = model.run(encode_columns(model, columns, count)).probability.tolist()
    is_missing = np.ones((count, len(model.inputs)), dtype=np.bool_)
    for place, asked in enumerate(model.inputs):
        if asked.name in columns:
            is_missing[:, place] = columns[asked.name].is_missing
    is_slow = is_missing[:, [asked.is_required for asked in model.inputs]].any(axis=1) | _outside(model, columns, count)
    usual = [asked.name in model.usual for asked in model.inputs]
    is_slow |= 2 * (~is_missing[:, usual]).sum(axis=1) < sum(usual)
    has_gap = np.atleast_1d(is_missing.any(axis=1)).tolist()
    answered: list[Answer] = []
    for row, (probability, slow, gap) in enumerate(zip(probabilities, is_slow.tolist(), has_gap, strict=True)):
        if row in wrong:
            answered.append(_invalid(wrong[row]))
        elif slow:
            answered.append(_answer_of(model.evaluate(_row(columns, row))))
        else:
            answered.append(_quick_answer(model, probability, is_missing[row] if gap else None))
    return answered


def encode_columns(model: TableModel, columns: Mapping[str, Column], count: int) -> NDArray[np.float32]:
    """`(count, columns of the model)` with NaN for what is missing or wrong."""
    batch = np.full((count, len(model.card.input.columns)), np.nan, dtype=np.float32)
    for place, declared in enumerate(model.card.input.columns):
        column = columns.get(declared.input)
        if column is None:
            continue
        if declared.option is None:
            batch[:, place] = column.numbers
        else:
            batch[:, place] = [np.nan if word is None else float(word == declared.option) for word in column.words]
    return batch


def _outside(model: TableModel, columns: Mapping[str, Column], count: int) -> NDArray[np.bool_]:
    """Rows with an age or another number of which the model does not speak."""
    found = np.zeros(count, dtype=np.bool_)
    for column in columns.values():
        for scope in (column.asked.scope, model.ages if column.asked.name == "age" else None):
            if scope is not None and column.asked.kind == "quantity":
                low = -np.inf if scope.minimum is None else scope.minimum
                high = np.inf if scope.maximum is None else scope.maximum
                found |= (column.numbers < low) | (column.numbers > high)
    return found


def _quick_answer(model: TableModel, probability: float, is_missing: NDArray[np.bool_] | None) -> Answer:
    band = band_of(model.bands, probability)
    name = None if band is None else band.name
    if is_missing is None:
        return ("complete", probability, probability, probability, probability, name, "", None)
    missing = " ".join(model.inputs[place].name for place in np.flatnonzero(is_missing))
    return ("complete", probability, None, None, probability, name, missing, None)
