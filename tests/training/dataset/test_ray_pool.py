"""A cluster of two nodes on loopback; the second is killed in the middle, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from datasets.deidentify.batch import as_bytes
from datasets.synthetic.planted import planted_corpus

pytestmark = [pytest.mark.peer, pytest.mark.timeout(240)]  # 81 s beside seven others' work on two cores
ROOT = Path(__file__).parents[3]
HEAD, SECOND = "127.0.0.2", "127.0.0.3"
"""Ray takes 127.0.0.1 for the machine's outer address; the rest of 127/8 is taken as it is."""
PATIENTS = 15
MEMORY = 100_000_000


class Node:
    """`ray start --block` as a process group of its own."""

    def __init__(self, address: str, folder: Path, *words: str) -> None:
        ray = Path(sys.executable).parent / "ray"
        command = [str(ray), "start", f"--node-ip-address={address}", "--num-cpus=1", "--block", *words]
        command += [f"--object-store-memory={MEMORY}", "--min-worker-port=0", "--max-worker-port=0"]
        environment = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0", "OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
        self.log = folder / f"{address}.log"
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [*command, "--disable-usage-stats"] if "--head" in words else command,
                env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        deadline = time.monotonic() + 40
        while b"Ray runtime started" not in self.log.read_bytes():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                pytest.fail(self.log.read_text())
            time.sleep(0.1)

    def has_worked(self) -> bool:
        """Whether a worker of this node has a task now; Ray writes that into the process's name."""
        listed = subprocess.run(
            ["ps", "-o", "args=", "-g", str(self._process.pid)], capture_output=True, text=True, timeout=10, check=False
        )
        return "ray::_call" in listed.stdout

    def kill(self) -> None:
        """The whole group at once, as a power cut would."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, Node]]:
    with socket.socket() as probe:
        probe.bind((HEAD, 0))
        port = probe.getsockname()[1]
    short = Path(tempfile.mkdtemp(prefix="tt-ray-", dir="/tmp"))  # socket paths may have 107 characters
    head = Node(HEAD, tmp_path, "--head", f"--port={port}", "--include-dashboard=false", f"--temp-dir={short}")
    try:
        second = Node(SECOND, tmp_path, f"--address={HEAD}:{port}")
        try:
            yield f"{HEAD}:{port}", second
        finally:
            second.kill()
    finally:
        head.kill()
        shutil.rmtree(short, ignore_errors=True)


def test_a_node_that_dies_in_the_middle_loses_nothing(cluster: tuple[str, Node], tmp_path: Path) -> None:
    address, second = cluster
    films = tmp_path / "in"
    films.mkdir()
    for number, planted in enumerate(planted_corpus(seed=6, patients=PATIENTS)):
        (films / f"{number}.dcm").write_bytes(as_bytes(planted.dataset))
    data = tmp_path / "data"
    environment = {**os.environ, "TUETINH_DATA_DIR": str(data), "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    words = [
        "build",
        "--folder",
        str(films),
        "--project",
        "p",
        "--name",
        "d",
        "--json",
        "--options",
        "clean_descriptors",
    ]
    command = [sys.executable, "-m", "training.dataset", *words]
    build = subprocess.Popen(
        [*command, "--ray", address], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        deadline = time.monotonic() + 100
        released, has_worked = 0, False
        while released < PATIENTS or not has_worked:
            has_worked = has_worked or second.has_worked()
            released = len(list((data / "datasets" / ".work").glob("*/files/*/*/*/*.dcm")))
            assert build.poll() is None, build.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert released < 4 * PATIENTS, "it ended before a node could die"
        second.kill()
        output, errors = build.communicate(timeout=100)
    finally:
        build.kill()
    assert build.returncode == 0, errors.decode()
    told = json.loads(output)
    assert told["instances"] == 4 * PATIENTS
    alone = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=True)
    assert json.loads(alone.stdout)["version"] == told["version"]
