"""C-STORE ingest: ours beside Orthanc (SQLite) and DCMTK's storescp, the same files, sender, disk and run.

Every round starts each receiver anew on an empty folder and sends all files over several associations at once with
DCMTK's storescu; only the sending is timed. Rounds are interleaved and the median counts. A receiver that does not
hold every instance afterwards fails the benchmark.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from pydicom import Dataset, dcmwrite
from pydicom.dataset import FileMetaDataset
from pydicom.uid import UID, ComputedRadiographyImageStorage, ExplicitVRLittleEndian

from benchmarks._failure import BenchmarkFailed
from benchmarks._receivers import LARGEST_PDU, DcmtkReceiver, OrthancReceiver, OurReceiver, Receiver, find_program

SIDE = 512
SENDER_SECONDS = 300


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How much, and on which disk."""
    parser.add_argument("--instances", type=int, default=500, help="of 0.5 MB each (default 500)")
    parser.add_argument("--associations", type=int, default=4, help="at once (default 4)")
    parser.add_argument("--rounds", type=int, default=5, help="each with every receiver (default 5)")
    parser.add_argument(
        "--folder", type=Path, help="where all receivers write (default: the system's temporary folder)"
    )


def run(arguments: argparse.Namespace) -> dict[str, Any]:
    """Instances a second of each receiver, and ours over theirs."""
    storescu = find_program("storescu")
    with tempfile.TemporaryDirectory(prefix="tuetinh-bench-", dir=arguments.folder) as name:
        folder = Path(name)
        batches = write_batches(folder / "files", arguments.instances, arguments.associations)
        speeds: dict[str, list[float]] = {"ours": [], "orthanc": [], "dcmtk": []}
        for number in range(arguments.rounds):
            for kind in order_of(number):
                receiver = RECEIVERS[kind](folder / f"{kind}-{number}")
                speeds[kind].append(arguments.instances / measure(storescu, receiver, batches, arguments.instances))
                print(f"round {number + 1}: {kind} {speeds[kind][-1]:.1f} instances/s", file=sys.stderr, flush=True)
    return summarise(speeds, arguments)


RECEIVERS: dict[str, Callable[[Path], Receiver]] = {
    "ours": OurReceiver,
    "orthanc": OrthancReceiver,
    "dcmtk": DcmtkReceiver,
}


def order_of(number: int) -> list[str]:
    """Who goes first changes from round to round."""
    names = list(RECEIVERS)
    return names[number % 3 :] + names[: number % 3]


def measure(storescu: Path, receiver: Receiver, batches: Sequence[Sequence[Path]], expected: int) -> float:
    """Seconds to send all batches at once to a freshly started receiver."""
    receiver.start()
    try:
        begun = time.perf_counter()
        senders = [_send(storescu, receiver, batch) for batch in batches]
        codes = [sender.wait(SENDER_SECONDS) for sender in senders]
        seconds = time.perf_counter() - begun
        held = receiver.count(expected)
    finally:
        receiver.close()
    if any(codes) or held != expected:
        raise BenchmarkFailed(f"{type(receiver).__name__}: expected {expected} instances, {held} are held; {codes}")
    return seconds


def _send(storescu: Path, receiver: Receiver, batch: Sequence[Path]) -> subprocess.Popen[bytes]:
    command = [str(storescu), "-R", "--max-send-pdu", str(LARGEST_PDU), "--max-pdu", str(LARGEST_PDU)]
    where = ["-aec", receiver.ae_title, "127.0.0.1", str(receiver.port)]
    return subprocess.Popen([*command, *where, *batch], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def summarise(speeds: dict[str, list[float]], arguments: argparse.Namespace) -> dict[str, Any]:
    """Medians and their ratios."""
    median = {name: statistics.median(values) for name, values in speeds.items()}
    return {
        "ratio_vs_orthanc": round(median["ours"] / median["orthanc"], 2),
        "ratio_vs_dcmtk": round(median["ours"] / median["dcmtk"], 2),
        **{f"{name}_instances_per_second": round(value, 1) for name, value in median.items()},
        "rounds": {name: [round(value, 1) for value in values] for name, values in speeds.items()},
        "instances": arguments.instances,
        "megabytes_each": round(SIDE * SIDE * 2 / 1e6, 2),
        "associations": arguments.associations,
        "is_fsync_and_commit_on": True,
    }


def write_batches(folder: Path, instances: int, associations: int) -> list[list[Path]]:
    """Files of noise, so that no file system compresses them, one study for each association."""
    folder.mkdir(parents=True)
    noise = np.random.default_rng(0)
    batches: list[list[Path]] = [[] for _ in range(associations)]
    for number in range(instances):
        study = number % associations
        path = folder / f"{number:05d}.dcm"
        dcmwrite(path, _film(study, number, noise.integers(0, 4096, SIDE * SIDE, np.uint16)), enforce_file_format=True)
        batches[study].append(path)
    return batches


def _film(study: int, number: int, pixels: np.ndarray[Any, np.dtype[np.uint16]]) -> Dataset:
    film, root = Dataset(), UID(f"1.2.826.0.1.3680043.8.498.77.{study + 1}")
    film.file_meta = FileMetaDataset()
    film.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    film.SOPClassUID = film.file_meta.MediaStorageSOPClassUID = ComputedRadiographyImageStorage
    film.SOPInstanceUID = film.file_meta.MediaStorageSOPInstanceUID = UID(f"{root}.1.{number + 1}")
    film.StudyInstanceUID, film.SeriesInstanceUID = root, UID(f"{root}.1")
    film.PatientID, film.PatientName, film.Modality = f"BENCH{study}", "Synthetic^Bench", "CR"
    film.PatientBirthDate = film.PatientSex = film.StudyDate = film.StudyTime = film.AccessionNumber = ""
    film.StudyID, film.SeriesNumber, film.InstanceNumber = "1", 1, number + 1
    film.Rows = film.Columns = SIDE
    film.SamplesPerPixel, film.PhotometricInterpretation, film.PixelRepresentation = 1, "MONOCHROME2", 0
    film.BitsAllocated, film.BitsStored, film.HighBit = 16, 12, 11
    film.PixelData = pixels.tobytes()
    return film
