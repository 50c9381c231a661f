"""The audit of an escrow: a line for each attempt, tied to the one before, and its length and hash in a second file.

The second file, the head, lies elsewhere, beside the projects' keys: an audit that is shortened, changed or deleted
does not fit it any more. Whoever deletes both leaves no trace here, so the head is told at every attempt, too.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from datasets.errors import DatasetError

Line = Mapping[str, Any]


class EscrowRefused(DatasetError):
    """The escrow was not opened: wrong keys, a damaged file, no reason, or nowhere to write that it was opened."""


@dataclass(frozen=True, slots=True)
class Audit:
    """Where attempts are written.

    Attributes:
        path: the file that grows by lines.
        head: the file that tells how many there are and the hash of all of them.
    """

    path: Path
    head: Path

    def record(self, line: Line) -> str:
        """Append a line and see it on disk before going on; returns what the head then says.

        Raises:
            EscrowRefused: it cannot be written, or what was written before is not whole.
        """
        try:
            self.head.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "r+b") as file:
                fcntl.flock(file, fcntl.LOCK_EX)  # two who ask at once write one after the other
                return self._append(file.fileno(), file.read(), line)
        except OSError as error:
            raise EscrowRefused(
                f"expected an audit file to write, got {type(error).__name__}; nothing was opened"
            ) from None

    def fault(self) -> str:
        """What is wrong with the record; nothing when it is whole, or when nothing was ever asked."""
        try:
            told = self.path.read_bytes() if self.path.exists() else b""
            return self._fault(told)
        except OSError as error:
            return f"the audit cannot be read: {type(error).__name__}"

    def _append(self, handle: int, told: bytes, line: Line) -> str:
        if fault := self._fault(told):
            raise EscrowRefused(
                f"{fault}; nothing was opened. Restore the audit from a backup, or put audit and head aside under"
                " other names, keep both, and write down why"
            )
        now = datetime.now(UTC).isoformat(timespec="seconds")
        content = {"at": now, **line, "before": sha256(told).hexdigest()}
        added = json.dumps(content, ensure_ascii=False).encode() + b"\n"
        os.write(handle, added)
        os.fsync(handle)
        return self._write_head(told + added)

    def _write_head(self, told: bytes) -> str:
        part, head = self.head.with_suffix(".part"), _head_of(told)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(head.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(self.head)
        return head

    def _fault(self, told: bytes) -> str:
        lines = told.splitlines(keepends=True)
        if not self.head.exists():
            return "the head of the audit is missing, and there are lines" if lines else ""
        count, _, digest = self.head.read_text(encoding="ascii", errors="replace").strip().partition(" ")
        if not lines:
            return f"the audit is missing or empty, and its head tells of {count} lines"
        if not _is_chained(lines):
            return "a line of the audit was changed or taken out"
        if _head_of(told) == f"{count} {digest}" or _head_of(b"".join(lines[:-1])) == f"{count} {digest}":
            return ""  # one line more than the head tells: the power went between the two
        return f"the audit has {len(lines)} lines and is not the one of {count} lines that its head tells of"


def _head_of(told: bytes) -> str:
    return f"{len(told.splitlines())} {sha256(told).hexdigest()}"


def _is_chained(lines: list[bytes]) -> bool:
    before = sha256()
    for line in lines:
        try:
            said = json.loads(line).get("before")
        except (ValueError, AttributeError):
            return False
        if said != before.hexdigest():
            return False
        before.update(line)
    return True
