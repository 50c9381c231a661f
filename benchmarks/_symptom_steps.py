"""The time of one step of an interview on one core: look, next question, ranking, level. Needs no data.

Run by `symptoms.py` as a process of its own, because the threads of NumPy are settled when it is imported.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from benchmarks._failure import BenchmarkFailed
from models.inference.case import Evidence, Person
from models.inference.interview import next_question
from models.knowledge.condition import Condition
from serving.checker import Checker, open_checker
from serving.child import ROOT

INTERVIEWS = 150
SEED = 5
TYPICAL = 0.5
SHOWN = 8


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


def time_steps(checker: Checker) -> Iterator[float]:
    """Seconds of each step of interviews with people who have a condition drawn by chance, and answer by it."""
    rng = np.random.default_rng(SEED)
    conditions = tuple(checker.base.conditions.values())
    for row in rng.integers(0, len(conditions), INTERVIEWS):
        yield from _steps(checker, conditions[row], rng)


def _steps(checker: Checker, condition: Condition, rng: np.random.Generator) -> Iterator[float]:
    person = Person(float(rng.integers(1, 80)), "female" if rng.random() < TYPICAL else "male")
    told = [Evidence(max(condition.findings, key=lambda one: condition.findings[one]), "present", "initial")]
    while True:
        begun = time.perf_counter()
        look = checker.look(person, told)
        question = next_question(look)
        look.ranked(SHOWN)
        _ = look.triage
        yield time.perf_counter() - begun
        if question is None:
            return
        has = rng.random() < condition.findings.get(question.items[0].id, 0.0)
        told.append(Evidence(question.items[0].id, "present" if has else "absent"))
        told += [Evidence(item.id, "absent") for item in question.items[1:] if not has]


def main() -> int:
    """Print the figures."""
    checker = open_checker()
    begun = time.perf_counter()
    _ = checker.engine
    engine_seconds = time.perf_counter() - begun
    list(_steps(checker, next(iter(checker.base.conditions.values())), np.random.default_rng(0)))
    seconds = np.array(list(time_steps(checker))) * 1000
    figures = {f"step_p{percent}_ms": round(float(np.percentile(seconds, percent)), 2) for percent in (50, 95, 99)}
    print(json.dumps(figures | {"steps_timed": len(seconds), "engine_ms": round(engine_seconds * 1000)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
