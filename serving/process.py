"""What our long-running processes have in common: logs, one signal to stop, and a line when they are ready."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator

from serving.settings import Settings

READY = "ready:"

_STOP = threading.Event()


def begin_process(settings: Settings, name: str) -> None:
    """Log to standard error, stop in order on SIGTERM or SIGINT, and have a data directory."""
    logging.basicConfig(
        level=logging.INFO, format=f"%(asctime)s {name} %(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )
    logging.getLogger("dbos").setLevel(logging.ERROR)
    # These libraries quote what they parse, which is patient data.
    for talkative in ("pydicom", "pynetdicom", "httpx", "httpcore", "highdicom"):
        logging.getLogger(talkative).setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore")  # pydicom's warnings quote header values too
    os.umask(0o077)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: _STOP.set())


def say_ready(text: str) -> None:
    """Tell whoever started us; the supervisor waits for this line."""
    print(f"{READY} {text}", flush=True)


def turns(seconds: float) -> Iterator[None]:
    """Turns of a loop, that long apart, until the process is told to stop."""
    while not _STOP.wait(seconds):
        yield
