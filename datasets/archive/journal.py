"""What was found, what has landed and what was refused, in SQLite; each step is on the disk before it is told.

The journal holds UIDs and file names: it stays where the archive is.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from datasets.archive.errors import ArchiveError
from datasets.archive.wanted import Wanted

VERSION = "1"
FOUND, LANDED, COPY, REFUSED, LISTED = "found", "landed", "copy", "refused", "listed"
SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS instances (
    id INTEGER PRIMARY KEY, locator TEXT NOT NULL UNIQUE, study TEXT NOT NULL, series TEXT NOT NULL, sop TEXT,
    sop_class TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'found', reason TEXT NOT NULL DEFAULT '',
    is_final INTEGER NOT NULL DEFAULT 0, digest TEXT NOT NULL DEFAULT '', bytes INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS by_series ON instances (study, series, state);
CREATE INDEX IF NOT EXISTS by_sop ON instances (sop, state);
"""
WANTED = "study, series, sop, locator, sop_class"
ADD = f"INSERT OR IGNORE INTO instances ({WANTED}) VALUES (?, ?, ?, ?, ?)"  # noqa: S608 -- a constant


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one entry: `state` is LANDED, COPY, REFUSED, or LISTED for a series that came as its instances."""

    wanted: Wanted
    state: str
    sop_instance_uid: str = ""
    digest: str = ""
    size: int = 0
    reason: str = ""
    is_final: bool = True


class Journal:
    """One connection for all threads.

    Args:
        path: the file; made when it is not there.
        fingerprint: of the source and its query.

    Raises:
        ArchiveError: the file is of another source, another version, or no journal.
    """

    def __init__(self, path: Path, fingerprint: str) -> None:
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        try:
            path.chmod(0o600)
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
                self._connection.execute(f"PRAGMA {pragma}")
            self._connection.executescript(SCHEMA)
            self._claim(fingerprint)
        except sqlite3.DatabaseError as error:
            self.close()
            raise ArchiveError(f"expected a journal of a pull, got {type(error).__name__}; take a new folder") from None
        except ArchiveError:
            self.close()
            raise

    @property
    def is_listed(self) -> bool:
        """Has the source told everything it holds?"""
        return bool(self._rows("SELECT 1 FROM meta WHERE name = 'listed'"))

    def set_listed(self) -> None:
        """The source has told everything."""
        with self._transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('listed', '1')")

    def add(self, wanted: Iterable[Wanted]) -> None:
        """Note what the source holds; what is known already stays as it is."""
        with self._transaction() as connection:
            connection.executemany(ADD, map(_row, wanted))

    def record(self, outcomes: Sequence[Outcome]) -> None:
        """All of them or, when the machine stops here, none."""
        with self._transaction() as connection:
            connection.executemany(ADD, (_row(outcome.wanted) for outcome in outcomes))
            connection.executemany(
                "UPDATE instances SET state = ?, reason = ?, is_final = ?, digest = ?, bytes = ?,"
                " sop = coalesce(nullif(?, ''), sop) WHERE locator = ?",
                [
                    (each.state, each.reason, each.is_final, each.digest, each.size, each.sop_instance_uid,
                     each.wanted.locator)
                    for each in outcomes
                ],
            )  # fmt: skip

    def reopen(self) -> None:
        """What was refused for a passing reason is wanted again."""
        with self._transaction() as connection:
            connection.execute("UPDATE instances SET state = 'found' WHERE state = 'refused' AND NOT is_final")

    def series(self) -> list[tuple[str, str, bool]]:
        """Study, series, and whether all of it is still wanted; only series of which something is wanted."""
        rows = self._rows(
            "SELECT study, series, sum(state = 'found') = count(*) FROM instances GROUP BY study, series"
            " HAVING sum(state = 'found') > 0 ORDER BY min(id)"
        )
        return [(study, series, bool(whole)) for study, series, whole in rows]

    def wanted(self, study: str, series: str) -> list[Wanted]:
        """What of a series has not come."""
        rows = self._rows(
            f"SELECT {WANTED} FROM instances WHERE study = ? AND series = ? AND state = 'found' ORDER BY id",  # noqa: S608
            study, series,
        )  # fmt: skip
        return [Wanted(*row) for row in rows]

    def still_wanted(self) -> Iterator[Wanted]:
        """Everything that has not come and whose UID is known."""
        rows = self._rows(f"SELECT {WANTED} FROM instances WHERE state = 'found' AND sop IS NOT NULL")  # noqa: S608
        return (Wanted(*row) for row in rows)

    def count_wanted(self, sop_instance_uid: str) -> int:
        """How many entries of this UID have not come."""
        return int(
            self._rows("SELECT count(*) FROM instances WHERE sop = ? AND state = 'found'", sop_instance_uid)[0][0]
        )

    def landed(self, sop_instance_uid: str) -> tuple[str, str, int] | None:
        """Locator, digest and size of what has landed as this instance."""
        rows = self._rows(
            "SELECT locator, digest, bytes FROM instances WHERE sop = ? AND state = 'landed'", sop_instance_uid
        )
        return rows[0] if rows else None

    def counts(self) -> dict[str, tuple[int, int]]:
        """State → entries and bytes."""
        rows = self._rows("SELECT state, count(*), sum(bytes) FROM instances GROUP BY state")
        return {state: (count, size) for state, count, size in rows}

    def refusals(self) -> list[tuple[str, str]]:
        """Locator and reason of what was refused."""
        return self._rows("SELECT locator, reason FROM instances WHERE state = 'refused' ORDER BY id")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _claim(self, fingerprint: str) -> None:
        with self._transaction() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO meta VALUES (?, ?)", [("version", VERSION), ("source", fingerprint)]
            )
        known = dict(self._rows("SELECT name, value FROM meta"))
        if known["version"] != VERSION:
            raise ArchiveError("the landing was made by another version of this program; take a new folder")
        if known["source"] != fingerprint:
            raise ArchiveError("the landing belongs to another source or query; take a new folder, or ask as before")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise

    def _rows(self, sql: str, *values: str) -> list[tuple]:  # type: ignore[type-arg]  # each query has its own columns
        with self._lock:
            return self._connection.execute(sql, values).fetchall()


def _row(wanted: Wanted) -> tuple[str, str, str | None, str, str]:
    return (
        wanted.study_instance_uid,
        wanted.series_instance_uid,
        wanted.sop_instance_uid,
        wanted.locator,
        wanted.sop_class_uid,
    )


def told_in(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Locator, SOP Instance UID and whether it landed, of a journal that nobody writes to any more; without copies."""
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT locator, sop, state FROM instances WHERE state IN (?, ?)", (LANDED, REFUSED))
        yield from ((locator, sop or "", state == LANDED) for locator, sop, state in rows)
    finally:
        connection.close()
