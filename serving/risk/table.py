"""A table in, the same table with answers out: CSV or Parquet, a batch at a time, so that memory does not grow.

Each row gets `tuetinh_status` (complete, data-required, abstained, invalid), `tuetinh_score`, `tuetinh_lower`,
`tuetinh_upper`, `tuetinh_probability`, `tuetinh_band`, `tuetinh_missing` and `tuetinh_error`. A row with a value that
is not what its input declares is `invalid` and names the input; the others go on. Columns `age` and `age_months` (and
`sex` and `pregnant`, where they matter) tell who a row is about, also where the score does not ask for them: a row of a
patient it is not for is `abstained`.
"""

from __future__ import annotations

import io
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import IO

import pyarrow
import pyarrow.compute
import pyarrow.csv
import pyarrow.parquet

from models.clinical_input import Input, Value
from models.evaluation import Evaluation, missing_of
from models.instruments import Instrument, people_of
from models.table import TableModel
from serving.appraisal import check_people
from serving.errors import TableRejected
from serving.person import OWN, person_in
from serving.risk.columns import Column, Heading, find_headings, read_column, require_units, rows_of
from serving.risk.table_file import ROWS_AT_ONCE, Table
from serving.risk.table_model import Answer, answer_by_model

FIRST_ROWS = 256
NUMBERS = ("tuetinh_score", "tuetinh_lower", "tuetinh_upper", "tuetinh_probability")
ANSWER = pyarrow.schema(
    [
        ("tuetinh_status", pyarrow.string()),
        *((name, pyarrow.float64()) for name in NUMBERS),
        ("tuetinh_band", pyarrow.string()),
        ("tuetinh_missing", pyarrow.string()),
        ("tuetinh_error", pyarrow.string()),
    ]
)


def answer_table(instrument: Instrument, table: Table, sink: IO[bytes]) -> int:
    """Write the answered table to the sink; return the number of rows.

    Raises:
        TableRejected: no column is an input, or the rest of the file cannot be read.
        InvalidInput: a header's unit is not understood.
    """
    headings = find_inputs(instrument, table)
    schema, rows = _schema_of(table), 0
    with _writer(sink, schema, table) as writer:
        for part in _parts(table):
            writer.write_batch(_answered(instrument, part, headings, schema))
            rows += part.num_rows
    return rows


def stream_table(instrument: Instrument, table: Table, headings: Mapping[str, Heading]) -> Iterator[bytes]:
    """The answered table in pieces, each as soon as its rows are answered."""
    sink, schema = _Pieces(), _schema_of(table)
    with _writer(sink, schema, table) as writer:
        for part in _parts(table):
            writer.write_batch(_answered(instrument, part, headings, schema))
            yield sink.take()
    yield sink.take()


def find_inputs(instrument: Instrument, table: Table) -> dict[str, Heading]:
    """Which column of the table answers which input.

    Raises:
        TableRejected: none does. `InvalidInput`: a header's unit is not understood.
    """
    is_comma = table.has_decimal_comma
    inputs = _read_inputs(instrument)
    headings = find_headings(table.schema.names, inputs, has_decimal_comma=is_comma)
    if headings.keys().isdisjoint(asked.name for asked in instrument.inputs):
        raise TableRejected("expected a column for at least one input, got none; GET /v1/risk/{name} lists them")
    require_units(headings, inputs)
    return headings


def _read_inputs(instrument: Instrument) -> tuple[Input, ...]:
    """The instrument's inputs, and after them those that tell whether it is for such a patient."""
    names = {asked.name for asked in instrument.inputs}
    return (*instrument.inputs, *(OWN[name] for name in _telling(instrument) if name not in names))


def _telling(instrument: Instrument) -> tuple[str, ...]:
    """Of `OWN`, what may tell that it is not for someone; what cannot is left as it came."""
    people = people_of(instrument)
    matters = {"sex": people.sex, "pregnant": people.pregnancy}
    return ("age", "age_months", *(name for name, value in matters.items() if value is not None))


