"""Studies through the whole service, beside decoding, preprocessing and the networks alone, in one run.

A modality sends studies of one full-size film; the service takes, queues and analyses them, renders SC, SEG and SR and
delivers these to a PACS. The clock runs from the first association to the last result in the PACS, and the quiet timer
is taken off. `overhead_ratio` compares with the bare work one study after another, each network on all cores;
`overhead_ratio_side_by_side`, the harder one, with as many studies at once as there are cores, each network on one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._alone import seconds_one_by_one, seconds_side_by_side
from benchmarks._failure import BenchmarkFailed
from benchmarks._receivers import LARGEST_PDU, find_program
from benchmarks._service import MemoryWatch, Pacs, Service
from benchmarks._studies import write_studies
from datasets.read import read_image
from models.registry import SHIPPED
from serving.inference import Engine
from serving.prediction import Outcome, Prediction

KINDS = ("SC", "SEG", "SR", "GSPS")
SENDERS = 2
WARM_UP = 4
SENDER_SECONDS = 120
STUDY_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Passed:
    """One run through the service.

    Attributes:
        seconds: from the first association to the last result in the PACS.
        peak_bytes: the service's highest memory.
        cpu_seconds: of each of its processes.
    """

    seconds: float
    peak_bytes: int
    cpu_seconds: dict[str, float]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much of what."""
    parser.add_argument("--studies", type=int, default=50, help="of one film each (default 50)")
    parser.add_argument("--side", type=int, default=2048, help="rows and columns of a film (default 2048)")
    parser.add_argument("--kinds", default="SC,SEG,SR", help="results to deliver (default SC,SEG,SR)")
    parser.add_argument("--quiet-seconds", type=float, default=1.0, help="the quiet timer (default 1)")
    parser.add_argument("--models-dir", default="", help="a further folder of models, beside the shipped ones")


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures; see the module for what the clock covers."""
    kinds = _kinds_of(arguments.kinds)
    roots = (SHIPPED, Path(arguments.models_dir)) if arguments.models_dir else (SHIPPED,)
    with tempfile.TemporaryDirectory(prefix="tuetinh-bench-") as name:
        folder = Path(name)
        paths = write_studies(folder / "films", arguments.studies + WARM_UP, arguments.side)
        said = _analyse(roots, paths)
        expected = [_objects(outcomes, kinds) for outcomes in said]
        _say("measuring the bare work")
        films = paths[WARM_UP:]
        alone = {"one_by_one": seconds_one_by_one(roots, films), "side_by_side": seconds_side_by_side(roots, films)}
        _say("measuring the service")
        passed = _through_the_service(folder, arguments, kinds, paths, expected)
    return _summarise(passed, alone, said[WARM_UP:], arguments)


def _kinds_of(text: str) -> list[str]:
    kinds = text.split(",")
    if not set(kinds) <= set(KINDS):
        raise BenchmarkFailed(f"expected kinds of {', '.join(KINDS)}, got {text!r}")
    return kinds


def _analyse(roots: Sequence[Path], paths: Sequence[Path]) -> list[tuple[Outcome, ...]]:
    engine = Engine(roots)
    if not engine.image_models:
        raise BenchmarkFailed("no model is here that takes a picture; train one, or name --models-dir")
    return [engine.analyse(read_image(path), engine.image_models) for path in paths]


def _objects(outcomes: Sequence[Outcome], kinds: Sequence[str]) -> int:
    has_segments = any(isinstance(outcome, Prediction) and outcome.segments for outcome in outcomes)
    return len(kinds) if has_segments else len(set(kinds) - {"SEG"})


def _through_the_service(
    folder: Path, arguments: argparse.Namespace, kinds: list[str], paths: list[Path], expected: list[int]
) -> Passed:
    """The measured run, after a warm-up through the same processes."""
    pacs = Pacs()
    service = Service(folder / "service", pacs, kinds, arguments.models_dir, arguments.quiet_seconds)
    try:
        service.start()
        _send(service, paths[:WARM_UP])
        pacs.wait_for(sum(expected[:WARM_UP]), WARM_UP * STUDY_SECONDS + arguments.quiet_seconds)
        with MemoryWatch(service) as memory:
            begun, before = time.perf_counter(), service.cpu_seconds()
            _send(service, paths[WARM_UP:])
            pacs.wait_for(sum(expected), len(paths) * STUDY_SECONDS + arguments.quiet_seconds)
            cpu = {name: used - before.get(name, 0.0) for name, used in service.cpu_seconds().items()}
        return Passed(pacs.last_at - begun, memory.peak_bytes, cpu)
    finally:
        service.close()
        pacs.close()


def _send(service: Service, paths: Sequence[Path]) -> None:
    """Each study over an association of its own, as a modality does it, from two modalities at once."""
    storescu = find_program("storescu")
    where = ["-aec", service.settings.ae_title, "127.0.0.1", str(service.settings.dicom_port)]
    options = ["--max-send-pdu", str(LARGEST_PDU), "--max-pdu", str(LARGEST_PDU)]

    def send(path: Path) -> int:
        command = [str(storescu), *options, *where, str(path)]
        return subprocess.run(command, capture_output=True, timeout=SENDER_SECONDS, check=False).returncode

    with ThreadPoolExecutor(SENDERS) as pool:
        codes = list(pool.map(send, paths))
    if any(codes):
        raise BenchmarkFailed(f"expected every study to be taken, {sum(map(bool, codes))} of {len(codes)} were not")


def _summarise(
    passed: Passed, alone: dict[str, float], said: Sequence[Sequence[Outcome]], arguments: argparse.Namespace
) -> dict[str, Any]:
    a_study = (passed.seconds - arguments.quiet_seconds) / arguments.studies
    outcomes = Counter(
        f"{outcome.model_card.name}: {'analysed' if isinstance(outcome, Prediction) else outcome.reason.code}"
        for outcomes_of_one in said
        for outcome in outcomes_of_one
    )
    return {
        "overhead_ratio": round(a_study / alone["one_by_one"], 2),
        "overhead_ratio_side_by_side": round(a_study / alone["side_by_side"], 2),
        "peak_memory_gib": round(passed.peak_bytes / 2**30, 2),
        "studies_per_hour": round(3600 / a_study),
        "seconds_a_study": round(a_study, 4),
        "seconds_a_study_alone": {name: round(value, 4) for name, value in alone.items()},
        "cpu_seconds_a_study": {name: round(used / arguments.studies, 4) for name, used in passed.cpu_seconds.items()},
        "studies": arguments.studies,
        "film": f"{arguments.side} x {arguments.side}, 12 bit, explicit little endian",
        "results": arguments.kinds,
        "outcomes": dict(sorted(outcomes.items())),
        "quiet_seconds": arguments.quiet_seconds,
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
