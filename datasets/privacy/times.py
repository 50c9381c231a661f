"""When each person came first: the day from which all the person's other days are counted."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

NEVER = np.iinfo(np.int64).max
Days = NDArray[np.datetime64]


def places_of(ids: NDArray[np.str_], table: pa.Table) -> NDArray[np.int64]:
    """For each row of a table the place of its person in `ids`; -1 for a person who is not there."""
    found = pc.index_in(table["person_id"].combine_chunks(), value_set=pa.array(ids, pa.string()))
    places: NDArray[np.int64] = found.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    return places


def milliseconds(table: pa.Table, column: str) -> NDArray[np.int64]:
    """A moment column in milliseconds since 1970; `NEVER` where it is null."""
    told = table[column].cast(pa.timestamp("ms")).cast(pa.int64()).combine_chunks().fill_null(NEVER)
    times: NDArray[np.int64] = told.to_numpy(zero_copy_only=False)
    return times


def earliest_rows(ids: NDArray[np.str_], table: pa.Table, time: str | None, tie: str) -> NDArray[np.int64]:
    """Each person's first row by time, then by the smaller text of `tie`, in whatever order rows come; -1 for none."""
    rows = np.full(len(ids), -1, dtype=np.int64)
    if not len(table):
        return rows
    places = places_of(ids, table)
    times = milliseconds(table, time) if time else np.zeros(len(table), dtype=np.int64)
    ranks = pc.rank(table[tie].combine_chunks(), tiebreaker="dense")
    order = np.lexsort((ranks.to_numpy(zero_copy_only=False), times, places))
    people, first = np.unique(places[order], return_index=True)
    known = people >= 0
    rows[people[known]] = order[first[known]]
    return rows


def first_day_of(ids: NDArray[np.str_], tables: Mapping[str, pa.Table]) -> Days:
    """The day of each person's first encounter; without one the day of the earliest moment of any row; else NaT."""
    came = np.full(len(ids), NEVER, dtype=np.int64)
    ever = came.copy()
    for name, table in tables.items():
        for field in table.schema:
            if pa.types.is_timestamp(field.type):
                earliest = _earliest(places_of(ids, table), milliseconds(table, field.name), len(ids))
                ever = np.minimum(ever, earliest)
                came = np.minimum(came, earliest) if (name, field.name) == ("encounter", "started_at") else came
    came = np.where(came == NEVER, ever, came)
    days = np.where(came == NEVER, 0, came).astype("datetime64[ms]").astype("datetime64[D]")
    days[came == NEVER] = np.datetime64("NaT")
    return days


def _earliest(places: NDArray[np.int64], times: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    found = np.full(count + 1, NEVER, dtype=np.int64)
    np.minimum.at(found, places, times)
    return found[:count]
