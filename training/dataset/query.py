"""Questions in SQL to a version: DuckDB over its index and tables, with nothing else in reach."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from datasets.build.errors import InvalidVersion
from datasets.build.layout import INDEX, TABLES

MOST_ROWS = 10_000
SECONDS = 60.0
MEMORY = "1GB"


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of an answer.

    Attributes:
        columns: their names.
        rows: at most as many as were allowed.
        is_cut: there were more.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    is_cut: bool


def ask(folder: Path, question: str, *, most_rows: int = MOST_ROWS, seconds: float = SECONDS) -> Answer:
    """Ask one SELECT over the views `index` and one a table.

    The version's files are the only ones that the database may open; it can write none, load nothing and reach no
    network, and its settings are locked before the question is read.

    Raises:
        InvalidVersion: the question is no single SELECT, is wrong, takes too long or too much memory.
    """
    paths = [folder / INDEX, *sorted((folder / TABLES).glob("*.parquet"))]
    connection = duckdb.connect(":memory:", config={"memory_limit": MEMORY, "threads": 2, "temp_directory": ""})
    try:
        _confine(connection, paths)
        return _answer(connection, question, most_rows, seconds)
    except duckdb.Error as error:
        raise InvalidVersion(_told(error, [path.stem for path in paths])) from None
    finally:
        connection.close()


def _confine(connection: duckdb.DuckDBPyConnection, paths: Sequence[Path]) -> None:
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions", "python_enable_replacements"):
        connection.execute(f"SET {setting} = false")
    allowed = ", ".join(_quoted(path) for path in paths)
    connection.execute(f"SET allowed_paths = [{allowed}]")
    for path in paths:
        connection.execute(f'CREATE VIEW "{path.stem}" AS SELECT * FROM read_parquet({_quoted(path)})')  # noqa: S608
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def _answer(connection: duckdb.DuckDBPyConnection, question: str, most_rows: int, seconds: float) -> Answer:
    statements = connection.extract_statements(question)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise InvalidVersion("expected one SELECT over index and the tables, got another statement or several")
    timer = threading.Timer(seconds, connection.interrupt)
    timer.start()
    try:
        asked = connection.execute(statements[0])
        columns = tuple(each[0] for each in asked.description or ())
        rows = asked.fetchmany(most_rows + 1)
    finally:
        timer.cancel()
    return Answer(columns, rows[:most_rows], len(rows) > most_rows)


def _quoted(path: Path) -> str:
    return "'" + str(path.resolve()).replace("'", "''") + "'"


def _told(error: duckdb.Error, views: Sequence[str]) -> str:
    if isinstance(error, duckdb.InterruptException):
        return "the question took too long; ask a narrower one"
    known = f"; the views are {', '.join(views)}" if isinstance(error, duckdb.CatalogException) else ""
    return f"{str(error).splitlines()[0]}{known}"
