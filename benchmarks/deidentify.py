"""De-identification: ours beside deid, dicognito and dicom-anonymizer, the same files, processes, disk and run.

Tags alone: every tool reads each file, changes its header and writes it; none looks at pixels or checks its output.
With pixels: our whole way, with the cleaning of pixels and the gate. Rounds are interleaved and the median counts. What
is got right and what is left is counted on a planted corpus of made-up people, ours with the options that the command
takes by default, the others as they come.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks._deidentify_files import sizes, write_instances
from benchmarks._deidentify_left import measure_left
from benchmarks._deidentify_memory import measure_memory
from benchmarks._deidentify_speed import PROCESSES, medians, rates_of
from benchmarks._deidentify_tools import VERSIONS

TOOLS = ("ours", *VERSIONS)
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much of what."""
    parser.add_argument("--instances", type=int, default=2000, help="of CT, MR, CR and US (default 2000)")
    parser.add_argument("--rounds", type=int, default=3, help="each with every tool (default 3)")
    parser.add_argument("--patients", type=int, default=50, help="of the planted corpus, 4 instances each (default 50)")
    parser.add_argument("--memory-instances", type=int, default=50_000, help="0 leaves memory out (default 50000)")
    parser.add_argument("--folder", type=Path, help="where to write (default: the system's temporary folder)")


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures."""
    os.environ.update(dict.fromkeys(THREADS, "1"))  # each process is one of those that are counted
    with tempfile.TemporaryDirectory(prefix="tuetinh-bench-", dir=arguments.folder) as name:
        folder = Path(name)
        _say("planted corpus")
        left = measure_left(TOOLS, folder / "planted", arguments.patients)
        _say("writing the files")
        paths = write_instances(folder / "in", arguments.instances)
        _say("tags alone")
        rates = rates_of(TOOLS, paths, folder / "out", arguments.rounds)
        _say("with pixels and the gate")
        whole = rates_of(("ours_checked",), paths, folder / "out", arguments.rounds)
        held = sum(path.suffix == ".dcm" for path in (folder / "out" / "ours_checked" / "quarantine").rglob("*"))
        size = sum(path.stat().st_size for path in paths) / 1e6
    _say("memory")
    memory = measure_memory(arguments.memory_instances) if arguments.memory_instances else {}
    return _summarise(rates, whole, left, held, size) | memory | {"instances": arguments.instances}


def _summarise(
    rates: Mapping[str, list[float]], whole: Mapping[str, list[float]], left: dict[str, Any], held: int, size: float
) -> dict[str, Any]:
    median = medians(dict(rates) | dict(whole))
    fastest = max(VERSIONS, key=lambda name: median[name])
    ours = left["tools"]["ours"]
    return {
        "ratio_vs_fastest": round(median["ours"] / median[fastest], 2),
        "fastest": fastest,
        "instances_per_second_with_pixels": median["ours_checked"],
        "held_back_with_pixels": held,
        "correct_actions": ours["correct_actions"],
        "leaked_names": ours["leaked_names"],
        "instances_per_second": median,
        "rounds": dict(rates) | dict(whole),
        "planted": left,
        "versions": VERSIONS,
        "megabytes": round(size, 1),
        "pictures": sizes(),
        "processes": PROCESSES,
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
