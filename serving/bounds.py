"""How often something may happen in a minute, by address and in all."""

from __future__ import annotations

import threading
import time
from typing import Literal

PER_ADDRESS = 20
IN_ALL = 600
WINDOW_SECONDS = 60.0

Ruling = Literal["write", "last", "skip"]


class RecordBound:
    """Counts what was written in this minute, by address and in all. Kept in this process only."""

    def __init__(self, per_address: int = PER_ADDRESS, in_all: int = IN_ALL) -> None:
        self._per_address, self._in_all = per_address, in_all
        self._counts: dict[str, int] = {}
        self._total = 0
        self._since = time.monotonic()
        self._lock = threading.Lock()

    def rule(self, address: str) -> Ruling:
        """May one more from there be written, and is it the last?"""
        with self._lock:
            if time.monotonic() - self._since >= WINDOW_SECONDS:
                self._counts, self._total, self._since = {}, 0, time.monotonic()
            count = self._counts.get(address, 0)
            if count >= self._per_address or self._total >= self._in_all:
                return "skip"
            self._counts[address], self._total = count + 1, self._total + 1
            return "last" if count + 1 == self._per_address or self._total == self._in_all else "write"
