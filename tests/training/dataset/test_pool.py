"""A worker that dies or hangs takes one task with it, and says which."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from training.dataset.pool import KILLED, LATE, LocalPool


def work(task: tuple[str, str]) -> str:
    what, place = task
    if what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "die once" and not Path(place).exists():
        Path(place).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "hang":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        while True:
            time.sleep(60)
    if what == "fail":
        raise ValueError("as it was told")
    return what.upper()


def test_the_dead_and_the_late_are_told_and_the_others_are_done(tmp_path: Path) -> None:
    tasks = [(what, str(tmp_path / "once")) for what in ("a", "die", "b", "hang", "die once", "c")]
    began = time.monotonic()
    results = {what: result for (what, _), result in LocalPool(2, seconds=3).map(work, tasks)}
    assert results == {"a": "A", "die": KILLED, "b": "B", "hang": LATE, "die once": "DIE ONCE", "c": "C"}
    assert time.monotonic() - began < 60


def test_what_the_function_raises_is_raised_here(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="as it was told"):
        list(LocalPool(1).map(work, [("fail", "")]))
