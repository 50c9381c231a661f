"""De-identification: ours beside deid, dicognito and dicom-anonymizer, the same files, processes, disk and run.

Tags alone: every tool reads each file, changes its header and writes it; none looks at pixels or checks its output.
That is `ratio_vs_fastest`; `_processors` is the same by the processors' time, which other work on the machine disturbs
less, and `_with_gate` lets ours alone read its output again and check it.
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
from benchmarks._deidentify_speed import PROCESSES, Spent, medians, rates_of
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
        whole = rates_of(("ours_gated", "ours_checked"), paths, folder / "out", arguments.rounds)
        kinds = _kinds(paths, folder / "out")
        held = sum(path.suffix == ".dcm" for path in (folder / "out" / "ours_checked" / "quarantine").rglob("*"))
        size = sum(path.stat().st_size for path in paths) / 1e6
    _say("memory")
    memory = measure_memory(arguments.memory_instances) if arguments.memory_instances else {}
    told = _summarise(rates | whole, left) | memory
    return told | {
        "instances": arguments.instances,
        "held_back_with_pixels": held,
        "instances_per_second_with_pixels_by_kind": kinds,
        "megabytes": round(size, 1),
    }


def _kinds(paths: list[Path], out: Path) -> dict[str, float]:
    """The whole way with pixels, each kind alone: `write_instances` writes a quarter of each, one after the other."""
    share = len(paths) // len(sizes())
    each = {name: paths[number * share : (number + 1) * share] for number, name in enumerate(sizes())}
    return {
        name: medians(rates_of(("ours_checked",), some, out, 1))["ours_checked"].clock for name, some in each.items()
    }


def _summarise(rates: Mapping[str, list[Spent]], left: dict[str, Any]) -> dict[str, Any]:
    median = medians(dict(rates))
    fastest = max(VERSIONS, key=lambda name: median[name].clock)
    ours = left["tools"]["ours"]
    return {
        "ratio_vs_fastest": _ratio(median["ours"], median[fastest]).clock,
        "ratio_vs_fastest_processors": _ratio(median["ours"], median[fastest]).processors,
        "ratio_vs_fastest_with_gate": _ratio(median["ours_gated"], median[fastest]).clock,
        "fastest": fastest,
        "instances_per_second_with_pixels": median["ours_checked"].clock,
        "correct_actions": ours["correct_actions"],
        "leaked_names": ours["leaked_names"],
        "instances_per_second": {name: each.clock for name, each in median.items()},
        "instances_per_processor_second": {name: each.processors for name, each in median.items()},
        "rounds": {name: [each.clock for each in rounds] for name, rounds in rates.items()},
        "planted": left,
        "versions": VERSIONS,
        "pictures": sizes(),
        "processes": PROCESSES,
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def _ratio(ours: Spent, other: Spent) -> Spent:
    return Spent(*(round(one / two, 2) for one, two in zip(ours, other, strict=True)))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
