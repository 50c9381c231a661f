"""Everything is killed at random, again and again: every study's results reach the PACS, and none twice.

`FAULT_JOURNEY_STUDIES=40` runs it in full; the moments and victims follow from `FAULT_JOURNEY_SEED`.
"""

from __future__ import annotations

import os
import random
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from serving.store.analyses import list_results
from serving.store.studies import count_studies, get_study

STUDIES = int(os.environ.get("FAULT_JOURNEY_STUDIES", "6"))
SEED = int(os.environ.get("FAULT_JOURNEY_SEED", "1"))
KILLS = max(5, STUDIES // 2)
SECONDS = 240 + 20 * STUDIES
# Studies keep coming as long as the killing lasts: a kill costs about 3 s.
PACE_SECONDS = 3.0 * KILLS / STUDIES
KINDS = ("SC", "SR")


def _send_all(program: Path, settings: Any, paths: Sequence[Path], end: float) -> None:
    for path in paths:
        _send_until_taken(program, settings, path, end)
        time.sleep(PACE_SECONDS)


def _send_until_taken(program: Path, settings: Any, path: Path, end: float) -> None:
    command = [str(program), "-aec", settings.ae_title, "127.0.0.1", str(settings.dicom_port), str(path)]
    while time.monotonic() < end:
        if subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0:
            return
        time.sleep(0.3)


class _Chaos:
    """Kills and restarts, seeded."""

    def __init__(self, tuetinh: Any, orthanc: Any, workers: Sequence[str]) -> None:
        self._tuetinh, self._orthanc = tuetinh, orthanc
        self._victims = ["gateway", "api", "orthanc", *workers]
        self._workers = workers
        self._chance = random.Random(SEED)
        self.kills: Counter[str] = Counter()

    def start(self, victim: str) -> None:
        if victim == "orthanc":
            self._orthanc.start()
        elif victim in self._workers:
            self._tuetinh.start("worker", victim, worker_id=victim)
        else:
            self._tuetinh.start(victim)

    def run(self) -> None:
        for _ in range(KILLS):
            time.sleep(self._chance.uniform(0.5, 5.0))
            victim = self._chance.choice(self._victims)
            (self._orthanc if victim == "orthanc" else self._tuetinh).kill(*([] if victim == "orthanc" else [victim]))
            time.sleep(self._chance.uniform(0.0, 1.0))
            self.start(victim)
            self.kills[victim] += 1


def _play(tuetinh: Any, orthanc: Any, program: Path, folder: Path, workers: Sequence[str], journey: ModuleType) -> None:
    destination = {
        "name": "pacs", "kind": "c-store", "ae_title": "ORTHANC", "host": "127.0.0.1", "port": orthanc.dicom_port,
        "results": list(KINDS),
    }  # fmt: skip
    journey.write_rules(tuetinh.settings, [destination])
    films = [journey.make_film(number) for number in range(1, STUDIES + 1)]
    paths = journey.write_films(folder, films)
    chaos = _Chaos(tuetinh, orthanc, workers)
    for victim in ("gateway", "api", *workers):
        chaos.start(victim)
    end = time.monotonic() + SECONDS
    # Killed and started from this thread: the kernel ends a supervised process with the thread that started it.
    with ThreadPoolExecutor(1) as pool:
        sending = pool.submit(_send_all, program, tuetinh.settings, paths, end)
        chaos.run()
        sending.result()
    journey.wait_for(
        lambda: count_studies(tuetinh.store) == {"done": STUDIES}, max(1.0, end - time.monotonic()), "every study"
    )
    _check(tuetinh, orthanc, [str(film.StudyInstanceUID) for film in films])
    print(f"{STUDIES} studies, killed {dict(chaos.kills)}: {len(KINDS) * STUDIES} results, each once")


def _check(tuetinh: Any, orthanc: Any, studies: Sequence[str]) -> None:
    held = orthanc.find("Instance")
    by_study = Counter(
        orthanc.http.get(f"/instances/{one['ID']}/study").json()["MainDicomTags"]["StudyInstanceUID"] for one in held
    )
    assert by_study == dict.fromkeys(studies, len(KINDS))
    for uid in studies:
        made = {result.sop_instance_uid for result in list_results(tuetinh.store, uid)}
        there = {one["MainDicomTags"]["SOPInstanceUID"] for one in orthanc.find("Instance", StudyInstanceUID=uid)}
        assert there == made
        assert get_study(tuetinh.store, uid).reason is None


@pytest.mark.timeout(SECONDS + 300)
def test_nothing_is_lost_and_nothing_comes_twice(
    tuetinh: Any, orthanc: Any, peer: Callable[[str], Path], tmp_path: Path, journey: ModuleType
) -> None:
    _play(tuetinh, orthanc, peer("/usr/bin/storescu"), tmp_path / "films", ["worker"], journey)


@pytest.mark.timeout(SECONDS + 300)
def test_the_same_on_postgresql_with_two_workers(
    settings: Any, postgresql: str, orthanc: Any, peer: Callable[[str], Path], tmp_path: Path, journey: ModuleType
) -> None:
    service = journey.Tuetinh(replace(settings, database_url=postgresql))
    try:
        _play(service, orthanc, peer("/usr/bin/storescu"), tmp_path / "films", ["worker-1", "worker-2"], journey)
    finally:
        service.stop()
