"""A cluster of two nodes on loopback; the second is killed in the middle, and nothing is lost."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from datasets.build.index import read_index
from datasets.build.layout import FILES
from datasets.deidentify.batch import as_bytes
from datasets.deidentify.pending import DONE
from datasets.synthetic.head import SIDE, head_series
from datasets.synthetic.planted import planted_corpus
from tests.training.dataset.ray_nodes import HEAD, SECOND, Node, with_token

pytestmark = [pytest.mark.peer, pytest.mark.timeout(400)]  # 160 s beside seven others' work on two cores
ROOT = Path(__file__).parents[3]
PATIENTS = 15
PATIENCE = 150
"""Seconds, where others work on the same cores."""
HEADS, SLICES, FEW = 2, 24, 30
"""Series of CT, slices of each, and slices of a series of MR that end below its face; another of MR is whole."""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return with_token(tmp_path_factory.mktemp("ray")) | {"PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def head(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    short = Path(tempfile.mkdtemp(prefix="tt-ray-", dir="/tmp"))  # socket paths may have 107 characters
    words = ("--head", "--port=0", "--include-dashboard=false", f"--temp-dir={short}", "--disable-usage-stats")
    try:
        node = Node(HEAD, tmp_path_factory.mktemp("head"), environment, *words)
        try:
            yield node
        finally:
            node.kill()
    finally:
        shutil.rmtree(short, ignore_errors=True)


@pytest.fixture
def second(head: Node, environment: dict[str, str], tmp_path: Path) -> Iterator[Node]:
    node = Node(SECOND, tmp_path, environment, f"--address={head.address}")
    try:
        yield node
    finally:
        node.kill()


def _command(films: Path, *more: str) -> list[str]:
    words = ["--folder", str(films), "--project", "p", "--name", "d", "--json", "--options", "clean_descriptors"]
    return [sys.executable, "-m", "training.dataset", "build", *words, *more]


def _alone(command: list[str], environment: dict[str, str], code: int = 0) -> dict[str, Any]:
    """What the same build comes to on this machine alone."""
    built = subprocess.run(command, env=environment, capture_output=True, timeout=PATIENCE, check=False)
    assert built.returncode == code, built.stderr.decode()
    told: dict[str, Any] = json.loads(built.stdout)
    return told


def test_a_node_that_dies_in_the_middle_loses_nothing(
    head: Node, second: Node, environment: dict[str, str], tmp_path: Path
) -> None:
    films = tmp_path / "in"
    films.mkdir()
    for number, planted in enumerate(planted_corpus(seed=6, patients=PATIENTS)):
        (films / f"{number}.dcm").write_bytes(as_bytes(planted.dataset))
    data = tmp_path / "data"
    environment = environment | {"TUETINH_DATA_DIR": str(data)}
    command = _command(films)
    build = subprocess.Popen(
        [*command, "--ray", head.address], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        deadline = time.monotonic() + PATIENCE
        released, has_worked = 0, False
        while released < PATIENTS or not has_worked:
            has_worked = has_worked or second.is_at_work()
            released = len(list((data / "datasets" / ".work").glob("*/files/*/*/*/*.dcm")))
            assert build.poll() is None, build.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert released < 4 * PATIENTS, "it ended before a node could die"
        second.kill()
        output, errors = build.communicate(timeout=PATIENCE)
    finally:
        build.kill()
    assert build.returncode == 0, errors.decode()
    told = json.loads(output)
    assert told["instances"] == 4 * PATIENTS
    assert _alone(command, environment)["version"] == told["version"]


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("heads")
    series = [head_series(seed, count=SLICES) for seed in range(HEADS)]
    series += [head_series(HEADS, modality="MR"), head_series(HEADS + 1, modality="MR", count=FEW)]
    for number, dataset in enumerate(each for slices in series for each in slices):
        (folder / f"{number}.dcm").write_bytes(as_bytes(dataset))
    return folder


def _released(folder: Path) -> dict[str, str]:
    """The hash of every file of a version, by its path."""
    files = (path for path in (folder / FILES).rglob("*") if path.is_file())
    return {str(path.relative_to(folder / FILES)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_node_that_dies_while_faces_are_taken_out_loses_and_repeats_nothing(
    head: Node, second: Node, environment: dict[str, str], heads: Path, tmp_path: Path
) -> None:
    data, alone = tmp_path / "data", tmp_path / "alone"
    build = subprocess.Popen(
        [*_command(heads, "--deface"), "--ray", head.address],
        env=environment | {"TUETINH_DATA_DIR": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while not (list(data.glob(f"datasets/.work/*/{DONE}/*")) and second.is_stopped_at_work()):
            assert build.poll() is None, build.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.01)
        second.kill()
        output, errors = build.communicate(timeout=PATIENCE)
    finally:
        build.kill()
    assert build.returncode == 3, errors.decode()
    told = json.loads(output)
    rows = {row["path"]: row["sha256"] for row in read_index(Path(told["folder"]) / "index.parquet")}
    assert len(rows) == told["instances"] == HEADS * SLICES + SIDE
    assert told["reasons"] == {"no face was found in front of and below the brain": FEW}

    (alone / "projects").mkdir(parents=True)
    shutil.copy2(data / "projects" / "p.key", alone / "projects")
    expected = _alone(_command(heads, "--deface"), environment | {"TUETINH_DATA_DIR": str(alone)}, code=3)
    assert rows == _released(Path(told["folder"])) == _released(Path(expected["folder"]))
    assert [told[key] for key in ("version", "quarantined", "reasons")] == [
        expected[key] for key in ("version", "quarantined", "reasons")
    ]
