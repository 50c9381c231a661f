"""A hospital's own rows: read as a table is read, answered by the model, and kept with their outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow

from models.clinical_input import Value
from models.table import TableModel
from serving.errors import TableRejected
from serving.risk.columns import Column, Heading, find_headings, read_column, require_units
from serving.risk.local_figures import LocalRows
from serving.risk.table_file import Table, open_table
from serving.risk.table_model import encode_columns

TRUE_WORDS = frozenset({"1", "1.0", "true", "yes", "có", "co"})
FALSE_WORDS = frozenset({"0", "0.0", "false", "no", "không", "khong"})
AGE_BANDS = (18, 40, 60, 75)
ROWS_LIMIT = 1_000_000

Row = dict[str, Any]


def read_local_rows(
    model: TableModel, path: Path, outcome: str, patient: str | None
) -> tuple[LocalRows, dict[str, int]]:
    """The rows that the model answered and that have an outcome, and how many became what.

    Raises:
        TableRejected: a column is missing, an outcome is not 0 or 1, or there are too many rows.
    """
    table = _opened(path, [outcome] + ([patient] if patient else []))
    headings = find_headings(table.schema.names, model.inputs, has_decimal_comma=table.has_decimal_comma)
    if not headings:
        raise TableRejected("expected a column for at least one input; `./tuetinh risk NAME` lists them")
    require_units(headings, model.inputs)
    counts: Counter[str] = Counter()
    first = 1 if table.is_parquet else 2  # a reader counts the header of a CSV
    kept: list[Row] = []
    for batch in table.batches:
        for kind, row in _rows_of(model, batch, headings, outcome, counts.total() + first):
            counts[kind] += 1
            if kind == "answered":
                told = batch.column(patient)[row["place"]].as_py() if patient else None
                kept.append(row | {"patient": str(counts.total() if told is None else told)})
        if counts.total() > ROWS_LIMIT:
            raise TableRejected(f"expected at most {ROWS_LIMIT} rows, got more")
    return _gathered(model, kept), dict(counts)


def _opened(path: Path, wanted: list[str]) -> Table:
    try:
        table = open_table(path)
    except OSError as error:
        raise TableRejected("expected a file that can be read, got none") from error
    for column in wanted:
        if column not in table.schema.names:
            raise TableRejected(f"expected the column {column!r}; name it with --outcome or --patient")
    return table


def _rows_of(
    model: TableModel, batch: pyarrow.RecordBatch, headings: Mapping[str, Heading], outcome: str, first: int
) -> Iterator[tuple[str, Row]]:
    columns: dict[str, Column] = {}
    for asked in model.inputs:
        if (heading := headings.get(asked.name)) is not None:
            columns[asked.name] = read_column(asked, batch.column(heading.column), heading)
    cells = encode_columns(model, columns, batch.num_rows)
    told = model.run(cells).probability
    wrong = {row for column in columns.values() for row in column.wrong}
    for place, ended in enumerate(batch.column(outcome).to_pylist()):
        values = {name: value for name, column in columns.items() if (value := column.value(place)) is not None}
        kind = "invalid" if place in wrong else _kind(model, values, ended)
        row = {"place": place, "probability": told[place], "cells": cells[place]}
        if kind == "answered":
            row |= {
                "truth": _is_true(ended, outcome, first + place),
                "sex": str(values.get("sex", "")),
                "age": _age_band(values.get("age")),
            }
        yield kind, row


def _kind(model: TableModel, values: Mapping[str, Value], outcome: object) -> str:
    if outcome is None or str(outcome).strip() in ("", "nan"):
        return "without-outcome"
    if not model.is_in_scope(values):
        return "abstained"
    if any(asked.is_required and asked.name not in values for asked in model.inputs):
        return "data-required"
    return "answered"


def _is_true(told: object, column: str, row: int) -> bool:
    word = str(told).strip().lower()
    if word in TRUE_WORDS:
        return True
    if word in FALSE_WORDS:
        return False
    raise TableRejected(
        f"expected 0 or 1 (or true and false, yes and no) in the column {column!r}, got something else in row {row}"
    )


def _age_band(age: object) -> str:
    if not isinstance(age, float):
        return ""
    edges = [0, *AGE_BANDS]
    place = sum(age >= edge for edge in AGE_BANDS)
    return f"{edges[place]}+" if place == len(AGE_BANDS) else f"{edges[place]}–{edges[place + 1] - 1}"


def _gathered(model: TableModel, kept: list[Row]) -> LocalRows:
    def column(name: str) -> np.ndarray[Any, Any]:
        return np.array([one[name] for one in kept], dtype=object)

    return LocalRows(
        probability=column("probability").astype(np.float64),
        truth=column("truth").astype(np.bool_),
        patients=column("patient"),
        subgroups={"sex": column("sex"), "age": column("age")},
        cells=np.array([one["cells"] for one in kept], dtype=np.float32).reshape(-1, len(model.card.input.columns)),
    )
