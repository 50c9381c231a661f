"""Where instances land: `files/<SHA-256 of the SOP Instance UID>.dcm`, whole or not at all, beside their journal.

Everything in it names patients: the folder is private (0700), its files too (0600), and it stays in the hospital.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from datasets.archive.errors import ArchiveError
from datasets.archive.head import digest_of, read_head
from datasets.archive.journal import COPY, LANDED, REFUSED, Journal, Outcome
from datasets.archive.wanted import Fetched, Wanted
from datasets.errors import UnreadableInstance

FILES, ARRIVING, JOURNAL, LOCK = "files", "arriving", "journal.sqlite", "lock"
RESERVE_BYTES = 256 << 20
OTHER = "the instance that came is not the one that was asked for"
CONFLICT = "another instance with the same SOP Instance UID has landed"
PRIVATE_FOLDER = 0o700


class Landing:
    """The folder of one pull."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self.folder, self.journal = folder, journal
        self.arriving = folder / ARRIVING
        self._lock = threading.Lock()

    def tidy(self) -> None:
        """After a kill: half-written files go, and what was renamed but not noted is noted."""
        for path in self.arriving.iterdir():
            path.unlink()
        self.journal.reopen()
        outcomes = [outcome for wanted in self.journal.still_wanted() for outcome in self._noted_late(wanted)]
        self.journal.record(outcomes)

    def settle(self, arrived: Sequence[Fetched]) -> list[Outcome]:
        """Make files safe: on the disk, then under their names, then in the journal.

        Raises:
            ArchiveError: the disk is full.
        """
        checked = [(fetched, self._checked(fetched)) for fetched in arrived]
        with self._lock:
            outcomes = [self._placed(fetched, outcome) for fetched, outcome in checked]
            if any(outcome.state == LANDED for outcome in outcomes):
                _sync(self.folder / FILES)
            self.journal.record(outcomes)
        return outcomes

    def check_space(self) -> None:
        """Stop before the disk is full.

        Raises:
            ArchiveError: less than the reserve is free.
        """
        if shutil.disk_usage(self.folder).free < RESERVE_BYTES:
            raise ArchiveError("the disk of the landing is nearly full; make room and run it again to go on")

    def place(self, sop_instance_uid: str) -> Path:
        """The file of an instance."""
        return self.folder / place_of(sop_instance_uid)

    def _noted_late(self, wanted: Wanted) -> Iterator[Outcome]:
        uid = wanted.sop_instance_uid or ""
        path = self.place(uid)
        if not path.exists() or self.journal.landed(uid):
            return
        if self.journal.count_wanted(uid) > 1:
            path.unlink()  # which of them it is cannot be said: both come again
            return
        yield Outcome(wanted, LANDED, uid, digest_of(path), path.stat().st_size)

    def _checked(self, fetched: Fetched) -> Outcome:
        """The outcome if nothing of the same UID has landed; the file is on the disk after this."""
        if fetched.path is None:
            return Outcome(fetched.wanted, REFUSED, reason=fetched.reason, is_final=fetched.is_final)
        try:
            uid = read_head(fetched.path).sop_instance_uid
        except UnreadableInstance as error:
            return Outcome(fetched.wanted, REFUSED, reason=str(error))
        if fetched.wanted.sop_instance_uid not in (None, uid):
            return Outcome(fetched.wanted, REFUSED, reason=OTHER)
        _sync(fetched.path)
        return Outcome(fetched.wanted, LANDED, uid, digest_of(fetched.path), fetched.path.stat().st_size)

    def _placed(self, fetched: Fetched, outcome: Outcome) -> Outcome:
        if fetched.path is None:
            return outcome
        uid = outcome.sop_instance_uid
        landed = self._landed(uid) if outcome.state == LANDED else None
        if outcome.state == LANDED and landed is None:
            fetched.path.replace(self.place(uid))
            return outcome
        fetched.path.unlink()
        if landed is None:
            return outcome
        locator, digest, size = landed
        if locator == fetched.wanted.locator:
            return Outcome(fetched.wanted, LANDED, uid, digest, size)
        if digest == outcome.digest:
            return Outcome(fetched.wanted, COPY, uid, digest)
        return Outcome(fetched.wanted, REFUSED, reason=CONFLICT)

    def _landed(self, uid: str) -> tuple[str, str, int] | None:
        """What has landed as this instance, also a moment ago and not noted yet."""
        path = self.place(uid)
        noted = self.journal.landed(uid)
        return ("", digest_of(path), path.stat().st_size) if noted is None and path.exists() else noted


@contextmanager
def opened_landing(folder: Path, fingerprint: str) -> Iterator[Landing]:
    """The landing, for this process alone.

    Raises:
        ArchiveError: another process uses it, it belongs to another source, or it is no folder.
    """
    try:
        for each in (folder, folder / FILES, folder / ARRIVING):
            each.mkdir(parents=True, exist_ok=True)
            each.chmod(PRIVATE_FOLDER)
        descriptor = os.open(folder / LOCK, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise ArchiveError(f"expected a folder to land in that can be written, got {type(error).__name__}") from None
    try:
        _lock(descriptor)
        journal = Journal(folder / JOURNAL, fingerprint)
        try:
            yield Landing(folder, journal)
        finally:
            journal.close()
    finally:
        os.close(descriptor)


def discard(folder: Path) -> None:
    """Delete a landing with all that it holds."""
    for name in (FILES, ARRIVING):
        shutil.rmtree(folder / name, ignore_errors=True)
    for path in (*folder.glob(f"{JOURNAL}*"), folder / LOCK):
        path.unlink(missing_ok=True)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _lock(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise ArchiveError("another pull lands in this folder; wait for it, or take another folder") from None


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def place_of(sop_instance_uid: str) -> Path:
    """Where an instance lies below a landing."""
    return Path(FILES) / f"{hashlib.sha256(sop_instance_uid.encode()).hexdigest()}.dcm"
