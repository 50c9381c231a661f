"""Rows in which two sources tell one fact, the one more of it than the other: both get all that is told of it.

A diagnosis that one source ranks and another does not is one diagnosis. What says which fact it is (person, encounter,
code, moment, value, unit) is equal; of what else is told of it, either side may say nothing. Where two sources say
different things, where one of them tells two such rows, and where no moment is told, nothing is done: they stay apart.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from datasets.tidy.schema import KEYS, TABLES

CODE = ("code_as_told", "code_system")
CODED: Mapping[str, tuple[str, ...]] = {
    "condition": ("icd10",),
    "observation": ("test", "loinc"),
    "medication": ("atc",),
}
"""Our own codes of a fact; where one is told, the source's own is only another name of it."""
MAY_LACK: Mapping[str, tuple[str, ...]] = {
    "condition": ("rank",),
    "observation": (),
    "medication": ("route_code", "dosage_text", "ended_at"),
}
MOMENT: Mapping[str, str] = {"condition": "recorded_at", "observation": "taken_at", "medication": "started_at"}


def complete_rows(connection: duckdb.DuckDBPyConnection, table: str, keyed: str, source: str) -> None:
    """Fill what a row lacks from the other sources' rows of the same fact, so that they are equal but for the key.

    Args:
        connection: that has the rows.
        table: of the tidy tables; of one that has no columns to fill nothing is done.
        keyed: the name of what holds its rows, each key once.
        source: the column of `keyed` that numbers the sources.
    """
    if table not in MOMENT:
        return
    key, lacking = KEYS[table], (*MAY_LACK[table], *CODE)
    content = [f'"{column.name}"' for column in TABLES[table] if column.name != key]
    ours = " AND ".join(f"{name} IS NULL" for name in CODED[table])
    same = [name for name in content if name.strip('"') not in lacking]
    same += [f"CASE WHEN {ours} THEN {name} END" for name in CODE]
    one_value = " AND ".join(f"coalesce(min({name}) OVER fact = max({name}) OVER fact, TRUE)" for name in lacking)
    whole = ", ".join(f"max({name}) OVER fact AS {name}" for name in lacking)
    nth = f"row_number() OVER (PARTITION BY {source}, {', '.join(content)} ORDER BY {key})"
    told_by_each_once = f"count(*) OVER fact > 1 AND count(*) OVER fact = count(DISTINCT {source}) OVER fact"
    connection.execute(
        f"CREATE TABLE whole_{table} AS SELECT {key} AS whole_key, {whole} "  # noqa: S608  # our names
        f"FROM (SELECT *, {nth} AS nth FROM {keyed} WHERE {MOMENT[table]} IS NOT NULL) "
        f"WINDOW fact AS (PARTITION BY {', '.join(same)}, nth) QUALIFY {told_by_each_once} AND {one_value}"
    )
    told = ", ".join(f"{name} = whole_{table}.{name}" for name in lacking)
    connection.execute(f"UPDATE {keyed} SET {told} FROM whole_{table} WHERE {key} = whole_key")  # noqa: S608
