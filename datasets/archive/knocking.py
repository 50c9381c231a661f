"""How long to wait before an archive is asked again, and when to stop asking."""

from __future__ import annotations

import random
import threading
import time

from datasets.archive.errors import ArchiveUnreachable

FIRST_SECONDS, LONGEST_SECONDS = 0.5, 30.0


class Knocking:
    """Twice as long a pause after each vain try, shared by all workers."""

    def __init__(self, patience_seconds: float, stop: threading.Event) -> None:
        self._patience, self._stop = patience_seconds, stop
        self._lock = threading.Lock()
        self._vain, self._since = 0, 0.0

    def wait(self) -> None:
        """After a vain try: pause.

        Raises:
            ArchiveUnreachable: all tries of the patience were vain.
        """
        with self._lock:
            now = time.monotonic()
            self._since = self._since if self._vain else now
            self._vain += 1
            if now - self._since > self._patience:
                raise ArchiveUnreachable(
                    f"the archive was not reached for {self._patience:.0f} s; see that it runs and knows our AE title "
                    "or token, and run the pull again to go on"
                )
            pause = self.pause(self._vain)
        self._stop.wait(pause)

    def heard(self) -> None:
        """The archive answered."""
        with self._lock:
            self._vain = 0

    @staticmethod
    def pause(tries: int) -> float:
        """Seconds before the next try; a quarter of it is chance, so that workers do not knock all at once."""
        if tries < 1:
            return 0.0
        longest = min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** min(tries - 1, 16))
        return longest * random.uniform(0.75, 1.0)  # noqa: S311 -- no secret