class _Pieces(io.RawIOBase):
    """A sink whose content is taken out as it comes."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]  # pyarrow's buffers and bytes alike
        self._pieces.append(piece)
        self._size += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._size

    def close(self) -> None:
        """The writer closes it; what it wrote last is still to be taken."""

    def take(self) -> bytes:
        taken, self._pieces = b"".join(self._pieces), []
        return taken


def _schema_of(table: Table) -> pyarrow.Schema:
    """What came, and the answers; where commas are decimal signs, our numbers are written so too."""
    answer = ANSWER
    if table.has_decimal_comma:
        answer = pyarrow.schema([(field.name, pyarrow.string()) for field in ANSWER])
    return pyarrow.schema([*table.schema, *answer])


def _writer(
    sink: IO[bytes] | _Pieces, schema: pyarrow.Schema, table: Table
) -> pyarrow.csv.CSVWriter | pyarrow.parquet.ParquetWriter:
    if table.is_parquet:
        return pyarrow.parquet.ParquetWriter(sink, schema)
    if table.has_mark:
        sink.write(BOM_UTF8)
    return pyarrow.csv.CSVWriter(sink, schema, write_options=pyarrow.csv.WriteOptions(delimiter=table.delimiter))


def _parts(table: Table) -> Iterator[pyarrow.RecordBatch]:
    """Batches of bounded size; the first is small, so that the first answers are soon there."""
    size = FIRST_ROWS
    for batch in table.batches:
        start = 0
        while start < batch.num_rows:
            yield batch.slice(start, size)
            start, size = start + size, ROWS_AT_ONCE


def _answered(
    instrument: Instrument, part: pyarrow.RecordBatch, headings: Mapping[str, Heading], schema: pyarrow.Schema
) -> pyarrow.RecordBatch:
    answered = _answers(instrument, part, headings)
    added = [
        pyarrow.array([answer[place] for answer in answered], type=field.type) for place, field in enumerate(ANSWER)
    ]
    if schema.field(NUMBERS[0]).type == pyarrow.string():
        added = [
            _with_comma(column) if field.name in NUMBERS else column
            for field, column in zip(ANSWER, added, strict=True)
        ]
    return pyarrow.RecordBatch.from_arrays([*part.columns, *added], schema=schema)


def _with_comma(column: pyarrow.Array) -> pyarrow.Array:
    return pyarrow.compute.replace_substring(column.cast(pyarrow.string()), ".", ",")


def _answers(instrument: Instrument, batch: pyarrow.RecordBatch, headings: Mapping[str, Heading]) -> list[Answer]:
    names = {asked.name for asked in instrument.inputs}
    columns: dict[str, Column] = {}
    wrong: dict[int, str] = {}
    for asked in _read_inputs(instrument):
        if (heading := headings.get(asked.name)) is not None:
            column = columns[asked.name] = read_column(asked, batch.column(heading.column), heading)
            for row, code in column.wrong.items():
                wrong.setdefault(row, f"{asked.name}: {code}")
    whose = {name: columns[name] for name in _telling(instrument) if name in columns}
    own = {name: column for name, column in columns.items() if name in names}
    refused = _refused(instrument, whose, batch.num_rows)
    if isinstance(instrument, TableModel):
        told = answer_by_model(instrument, own, batch.num_rows, wrong)
        return [_unless(refused.get(row), answer) for row, answer in enumerate(told)]
    rows = rows_of(own, batch.num_rows)
    return [_by_row(instrument, values, wrong.get(row), refused.get(row)) for row, values in enumerate(rows)]


def _refused(instrument: Instrument, whose: Mapping[str, Column], count: int) -> dict[int, str]:
    """Rows of patients that the instrument is not for, or whose age or sex contradicts itself, with the reason."""
    people, asked = people_of(instrument), {one.name for one in instrument.inputs} - {"age_months"}
    if whose.keys() <= asked and people.sex is None and people.pregnancy is None:
        return {}
    told = enumerate(rows_of(whose, count))
    found = ((row, check_people(people, person_in(values))) for row, values in told)
    return {row: reason.code for row, reason in found if reason is not None}


def _unless(refused: str | None, answer: Answer) -> Answer:
    if refused is None or answer.status == "invalid":
        return answer
    return Answer("abstained", missing=answer.missing, error=refused)


def _by_row(instrument: Instrument, values: Mapping[str, Value], wrong: str | None, refused: str | None) -> Answer:
    if wrong is not None:
        return Answer.invalid(wrong)
    if refused is not None:
        return Answer("abstained", missing=" ".join(missing_of(instrument.inputs, values)), error=refused)
    return _answer_of(instrument.evaluate(values))


def _answer_of(found: Evaluation) -> Answer:
    return Answer(
        found.status,
        found.score,
        found.lower,
        found.upper,
        found.probability,
        None if found.band is None else found.band.name,
        " ".join(found.missing),
        None if found.reason is None else found.reason.code,
    )
