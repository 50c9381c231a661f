"""How often one address may ask what is open to everyone. Kept in this process only; nothing says who asked what."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from starlette.requests import Request

from serving.errors import TooManyVisits

ADDRESSES = 50_000
MINUTE = 60.0


class Visits:
    """A bucket for each address: `per_minute` visits at once, and as many again each minute; 0 means no limit."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute, self._clock = per_minute, clock
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def add(self, address: str) -> None:
        """One more visit from there.

        Raises:
            TooManyVisits: the address has used up its share; it fills again with time.
        """
        if not self._per_minute:
            return
        with self._lock:
            now = self._clock()
            left, seen = self._left.get(address, (float(self._per_minute), now))
            left = min(self._per_minute, left + (now - seen) * self._per_minute / MINUTE)
            if left < 1:
                raise TooManyVisits(f"expected at most {self._per_minute} requests a minute; wait and try again")
            if len(self._left) >= ADDRESSES:
                self._left.clear()
            self._left[address] = (left - 1, now)


def address_of(request: Request, *, is_behind_proxy: bool) -> str:
    """Where it came from; behind a proxy what the proxy, which is the last to write, says."""
    if is_behind_proxy:
        forwarded = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded[:64]
    return request.client.host if request.client else ""
