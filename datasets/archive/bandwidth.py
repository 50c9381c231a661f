"""How many bytes a second may be pulled, by all workers together."""

from __future__ import annotations

import re
import threading

from datasets.archive.clock import SYSTEM_CLOCK, Clock
from datasets.archive.errors import InvalidQuery

FORM = re.compile(r"(\d+(?:\.\d+)?) ?([kMG]?)(B|bit)/s")
FACTORS = {"": 1.0, "k": 1e3, "M": 1e6, "G": 1e9}
BITS = 8.0
BURST_SECONDS = 0.1
LEAST = 1000.0


class Bandwidth:
    """A bucket that fills at a fixed rate; who takes more than is in it waits until it has filled."""

    def __init__(self, bytes_per_second: float, clock: Clock = SYSTEM_CLOCK) -> None:
        if bytes_per_second < LEAST:
            raise InvalidQuery("expected a bandwidth of at least 1kB/s")
        self.bytes_per_second = bytes_per_second
        self._clock = clock
        self._lock = threading.Lock()
        self._paid_until = clock.monotonic()

    @classmethod
    def parse(cls, text: str, clock: Clock = SYSTEM_CLOCK) -> Bandwidth:
        """`20MB/s`, `800kB/s`, `100Mbit/s`; k, M and G are powers of ten.

        Raises:
            InvalidQuery: another form, or under 1 kB/s.
        """
        matched = FORM.fullmatch(text.strip())
        if not matched:
            raise InvalidQuery("expected a bandwidth such as 20MB/s, 800kB/s or 100Mbit/s")
        rate = float(matched[1]) * FACTORS[matched[2]]
        return cls(rate / BITS if matched[3] == "bit" else rate, clock)

    def take(self, count: int) -> None:
        """Wait until so many bytes may pass. An unused while is worth a tenth of a second at most."""
        with self._lock:
            now = self._clock.monotonic()
            self._paid_until = max(self._paid_until, now - BURST_SECONDS) + count / self.bytes_per_second
            wait = self._paid_until - now
        if wait > 0:
            self._clock.sleep(wait)
