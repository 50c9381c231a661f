"""Heads wait until their faces are gone: nothing with a face is ever released, killed at any moment or not."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from datasets.deidentify.batch import Task, as_bytes, deidentify_folder
from datasets.deidentify.faces import is_defaced
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.pending import deface_folder, refuse_pending
from datasets.deidentify.project import Project
from datasets.dicom.read import read_instance
from datasets.errors import UnreadableInstance
from datasets.synthetic.head import head_series
from datasets.synthetic.instances import ct_slice

ROOT = Path(__file__).parents[3]
PROJECT = Project("heads", bytes(range(32)))
TAGS = Options(clean_descriptors=True, retain_longitudinal="modified")
FACES = Options(clean_descriptors=True, retain_longitudinal="modified", clean_faces=True)
CHILD = """
import sys
from pathlib import Path
from tests_task import task
from datasets.deidentify.pending import deface_folder
deface_folder(task(Path(sys.argv[1]), Path(sys.argv[2])), int(sys.argv[3]))
"""


def task(source: Path, out: Path, options: Options = FACES) -> Task:
    return Task(source, out, PROJECT, options, Identities(PROJECT))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two heads that can be done, one with too few slices, and a trunk."""
    folder = tmp_path_factory.mktemp("source")
    few = head_series(3, modality="MR", count=4)
    for name, series in {"a": head_series(1), "b": head_series(2), "few": few, "trunk": [ct_slice(4)]}.items():
        (folder / name).mkdir()
        for number, dataset in enumerate(series):
            dataset.BurnedInAnnotation = "NO"  # no pixels are read for text here
            (folder / name / f"{number}.dcm").write_bytes(as_bytes(dataset))
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _faces(out: Path) -> list[Path]:
    """Released heads that were not signed as defaced."""
    headers = ((path, read_instance(path, stop_before_pixels=True)) for path in (out / "released").rglob("*.dcm"))
    return [path for path, header in headers if header.BodyPartExamined == "HEAD" and not is_defaced(header)]


@pytest.fixture(scope="module")
def expected(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run makes that nobody disturbs."""
    out = tmp_path_factory.mktemp("alone")
    deface_folder(task(source, out))
    return out


def test_heads_are_released_without_a_face_or_held_back_and_told(source: Path, tmp_path: Path) -> None:
    report, defaced = deface_folder(task(source, tmp_path), workers=2)
    told = report.as_json()
    assert (told["released"], told["quarantined"]) == (89, 4)
    assert (defaced.series, defaced.left) == (2, 0)
    assert defaced.held_back == ("too few slices to tell a face from a brain",)
    assert told["reasons"] == {"too few slices to tell a face from a brain": 4}
    assert len(list((tmp_path / "released").rglob("*.dcm"))) == 89
    assert not _faces(tmp_path)
    listed = [json.loads(line) for line in (tmp_path / "quarantine" / "sources.jsonl").read_text().splitlines()]
    assert sorted(Path(each["source"]).relative_to(source).as_posix() for each in listed) == [
        f"few/{number}.dcm" for number in range(4)
    ]
    assert all((tmp_path / "quarantine" / f"{each['entry']}.dcm").is_file() for each in listed)
    assert {each["entry"] for each in listed} == set(told["quarantine"])
    assert {path.name for path in tmp_path.iterdir()} == {"released", "quarantine"}


def test_a_second_run_changes_nothing(source: Path, expected: Path) -> None:
    before = _files(expected)
    times = {path: path.stat().st_mtime_ns for path in (expected / "released").rglob("*.dcm")}
    report, defaced = deface_folder(task(source, expected))
    assert (report.quarantined, defaced.series, defaced.left) == (4, 2, 0)
    assert _files(expected) == before
    assert times == {path: path.stat().st_mtime_ns for path in (expected / "released").rglob("*.dcm")}


def test_what_a_run_without_the_option_released_waits_again(source: Path, expected: Path, tmp_path: Path) -> None:
    deidentify_folder(task(source, tmp_path, TAGS))
    assert len(_faces(tmp_path)) == 92
    deface_folder(task(source, tmp_path))
    assert _files(tmp_path) == _files(expected)


def test_heads_of_another_source_wait_and_are_told(source: Path, tmp_path: Path) -> None:
    deidentify_folder(task(source / "a", tmp_path, TAGS))
    report, defaced = deface_folder(task(source / "trunk", tmp_path))
    assert (report.quarantined, defaced.left) == (0, 44)
    assert not _faces(tmp_path)
    with pytest.raises(UnreadableInstance, match="--deface again"):
        refuse_pending(tmp_path)
    assert deface_folder(task(source / "a", tmp_path))[1].left == 0
    refuse_pending(tmp_path)


def test_a_series_that_comes_back_changed_is_held_and_what_was_released_stands(source: Path, tmp_path: Path) -> None:
    some = tmp_path / "some"
    shutil.copytree(source / "a", some)
    (some / "43.dcm").unlink()
    deface_folder(task(some, tmp_path / "out"))
    shutil.copyfile(source / "a" / "43.dcm", some / "43.dcm")
    assert deface_folder(task(some, tmp_path / "out"))[1].held_back == ()
    before = _files(tmp_path / "out" / "released")
    assert len(before) == 44
    changed = read_instance(some / "25.dcm")
    changed.PixelData = changed.PixelData[:-2] + b"\1\0"
    (some / "25.dcm").write_bytes(as_bytes(changed))  # type: ignore[arg-type]
    _, defaced = deface_folder(task(some, tmp_path / "out"))
    assert defaced.held_back == ("other files of its series were released here before; use an empty folder",)
    assert _files(tmp_path / "out" / "released") == before


@pytest.mark.timeout(180)
@pytest.mark.parametrize("workers", [1, 2])
def test_killed_at_any_moment_it_leaves_no_face_and_ends_as_one_that_was_left_alone(
    source: Path, expected: Path, tmp_path: Path, workers: int
) -> None:
    (tmp_path / "tests_task.py").write_text(
        Path(__file__).read_text(encoding="utf-8").split("@pytest.fixture")[0], encoding="utf-8"
    )
    out, moments, kills = tmp_path / "out", random.Random(workers), 0
    command = [sys.executable, "-c", CHILD, str(source), str(out), str(workers)]
    for attempt in range(20):
        child = subprocess.Popen(
            command, env={"PYTHONPATH": f"{ROOT}:{tmp_path}", "OMP_NUM_THREADS": "1"}, start_new_session=True
        )
        try:
            if attempt % 2:
                _wait_for(out / "pending-done", child)
            child.wait(moments.uniform(0, 0.5 if attempt % 2 else 1.2) if attempt < 6 else 60)
        except subprocess.TimeoutExpired:
            kills += 1
        _end(child)
        assert not _faces(out)
        if child.returncode == 0:
            break
    assert child.returncode == 0
    assert kills > 0
    assert _files(out) == _files(expected)


def _wait_for(path: Path, child: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while not path.exists() and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)


def _end(child: subprocess.Popen[bytes]) -> None:
    """The whole group at once; it may have ended by itself."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
