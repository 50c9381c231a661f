"""What the HTTP doors share in one process: settings, store, engine, a bounded pool, and who failed to get in."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from starlette.requests import HTTPConnection

from models.instruments import Instrument, find_instruments
from models.registry import SetAside, look_for_models
from models.site_layer import SiteLayers
from serving.audit_queue import AuditQueue
from serving.auth import Caller
from serving.bounds import RecordBound
from serving.checker import TRADITIONAL_MEDICINE, Checker, open_checker
from serving.errors import Overloaded, TooManyTries
from serving.inference import Engine
from serving.settings import Settings
from serving.store.database import Store
from serving.visits import Visits

ANALYSES_AT_ONCE = 2
ANALYSES_WAITING = 32
TRIES = 10
TRIES_SECONDS = 60.0
ADDRESSES = 10_000
KNOWN_SECONDS = 1.0
LEFT_SECONDS = 3600.0

T = TypeVar("T")


class AnalysisPool:
    """Threads for work that fills a core; what waits is bounded."""

    def __init__(self, at_once: int = ANALYSES_AT_ONCE, waiting: int = ANALYSES_WAITING) -> None:
        self._executor = ThreadPoolExecutor(at_once, thread_name_prefix="analysis")
        self._places = at_once + waiting

    async def run(self, function: Callable[[], T]) -> T:
        """Run it in the pool.

        Raises:
            Overloaded: too many wait already.
        """
        if self._places == 0:
            raise Overloaded("expected a free place in the queue of analyses; try again in a few seconds")
        self._places -= 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._executor, function)
        finally:
            self._places += 1

    def close(self) -> None:
        """End once what runs has ended."""
        self._executor.shutdown()


class FailedTries:
    """Counts wrong keys by address, so that guessing is slow. Kept in this process only."""

    def __init__(self, limit: int = TRIES, seconds: float = TRIES_SECONDS) -> None:
        self._limit, self._seconds = limit, seconds
        self._tries: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def add(self, address: str) -> None:
        """A wrong key came from there. Right keys are never held up: a bad neighbour behind one proxy locks out none.

        Raises:
            TooManyTries: it was one too many.
        """
        with self._lock:
            recent = self._recent(address)
            if len(recent) >= self._limit:
                raise TooManyTries(
                    f"expected at most {self._limit} wrong keys in {self._seconds:.0f} s; wait and try again"
                )
            if len(self._tries) >= ADDRESSES:
                self._tries.clear()
            self._tries[address] = [*recent, time.monotonic()]

    def _recent(self, address: str) -> list[float]:
        since = time.monotonic() - self._seconds
        return [moment for moment in self._tries.get(address, []) if moment > since]


class KnownKeys:
    """Keys that were found in force a moment ago, so that a caller in haste costs one look-up a second.

    A revoked key is refused at the latest after that second. Only digests are kept, and not many.
    """

    def __init__(self, seconds: float = KNOWN_SECONDS) -> None:
        self._seconds = seconds
        self._known: dict[bytes, tuple[float, Caller]] = {}

    def caller(self, secret: str, look_up: Callable[[str], Caller]) -> Caller:
        """Who holds the key, by a recent look-up or a new one; what `look_up` raises is not kept."""
        found = self.recent(secret)
        if found is not None:
            return found
        now, caller = time.monotonic(), look_up(secret)
        if len(self._known) >= ADDRESSES:
            self._known.clear()
        self._known[_digest(secret)] = (now, caller)
        return caller

    def recent(self, secret: str) -> Caller | None:
        """Who was found to hold the key a moment ago."""
        found = self._known.get(_digest(secret))
        return found[1] if found is not None and time.monotonic() - found[0] < self._seconds else None


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


class Rooms:
    """Opened when the app starts, closed when it ends; found at `request.app.state.rooms`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        _clear_tables(settings.data_dir)
        self.store = Store(settings.sqlalchemy_url)
        self.store.create_schema()
        self.audit = AuditQueue(self.store)
        self.engine = Engine(settings.model_roots, settings.inference_threads)
        self.set_aside: tuple[SetAside, ...] = look_for_models(settings.model_roots).set_aside
        self.instruments: Mapping[str, Instrument] = find_instruments(
            settings.model_roots, layers=SiteLayers(settings.site_layers)
        )
        self.pool = AnalysisPool()
        self.tries = FailedTries()
        self.known_keys = KnownKeys()
        self.refusals = RecordBound()
        self.visits = Visits(settings.visits_per_minute)

    @cached_property
    def checker(self) -> Checker:
        """The symptom checker; loaded once, by the first who asks.

        Raises:
            InvalidKnowledge: its compiled base is missing, damaged or stale.
        """
        return open_checker()

    @cached_property
    def traditional(self) -> Checker:
        """The patterns of traditional medicine, for the clinician's console only.

        Raises:
            InvalidKnowledge: its compiled base is missing, damaged or stale.
        """
        return open_checker(TRADITIONAL_MEDICINE)

    def close(self) -> None:
        """Let running analyses end, then give everything back."""
        self.pool.close()
        self.audit.close()
        self.store.close()


def _clear_tables(folder: Path) -> None:
    """Take away tables that a killed process left; one of the last hour may be another process's."""
    for left in folder.glob("table-*"):
        if time.time() - left.stat().st_mtime > LEFT_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def rooms_of(connection: HTTPConnection) -> Rooms:
    """The rooms of the app that a request came to; a FastAPI dependency too."""
    rooms: Rooms = connection.app.state.rooms
    return rooms
