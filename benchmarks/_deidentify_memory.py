"""Memory over very many instances: few files, whose person and UIDs are others each time, so that nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil

from benchmarks._deidentify_speed import PROCESSES
from benchmarks._deidentify_tools import IDENTITIES, PROJECT, USUAL
from datasets.deidentify.batch import Task, as_bytes, deidentify_bytes
from datasets.deidentify.verify import verify_instance
from datasets.dicom.read import read_instance
from datasets.synthetic.planted import planted_corpus

SEED, FILES = 30, 6
A_SERIES = 25
SHARES = (0.1, 0.5, 1.0)
MEBI = 1024 * 1024


def measure_memory(instances: int) -> dict[str, object]:
    """Resident memory of the processes together after a tenth, a half and all instances, each checked by the gate."""
    each = instances // PROCESSES
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        seen = list(pool.map(_resident, [each] * PROCESSES, range(PROCESSES)))
    together = [sum(values) for values in zip(*seen, strict=True)]
    at = {str(round(instances * share)): round(value, 1) for share, value in zip(SHARES, together, strict=True)}
    return {
        "memory_growth_mb": round(together[-1] - together[0], 1),
        "memory_mb_at": at,
        "memory_instances": instances,
    }


def _resident(count: int, process: int) -> list[float]:
    task, seen = Task(Path(), Path(), PROJECT, USUAL, IDENTITIES), []
    stops = {round(count * share) for share in SHARES}
    own = psutil.Process()
    for done, data in enumerate(_files(count, process), 1):
        original = read_instance(data)
        verify_instance(deidentify_bytes(data, task, original), original, PROJECT, USUAL)
        if done in stops:
            seen.append(own.memory_info().rss / MEBI)
    return seen


def _files(count: int, process: int) -> Iterator[bytes]:
    """Files in which each number of the person and each UID is changed for another of the same length."""
    drawn = [planted for planted in planted_corpus(SEED, FILES, 2) if "PixelData" in planted.dataset]
    files = [(as_bytes(each.dataset), each.person, str(each.dataset.SOPInstanceUID).encode()) for each in drawn]
    for number in range(count):
        data, person, uid = files[number % len(files)]
        patient = 2 * (number // A_SERIES) + process
        data = data.replace(person.ma_bn.encode(), f"BN{patient:08d}".encode())
        yield data.replace(uid, uid[:12] + f"{number:09d}{process}".encode() + uid[22:])
