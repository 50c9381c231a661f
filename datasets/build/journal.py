"""The durable journal of a build: what became of each landed file. A killed build goes on from it.

Every outcome is one committed transaction; after a kill at most the files that were in work are done again, to the
same bytes in the same place.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from datasets.build.instance_work import SAME_UID, Done

_TABLE = """CREATE TABLE IF NOT EXISTS done (
    key TEXT PRIMARY KEY, path TEXT, place TEXT NOT NULL, row TEXT, reasons TEXT NOT NULL
)"""


class Journal:
    """Outcomes by landed file. Use as a context; one process writes."""

    def __init__(self, path: Path) -> None:
        path.touch(mode=0o600, exist_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.execute(_TABLE)
        self._database.execute("CREATE UNIQUE INDEX IF NOT EXISTS one_file ON done(path)")

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
        values = (done.key, path, place, row, json.dumps(reasons))
        self._database.execute("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?)", values)

    def forget(self, path: str) -> None:
        """Drop the outcome of a file that is not as it was written, so that it is done again."""
        self._database.execute("DELETE FROM done WHERE path = ?", (path,))

    def keys(self) -> set[str]:
        """Every landed file that has an outcome."""
        return {key for (key,) in self._database.execute("SELECT key FROM done")}

    def rows(self) -> Iterator[dict[str, Any]]:
        """Rows of the index, in the order of their paths."""
        for (row,) in self._database.execute("SELECT row FROM done WHERE path IS NOT NULL ORDER BY path"):
            yield json.loads(row)

    def held(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Landed file, name in the quarantine and reasons of what was held back."""
        told = self._database.execute("SELECT key, place, reasons FROM done WHERE path IS NULL ORDER BY key")
        for key, place, reasons in told:
            yield key, place, tuple(json.loads(reasons))

    def an_instance_each(self) -> Iterator[tuple[str, str]]:
        """Pseudonym and the first landed file of each patient of whom something was released."""
        released = "SELECT json_extract(row, '$.patient_id') AS who, min(key) FROM done WHERE path IS NOT NULL"
        yield from self._database.execute(f"{released} GROUP BY who ORDER BY who")

    def _owner(self, path: str) -> str | None:
        found = self._database.execute("SELECT key FROM done WHERE path = ?", (path,)).fetchone()
        return str(found[0]) if found else None
