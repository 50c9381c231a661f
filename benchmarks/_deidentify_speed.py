"""How fast each tool goes through the same files with the same number of processes, warmed up before the clock."""

from __future__ import annotations

import shutil
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from benchmarks._deidentify_tools import Tool, open_tool
from benchmarks._failure import BenchmarkFailed

PROCESSES = 2
CHUNK = 25
WARM_UP = 8

_TOOL: list[Tool] = []


def begin(name: str) -> None:
    """Make a process ready for one tool."""
    _TOOL[:] = [open_tool(name)]


class Spent(NamedTuple):
    """What all files took: seconds on the clock, and of the processors."""

    clock: float
    processors: float


def work(pair: tuple[Path, Path]) -> float:
    """One file by the process's tool; the seconds of the processor that it took."""
    begun = time.process_time()
    _TOOL[0](*pair)
    return time.process_time() - begun


def seconds_of(name: str, paths: Sequence[Path], out: Path) -> Spent:
    """Seconds for all files, from the first that is given to a warm process to the last that is written.

    Raises:
        BenchmarkFailed: the tool did not write every file.
    """
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    pairs = [(path, out / path.name) for path in paths]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), begin, (name,)) as pool:
        step = max(1, len(pairs) // WARM_UP)
        list(pool.map(work, [(path, out / f"warm-{path.name}") for path, _ in pairs[::step]]))
        begun = time.perf_counter()
        processors = sum(pool.map(work, pairs, chunksize=CHUNK))
        clock = time.perf_counter() - begun
    written = sum(not path.name.startswith("warm-") for path in out.rglob("*.dcm"))
    if written != len(paths):
        raise BenchmarkFailed(f"{name}: expected {len(paths)} files, got {written}")
    return Spent(clock, processors)


def rates_of(names: Sequence[str], paths: Sequence[Path], out: Path, rounds: int) -> dict[str, list[Spent]]:
    """Instances a second of each tool in each round, by the clock and by processors' time; who goes first changes."""
    rates: dict[str, list[Spent]] = {name: [] for name in names}
    for number in range(rounds):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            spent = seconds_of(name, paths, out / name)
            rates[name].append(Spent(*(round(len(paths) / each, 1) for each in spent)))
    return rates


def medians(rates: dict[str, list[Spent]]) -> dict[str, Spent]:
    """The median round of each tool, by either measure."""
    return {name: Spent(*map(statistics.median, zip(*rounds, strict=True))) for name, rounds in rates.items()}
