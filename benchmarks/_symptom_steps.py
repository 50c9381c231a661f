"""The time of one step of an interview on one core: look, next question, ranking, level. Needs no data.

Run by `symptoms.py` as a process of its own, because the threads of NumPy are settled when it is imported.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from benchmarks._failure import BenchmarkFailed
from benchmarks._symptom_scripts import Step, make_interviews, settle
from serving.checker import Checker, open_checker
from serving.child import ROOT

INTERVIEWS = 150


def measure_steps() -> dict[str, Any]:
    """The figures, from a process with one thread.

    Raises:
        BenchmarkFailed: it ended with an error.
    """
    one_thread = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL")}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks._symptom_steps"],
        cwd=ROOT,
        env=os.environ | one_thread,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BenchmarkFailed(f"the steps could not be timed: {done.stderr[-1000:]}")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def time_steps(checker: Checker, steps: Sequence[Step]) -> Iterator[tuple[float, float]]:
    """Seconds of each step by the clock, and of the processor: the second does not see what else the machine does."""
    for step in steps:
        begun, used = time.perf_counter(), time.thread_time()
        settle(checker.look(step.person, step.told))
        yield time.perf_counter() - begun, time.thread_time() - used


def main() -> int:
    """Print the figures."""
    checker = open_checker()
    begun = time.perf_counter()
    _ = checker.engine
    engine_seconds = time.perf_counter() - begun
    interviews = list(make_interviews(checker, INTERVIEWS))
    seconds = np.array(list(time_steps(checker, [step for one in interviews for step in one]))) * 1000
    figures = {
        f"{name}_p{percent}_ms": round(float(np.percentile(seconds[:, column], percent)), 2)
        for column, name in enumerate(("step", "step_cpu"))
        for percent in (50, 95, 99)
    }
    lengths = [len(one) - 1 for one in interviews]
    made_up = {"steps_timed": len(seconds), "made_up_median_questions": float(np.median(lengths))}
    print(json.dumps({**figures, **made_up, "engine_ms": round(engine_seconds * 1000)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
