"""One supervised process: its start, its prefixed log, and its end with everything that it had started."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

import psutil

from serving.process import READY

ROOT = Path(__file__).resolve().parents[1]
SETTLED_SECONDS = 20.0
COPYING_SECONDS = 5.0
MARK = "SUPERVISED_AS"


class Child:
    """`python -m serving VERB` in a session of its own.

    Attributes:
        failed_starts: ends in a row before it had said ready or had settled, other than by a signal.
        quick_ends: ends in a row before it had settled, for the back-off.
        restart_at: when it is to be started again, on the monotonic clock.
    """

    def __init__(self, name: str, verb: str, environment: Mapping[str, str]) -> None:
        self.name = name
        self.failed_starts = 0
        self.quick_ends = 0
        self.restart_at: float | None = None
        self._verb = verb
        self._mark = uuid.uuid4().hex
        own = {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "PYTHONUNBUFFERED": "1", MARK: self._mark}
        self._environment = {**environment, **own}
        self._process: subprocess.Popen[str] | None = None
        self._started_at = 0.0
        self._is_ready = False

    def start(self) -> None:
        """Start it; its lines come out on our standard output with its name before them."""
        self.restart_at, self._is_ready, self._started_at = None, False, time.monotonic()
        process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own module
            [sys.executable, "-m", "serving", "--supervised", self._verb],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        self._process = process
        self._copying = threading.Thread(target=self._copy, args=(process.stdout,), daemon=True)
        self._copying.start()

    @property
    def is_running(self) -> bool:
        """Has it been started and not ended?"""
        return self._process is not None and self._process.poll() is None

    @property
    def return_code(self) -> int | None:
        """As `subprocess` gives it: negative is a signal."""
        return None if self._process is None else self._process.returncode

    @property
    def process_id(self) -> int | None:
        """Of the process that runs now or ran last."""
        return None if self._process is None else self._process.pid

    def send(self, number: signal.Signals) -> None:
        """Send it a signal, if it runs."""
        if self._process is not None and self.is_running:
            self._process.send_signal(number)

    def wait(self, seconds: float) -> None:
        """Wait for its end, so long at most."""
        if self._process is not None:
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                return

    def bury(self) -> None:
        """End what is left of all that it had started, and count how it went."""
        if self._process is None:
            return
        self._end_descendants()
        self._process.wait()
        self._copying.join(COPYING_SECONDS)
        is_settled = time.monotonic() - self._started_at >= SETTLED_SECONDS
        is_failed_start = not (is_settled or self._is_ready or self._process.returncode < 0)
        self.failed_starts = self.failed_starts + 1 if is_failed_start else 0
        self.quick_ends = 0 if is_settled else self.quick_ends + 1

    def _end_descendants(self) -> None:
        # Some are in sessions of their own and orphans by now; what they all inherited is their environment.
        for process in psutil.process_iter():
            with suppress(psutil.Error, OSError):
                if process.environ().get(MARK) == self._mark:
                    process.kill()

    def _copy(self, lines: IO[str]) -> None:
        with lines:
            for line in lines:
                if line.startswith(READY):
                    self._is_ready = True
                print(f"{self.name:<8}| {line}", end="", flush=True)
