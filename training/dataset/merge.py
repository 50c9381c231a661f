"""The tables of several extracts as one: persons by their pseudonym, records by their key, the first source wins.

Two forms of one record mostly have other keys; rows that are equal but for the key are known as one, also where one
source tells less of the same fact (see `same_facts.py`). What hangs on an encounter goes with it to the one that stays,
and is of no encounter where no source holds the one that it names. A person who is 90 or older by any source has no
birth year, and no age that would tell it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from datasets.build.errors import InvalidBuild
from datasets.tidy.people import OLDEST_YEARS
from datasets.tidy.schema import ENCOUNTER, KEYS, TABLES, arrow_schema
from training.dataset.same_facts import complete_rows

BATCH_ROWS = 20_000
MEMORY = "1GB"
SOURCE = "_source"
CHILDREN = tuple(name for name, columns in TABLES.items() if name != "encounter" and ENCOUNTER in columns)
Counts = dict[str, int]


def merge_tables(parts: Sequence[Path], out: Path, work: Path) -> tuple[Counts, Counts]:
    """Write each table that has rows, sorted by its key, so that equal rows make an equal table in whatever order.

    Args:
        parts: folders with a `<table>.parquet` for every table, the one that wins first.
        out: an empty folder.
        work: where DuckDB may put what does not fit into its memory.

    Returns:
        Rows by table; and how many rows were dropped as `<table>: duplicate`, or lost to the first source as
        `<table>: conflict` or `person.<column>: conflict`; `<table>.encounter_id: unknown` are rows whose encounter is
        in no source.

    Raises:
        InvalidBuild: a row is of a person who is in no table, which is a mistake of ours.
    """
    if not parts:
        return {}, {}
    rows: Counts = {}
    merged: Counts = {}
    connection = duckdb.connect(":memory:", config={"memory_limit": MEMORY, "temp_directory": str(work / "spill")})
    try:
        for table in TABLES:
            _gather(connection, table, parts)
        merged |= _merge_persons(connection) | _merge_encounters(connection)
        for table in CHILDREN:
            merged |= _merge_records(connection, table)
        _check_people(connection)
        _hide_oldest(connection)
        for table in TABLES:
            rows[table] = _write(connection, table, out / f"{table}.parquet")
    finally:
        connection.close()
    return _told(rows), _told(merged)


def _gather(connection: duckdb.DuckDBPyConnection, table: str, parts: Sequence[Path]) -> None:
    told = " UNION ALL ".join(
        f"SELECT *, {number} AS {SOURCE} FROM read_parquet({_quoted(part / f'{table}.parquet')})"  # noqa: S608  # our names
        for number, part in enumerate(parts)
    )
    connection.execute(f"CREATE TABLE told_{table} AS {told}")


def _merge_encounters(connection: duckdb.DuckDBPyConnection) -> Counts:
    """Encounters, and what every source's other records say of them: one that was dropped is the one that stayed."""
    counts = _merge_records(connection, "encounter", is_one="started_at IS NOT NULL")
    for table in CHILDREN:
        connection.execute(
            f"UPDATE told_{table} SET encounter_id = kept FROM kept_encounter "  # noqa: S608
            f"WHERE told_{table}.encounter_id = kept_encounter.encounter_id AND kept != kept_encounter.encounter_id"
        )
        lost = f"FROM told_{table} WHERE encounter_id NOT IN (SELECT encounter_id FROM encounter)"  # noqa: S608
        key = f"{table}.encounter_id: unknown"
        counts[key] = _number(connection, f"SELECT count(DISTINCT {KEYS[table]}) {lost}")
        connection.execute(
            f"UPDATE told_{table} SET encounter_id = NULL "  # noqa: S608
            "WHERE encounter_id NOT IN (SELECT encounter_id FROM encounter)"
        )
    return counts


