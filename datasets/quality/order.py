"""Dates that cannot be: an end before its start, a visit before birth, a result outside of its visit, the future."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from datasets.quality.columns import Mask, declared, moments, numbers
from datasets.quality.finding import Finding

DAY = np.timedelta64(1, "D")
NOTED = {"condition": "recorded_at", "observation": "taken_at", "procedure": "performed_at", "note": "written_at"}
"""Table → the moment that should lie within the encounter, a day more on each side."""


def find_disorder(tables: Mapping[str, pa.Table], now: datetime) -> Iterator[Finding]:
    """Findings on dates.

    Args:
        tables: by name.
        now: Vietnam time without a zone; what lies after it is the future. Moved dates lie in the past, too.
    """
    for name, table in sorted(tables.items()):
        for column in declared(name, table, "moment"):
            later = moments(table, column.name) > np.datetime64(now, "ms")
            yield from _told("future", name, column.name, later, table)
        if {"started_at", "ended_at"} <= set(table.column_names):
            ended = moments(table, "ended_at") < moments(table, "started_at")
            yield from _told("end-before-start", name, "ended_at", ended, table)
    if "encounter" in tables:
        yield from _births(tables)
        for name, noted in NOTED.items():
            if name in tables:
                yield from _outside(name, noted, tables)


def _told(check: str, name: str, column: str, wrong: Mask, table: pa.Table) -> Iterator[Finding]:
    if wrong.any():
        yield Finding(check, name, column, int(wrong.sum()), len(table) - table[column].null_count)


def _births(tables: Mapping[str, pa.Table]) -> Iterator[Finding]:
    """The birth year is the first of five, so that only what lies before it is surely wrong."""
    if "person" not in tables:
        return
    encounter = tables["encounter"]
    rows = _rows_in(encounter["person_id"], tables["person"]["person_id"])
    born = np.append(numbers(tables["person"], "birth_year"), np.nan)[rows]
    started = moments(encounter, "started_at")
    years = np.where(np.isnat(started), np.nan, started.astype("datetime64[Y]").astype(np.int64) + 1970)
    yield from _told("before-birth", "encounter", "started_at", years < born, encounter)


def _outside(name: str, column: str, tables: Mapping[str, pa.Table]) -> Iterator[Finding]:
    table, encounter = tables[name], tables["encounter"]
    rows = _rows_in(table["encounter_id"], encounter["encounter_id"])
    at = moments(table, column)
    begun, ended = (_at(encounter, each, rows) for each in ("started_at", "ended_at"))
    yield from _told("outside-encounter", name, column, (at < begun - DAY) | (at > ended + DAY), table)


def _at(table: pa.Table, column: str, rows: NDArray[np.int64]) -> NDArray[np.datetime64]:
    return np.append(moments(table, column), np.datetime64("NaT"))[rows]


def _rows_in(keys: pa.ChunkedArray, among: pa.ChunkedArray) -> NDArray[np.int64]:
    """For each key its row; -1 for none."""
    found = pc.index_in(keys, value_set=among.combine_chunks(), skip_nulls=True).combine_chunks()
    rows: NDArray[np.int64] = found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    return rows
