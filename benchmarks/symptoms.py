"""The symptom checker: right, urgent enough, short, quick; on data that is never committed.

On vignettes (free text in, ranked conditions out), on DDXPlus's synthetic patients with that data set's own knowledge,
and over HTTP beside a bare FastAPI endpoint that calls the same engine. `docs/symptom-checker.md` says how each figure
is made and what it does not say. What the folder of `--data` lacks is left out of the answer.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from benchmarks._failure import BenchmarkFailed
from benchmarks._symptom_accents import measure_accents
from benchmarks._symptom_budget import measure_ddxplus
from benchmarks._symptom_cases import measure_cases
from benchmarks._symptom_interviews import measure_interviews
from benchmarks._symptom_load import measure_load
from benchmarks._symptom_names import Names
from benchmarks._symptom_steps import measure_steps
from benchmarks._symptom_vignettes import figures_of, read_vignettes, see, worst
from serving.checker import Checker, open_checker

PARTS = ("vignettes", "ddxplus", "cases", "accents", "steps", "load")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the data is, and what to measure."""
    parser.add_argument("--data", type=Path, help="holds avey_vignettes/ and ddxplus/")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure only that; may be given again")
    parser.add_argument("--interviews", type=int, default=10_000, help="over which memory is watched")
    parser.add_argument("--worst", type=Path, help="write the ten worst vignettes there, in terms of the base")


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures.

    Raises:
        BenchmarkFailed: there is no such data, or a server did not start.
    """
    parts = arguments.only or PARTS
    checker = open_checker()
    figures: dict[str, Any] = {"conditions": len(checker.base.conditions), "findings": len(checker.base.findings)}
    if "vignettes" in parts and arguments.data:
        figures |= _vignettes(checker, arguments.data, arguments.worst)
    if "ddxplus" in parts and arguments.data:
        figures |= measure_ddxplus(arguments.data / "ddxplus", checker.base.about)
    if "cases" in parts:
        figures |= measure_cases(checker)
    if "accents" in parts:
        figures |= measure_accents(checker)
    if "steps" in parts:
        figures |= measure_steps()
    if "load" in parts:
        figures |= measure_load(checker, arguments.interviews)
    return figures


def _vignettes(checker: Checker, data: Path, out: Path | None) -> dict[str, Any]:
    vignettes = read_vignettes(data / "avey_vignettes")
    if not vignettes:
        raise BenchmarkFailed("expected vignettes in avey_vignettes/*.jsonl below --data")
    names = Names(checker.base)
    seen = [see(checker, one, names) for one in vignettes]
    print(f"vignettes: {len(seen)} read", file=sys.stderr)
    if out is not None:
        out.write_text("".join(f"{json.dumps(one)}\n" for one in worst(seen)), encoding="utf-8")
    figures = figures_of(seen) | measure_interviews(checker, seen)
    return figures | {"not_covered": sorted({one.vignette.diagnosis for one in seen if not one.gold})}
