"""The durable journal of a build: what became of each landed file. A killed build goes on from it.

Every outcome is one committed transaction; after a kill at most the files that were in work are done again, to the
same bytes in the same place.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any, Self

from datasets.build.instance_work import SAME_UID, Done
from datasets.build.series_work import Series, Settled

_TABLES = """
CREATE TABLE IF NOT EXISTS done (
    key TEXT PRIMARY KEY, path TEXT, place TEXT NOT NULL, row TEXT, reasons TEXT NOT NULL, is_pending INTEGER NOT NULL
);
CREATE UNIQUE INDEX IF NOT EXISTS one_file ON done(path);
CREATE TABLE IF NOT EXISTS settled (
    path TEXT PRIMARY KEY, series TEXT NOT NULL, place TEXT NOT NULL, row TEXT, reason TEXT NOT NULL
);
"""
_RELEASED = """FROM done LEFT JOIN settled USING (path)
    WHERE path IS NOT NULL AND (NOT is_pending OR settled.row IS NOT NULL)"""
_HELD = """SELECT key, place, reasons FROM done WHERE path IS NULL UNION ALL
    SELECT key, settled.place, json_array(reason) FROM done JOIN settled USING (path)
    WHERE is_pending AND settled.row IS NULL ORDER BY key"""


class Journal:
    """Outcomes by landed file. Use as a context; one process writes."""

    def __init__(self, path: Path) -> None:
        path.touch(mode=0o600, exist_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def add(self, done: Done) -> None:
        """Write an outcome; a second instance at one path is held back, whatever order they came in."""
        path = done.row["path"] if done.row else None
        reasons = done.reasons
        if path and self._owner(path) not in (None, done.key):
            path, reasons = None, (SAME_UID,)
        row = json.dumps(done.row, ensure_ascii=False) if path else None
        place = "" if path else done.place or done.key
        values = (done.key, path, place, row, json.dumps(reasons), done.is_pending)
        self._database.execute("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?, ?)", values)

    def forget(self, path: str) -> None:
        """Drop the outcome of a file that is not as it was written, so that it is done again."""
        for table in ("done", "settled"):
            self._database.execute(f"DELETE FROM {table} WHERE path = ?", (path,))  # noqa: S608 -- two known names

    def keys(self) -> set[str]:
        """Every landed file that has an outcome."""
        return {key for (key,) in self._database.execute("SELECT key FROM done")}

    def rows(self) -> Iterator[dict[str, Any]]:
        """Rows of the index, in the order of their paths; what waits has none yet."""
        for (row,) in self._database.execute(f"SELECT coalesce(settled.row, done.row) {_RELEASED} ORDER BY path"):
            yield json.loads(row)

    def waiting(self) -> Iterator[tuple[str, str, str, str | None]]:
        """Landed file, path, hash and settled series of every file of a series that waits or waited."""
        hashed = "SELECT key, path, json_extract(done.row, '$.sha256'), series"
        yield from self._database.execute(
            f"{hashed} FROM done LEFT JOIN settled USING (path) WHERE is_pending AND path IS NOT NULL ORDER BY path"
        )

    def unsettled(self) -> Iterator[Series]:
        """Series that wait, and those of which a file came or changed since they were settled."""
        for _, group in groupby(self.waiting(), lambda each: PurePosixPath(each[1]).parent):
            members = list(group)
            made_of = "".join(f"{path} {sha256}\n" for _, path, sha256, _ in members)
            name = hashlib.sha256(made_of.encode()).hexdigest()
            if any(settled != name for *_, settled in members):
                yield Series(name, tuple((key, path) for key, path, _, _ in members))

    def settle(self, settled: Settled) -> None:
        """Write what became of a series, all its files at once."""
        rows = [
            (path, settled.series.name, place, json.dumps(row, ensure_ascii=False) if row else None, settled.reason)
            for path, place, row in settled.files
        ]
        self._database.execute("BEGIN")
        self._database.executemany("INSERT OR REPLACE INTO settled VALUES (?, ?, ?, ?, ?)", rows)
        self._database.execute("COMMIT")

    def held(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Landed file, name in the quarantine and reasons of what was held back."""
        for key, place, reasons in self._database.execute(_HELD):
            yield key, place, tuple(json.loads(reasons))

    def an_instance_each(self) -> Iterator[tuple[str, str]]:
        """Pseudonym and the first landed file of each study of which something was released."""
        told = "json_extract(done.row, '$.patient_id') AS who, json_extract(done.row, '$.study_instance_uid') AS study"
        asked = f"SELECT {told}, min(key) {_RELEASED} GROUP BY who, study ORDER BY who, study"
        yield from ((who, key) for who, _, key in self._database.execute(asked))

    def _owner(self, path: str) -> str | None:
        found = self._database.execute("SELECT key FROM done WHERE path = ?", (path,)).fetchone()
        return str(found[0]) if found else None
