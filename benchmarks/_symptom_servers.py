"""The two servers that `symptoms.py` compares, each a process of its own on loopback."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

from benchmarks._failure import BenchmarkFailed
from benchmarks._receivers import START_SECONDS, free_port
from serving.child import ROOT
from serving.settings import Settings, child_environment


class Server:
    """One of them, running."""

    def __init__(self, process: psutil.Popen, port: int) -> None:
        self.port = port
        self._process = process

    def memory_bytes(self) -> int:
        """Resident memory of its process and all that it started."""
        return sum(one.memory_info().rss for one in self._family())

    def cpu_seconds(self) -> float:
        """Processor time that they have used."""
        return sum(one.cpu_times().user + one.cpu_times().system for one in self._family())

    def _family(self) -> list[psutil.Process]:
        return [self._process, *self._process.children(recursive=True)]


@contextmanager
def ours(place: Path) -> Iterator[Server]:
    """`./tuetinh api`, with the limit of visits off: all clients of a benchmark have one address.

    Raises:
        BenchmarkFailed: it did not start.
    """
    settings = Settings(data_dir=place / "data", port=free_port(), dicom_port=free_port(), visits_per_minute=0)
    settings.data_dir.mkdir(parents=True)
    words = [sys.executable, "-m", "serving", "api"]
    with _started(words, settings, settings.port, "/symptoms-api/v3/info", place / "ours.log") as server:
        yield server


@contextmanager
def plain(place: Path) -> Iterator[Server]:
    """Plain uvicorn and FastAPI around the same engine.

    Raises:
        BenchmarkFailed: it did not start.
    """
    port = free_port()
    words = [sys.executable, "-m", "uvicorn", "benchmarks._symptom_plain_app:app", "--port", str(port)]
    with _started([*words, "--no-access-log"], Settings(), port, "/docs", place / "plain.log") as server:
        yield server


@contextmanager
def _started(words: list[str], settings: Settings, port: int, path: str, log: Path) -> Iterator[Server]:
    environment = child_environment(settings) | {"PYTHONPATH": str(ROOT)}
    with log.open("wb") as sink:
        process = psutil.Popen(words, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink)
    try:
        _wait(f"http://127.0.0.1:{port}{path}", log)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(60)


def _wait(address: str, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not _is_up(address):
        if time.monotonic() > end:
            raise BenchmarkFailed(f"the server did not answer in time: {log.read_text(errors='replace')[-1500:]}")
        time.sleep(0.2)


def _is_up(address: str) -> bool:
    try:
        return httpx.get(address, timeout=5, trust_env=False).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False
