"""The database behind the store: SQLite (one machine) or PostgreSQL (several workers), by URL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from serving.errors import InvalidSettings
from serving.store.tables import METADATA, SCHEMA, SCHEMA_VERSION

BUSY_SECONDS = 30
POOL = 40  # as many as the web server has threads: a connection opened anew costs more than most queries
SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    # A short log is soon written over in place, which a disk does in half the time that growing a file takes.
    "wal_autocheckpoint=256",
)


def create_store_engine(url: str) -> Engine:
    """An engine whose commits are on disk when they return.

    SQLite: write-ahead log, `synchronous=FULL`, and a write takes its lock at once (`BEGIN IMMEDIATE`), so two writers
    wait for each other instead of failing half way.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, pool_size=10)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, pool_size=POOL)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    is_write = connection.get_execution_options().get("is_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")


class Store:
    """The open database. Its functions stand in `studies`, `analyses` and `deliveries`; each takes a store first."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = create_store_engine(url)
        self._writer = self.engine.execution_options(is_write=True)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes; on disk once the block has ended without an error."""
        with self._writer.begin() as connection:
            yield connection

    def create_schema(self) -> None:
        """Make the tables that are missing, on every start. Several processes may do it at once.

        Raises:
            InvalidSettings: the database was written by another version of the schema.
        """
        try:
            self._create_tables()
        except IntegrityError:
            self._create_tables()  # another process was making them in the same moment; now they are there

    def _create_tables(self) -> None:
        with self.write() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7204)")
            METADATA.create_all(connection)
            versions = connection.scalars(select(SCHEMA.c.version)).all()
            if not versions:
                connection.execute(insert(SCHEMA).values(version=SCHEMA_VERSION))
            elif versions != [SCHEMA_VERSION]:
                raise InvalidSettings(f"expected a database of schema {SCHEMA_VERSION}, got {list(versions)}")

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def upsert(
    connection: Connection, table: Table, values: Mapping[str, Any] | Sequence[Mapping[str, Any]], update: Sequence[str]
) -> None:
    """Insert, or update the named columns where the primary key stands already; with no columns named, leave it."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = make(table).values(values)
    keys = list(table.primary_key.columns)
    if update:
        changed = {name: statement.excluded[name] for name in update}
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=changed))
    else:
        connection.execute(statement.on_conflict_do_nothing(index_elements=keys))
