"""How far a run is: a bar on a terminal, plain lines with the time left elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import NoReturn, Self

from tqdm import tqdm


class Progress:
    """Counts steps of one fit. Use as a context."""

    def __init__(self, title: str, total: int, done: int = 0, seconds_between_lines: float = 20.0) -> None:
        self._title = title
        self._total = total
        self._start_done = done
        self._done = done
        self._start = time.monotonic()
        self._pause = seconds_between_lines
        self._last_line = 0.0
        self._bar: tqdm[NoReturn] | None = None
        if sys.stderr.isatty():
            self._bar = tqdm(total=total, initial=done, desc=title, unit="step")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.close()

    def advance(self, loss: float) -> None:
        """One more step, with its loss."""
        self._done += 1
        if self._bar is not None:
            self._bar.set_postfix(loss=f"{loss:.4f}")
            self._bar.update()
            return
        now = time.monotonic()
        if now - self._last_line >= self._pause or self._done == self._total:
            self._last_line = now
            self.say(f"step {self._done}/{self._total} loss {loss:.4f} left {format_seconds(self.seconds_left())}")

    def say(self, words: str) -> None:
        """A line that stays, above the bar where there is one."""
        if self._bar is not None:
            self._bar.write(f"{self._title}: {words}", file=sys.stderr)
        else:
            print(f"{time.strftime('%H:%M:%S')} {self._title}: {words}", file=sys.stderr, flush=True)

    def seconds_left(self) -> float:
        """At the pace so far."""
        made = max(self._done - self._start_done, 1)
        return (time.monotonic() - self._start) / made * (self._total - self._done)


def format_seconds(seconds: float) -> str:
    """`75` to `1:15`, `3675` to `1:01:15`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
