"""Rows of a version's tables that name a person or an encounter of whom there is no row."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from datasets.tidy.schema import ENCOUNTER, PERSON, TABLES

OWNERS = (("person", PERSON), ("encounter", ENCOUNTER))


def lost_references(folder: Path) -> dict[str, int]:
    """What is lost in which table → how many rows; none is good. Memory is that of two columns of keys.

    Args:
        folder: with a `<table>.parquet` for each table that has rows.
    """
    found = dict[str, int]()
    for owner, key in OWNERS:
        owners = _column(folder, owner, key.name)
        for table, columns in TABLES.items():
            if table == owner or key not in columns:
                continue
            lost = sum(_lost(part, owners) for part in _column(folder, table, key.name).chunks)
            if lost:
                found[f"{table}.{key.name}: no such row in the table {owner}"] = lost
    return found


def _lost(told: pa.Array, owners: pa.ChunkedArray) -> int:
    known = told.drop_null()
    return len(known) - (pc.sum(pc.is_in(known, value_set=owners)).as_py() or 0)


def _column(folder: Path, table: str, name: str) -> pa.ChunkedArray:
    path = folder / f"{table}.parquet"
    if not path.is_file():
        return pa.chunked_array([], pa.string())
    return pq.read_table(path, columns=[name]).column(name)