def _merge_records(connection: duckdb.DuckDBPyConnection, table: str, *, is_one: str = "TRUE") -> Counts:
    """Args: `is_one` says of which rows those that are equal but for the key are one; `kept_<table>` has the keys."""
    key = KEYS[table]
    content = ", ".join(f'"{column.name}"' for column in TABLES[table] if column.name != key)
    keyed = f"one_{table}"
    connection.execute(  # the first row of each key, and whether another source said something else under it
        f"CREATE TABLE {keyed} AS SELECT *, count(DISTINCT hash({content})) OVER (PARTITION BY {key}) AS _forms "  # noqa: S608
        f"FROM told_{table} QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY {SOURCE}) = 1"
    )
    conflicts = _number(connection, f"SELECT count(*) FROM {keyed} WHERE _forms > 1")  # noqa: S608
    complete_rows(connection, table, keyed, SOURCE)
    equal = f"PARTITION BY {content}, CASE WHEN {is_one} THEN NULL ELSE {key} END"
    connection.execute(
        f"CREATE TABLE kept_{table} AS SELECT *, {SOURCE} = min({SOURCE}) OVER ({equal}) AS _stays, CASE WHEN _stays "  # noqa: S608
        f"THEN {key} ELSE first_value({key}) OVER ({equal} ORDER BY {SOURCE}, {key}) END AS kept FROM {keyed}"
    )
    connection.execute(f"CREATE TABLE {table} AS SELECT {key}, {content} FROM kept_{table} WHERE _stays")  # noqa: S608
    dropped = _number(connection, f"SELECT (SELECT count(*) FROM told_{table}) - (SELECT count(*) FROM {table})")  # noqa: S608
    return {f"{table}: duplicate": dropped - conflicts, f"{table}: conflict": conflicts}


def _merge_persons(connection: duckdb.DuckDBPyConnection) -> Counts:
    columns = [column.name for column in TABLES["person"] if column.name != "person_id"]
    first = ", ".join(f"first({name} ORDER BY {SOURCE}) FILTER ({name} IS NOT NULL) AS {name}" for name in columns)
    connection.execute(f"CREATE TABLE person AS SELECT person_id, {first} FROM told_person GROUP BY person_id")  # noqa: S608
    counts = {}
    for name in columns:
        differing = f"SELECT person_id FROM told_person GROUP BY person_id HAVING count(DISTINCT {name}) > 1"  # noqa: S608
        counts[f"person.{name}: conflict"] = _number(connection, f"SELECT count(*) FROM ({differing})")  # noqa: S608
    dropped = "SELECT (SELECT count(*) FROM told_person) - (SELECT count(*) FROM person)"
    return {"person: duplicate": _number(connection, dropped), **counts}


def _check_people(connection: duckdb.DuckDBPyConnection) -> None:
    for table in ("encounter", *CHILDREN):
        lost = f"SELECT count(*) FROM {table} WHERE person_id NOT IN (SELECT person_id FROM person)"  # noqa: S608
        if count := _number(connection, lost):
            raise InvalidBuild(f"{count} rows of the table {table} are of nobody in the table person; tell us of it")


def _hide_oldest(connection: duckdb.DuckDBPyConnection) -> None:
    """No birth year, and no age below 90, of whom any source tells 90 years, or whose newest moment is that late.

    Intervals are kept, so that an age of 88 and a visit three years later would tell 91.
    """
    moments = " UNION ALL ".join(
        f"SELECT person_id, {column.name} AS moment FROM {table}"  # noqa: S608
        for table, columns in TABLES.items()
        for column in columns
        if column.kind == "moment"
    )
    told = f"SELECT person_id FROM told_encounter WHERE age_years >= {OLDEST_YEARS}"  # noqa: S608
    born = (
        f"SELECT person_id FROM told_person JOIN ({moments}) USING (person_id) GROUP BY person_id "  # noqa: S608
        f"HAVING min(birth_year) + {OLDEST_YEARS} <= max(year(moment))"
    )
    aged = (
        f"SELECT encounter.person_id FROM encounter JOIN ({moments}) AS later USING (person_id) "  # noqa: S608
        f"GROUP BY encounter.person_id, encounter.encounter_id HAVING "
        f"max(age_years + date_diff('day', encounter.started_at, moment) / 365.25) >= {OLDEST_YEARS}"
    )
    connection.execute(f"CREATE TEMP TABLE oldest AS {told} UNION {born} UNION {aged}")
    connection.execute("UPDATE person SET birth_year = NULL WHERE person_id IN (FROM oldest)")
    connection.execute(
        f"UPDATE encounter SET age_years = NULL WHERE age_years < {OLDEST_YEARS} AND person_id IN (FROM oldest)"  # noqa: S608
    )


def _write(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> int:
    count = _number(connection, f"SELECT count(*) FROM {table}")  # noqa: S608
    if not count:
        return 0
    schema = arrow_schema(table)
    columns = ", ".join(f'"{name}"' for name in schema.names)
    asked = connection.sql(f"SELECT {columns} FROM {table} ORDER BY person_id, {KEYS[table]}")  # noqa: S608
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in asked.to_arrow_reader(BATCH_ROWS):
            writer.write_batch(batch.cast(schema))
    return count


def _told(counts: Counts) -> Counts:
    return {name: count for name, count in counts.items() if count}


def _number(connection: duckdb.DuckDBPyConnection, question: str) -> int:
    ((count,),) = connection.execute(question).fetchall()
    return int(count)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
