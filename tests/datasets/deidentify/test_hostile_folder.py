"""Bad files, links and dying processes: each file is released or held back with a reason, and nothing is lost."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import psutil
import pytest

from datasets.deidentify.batch import Task, as_bytes, deidentify_folder
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.synthetic.planted import Planted

MEBI = 1024**2
FIXED = (
    "a DICOMDIR", "UnreadableInstance: expected ", "UnsupportedTransferSyntax: expected ", "pixels ", "identifier ",
    "attribute ", "UID ", "person's name", "date", "private element", "another instance", "not signed", "text ",
    "file meta", "twelve digits", "telephone number", "insurance card", "e-mail", "words ", "a face", "face",
)  # fmt: skip
"""What a reason may begin with."""


def _corpus() -> ModuleType:
    path = Path(__file__).parents[1] / "dicom" / "corpus.py"
    spec = importlib.util.spec_from_file_location("dicom_corpus", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("section", "step"), [("truncated", 5), ("flipped", 5), ("pydicom_files", 1), ("bombs", 1)])
def test_every_odd_file_ends_somewhere_with_a_reason(
    section: str, step: int, tmp_path: Path, project: Project, usual: Options
) -> None:
    source = tmp_path / "in"
    source.mkdir()
    cases = [data for _, data in getattr(_corpus(), section)()][::step]
    for number, data in enumerate(cases):
        (source / f"Tran Van Hostile {number:04d}.dcm").write_bytes(data)
    told = deidentify_folder(Task(source, tmp_path / "out", project, usual, Identities(project)), 2).as_json()
    assert told["files"] == len(cases)
    assert told["released"] + told["quarantined"] == len(cases)
    assert all(reasons for reasons in told["quarantine"].values())
    odd = [reason for reason in told["reasons"] if not reason.startswith(FIXED)]
    assert odd == []
    assert "Hostile" not in json.dumps(told)
    assert not list((tmp_path / "out").rglob("*.part"))
    released = list((tmp_path / "out" / "released").rglob("*.dcm"))
    assert len(released) <= told["released"]


def test_a_link_out_of_the_folder_is_not_followed(
    tmp_path: Path, project: Project, usual: Options, corpus: tuple[Planted, ...]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.dcm").write_bytes(as_bytes(corpus[0].dataset))
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "in" / "file.dcm").symlink_to(tmp_path / "elsewhere" / "a.dcm")
    (tmp_path / "in" / "dangling.dcm").symlink_to(tmp_path / "nowhere")
    report = deidentify_folder(Task(tmp_path / "in", tmp_path / "out", project, usual, Identities(project)))
    assert report.as_json()["files"] == 0


@contextmanager
def _killer_of(path: Path) -> Iterator[list[int]]:
    """Kills each process below this one that opens `path`, as the kernel does when memory ends."""
    killed, is_over = list[int](), threading.Event()

    def watch() -> None:
        while not is_over.wait(0.01):
            for child in psutil.Process().children(recursive=True):
                if _has_open(child.pid, path) and child.pid not in killed:
                    os.kill(child.pid, signal.SIGKILL)
                    killed.append(child.pid)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield killed
    finally:
        is_over.set()
        thread.join()


def _has_open(process: int, path: Path) -> bool:
    try:
        return any(link.readlink() == path for link in Path(f"/proc/{process}/fd").iterdir())
    except OSError:
        return False  # it ended meanwhile


def test_a_file_that_kills_its_process_is_held_back_and_no_other_is_lost(
    tmp_path: Path, project: Project, usual: Options, corpus: tuple[Planted, ...]
) -> None:
    source = (tmp_path / "in").resolve()
    source.mkdir()
    for number in range(40):
        (source / f"{number:02d}.dcm").write_bytes(as_bytes(corpus[number % len(corpus)].dataset))
    deadly = source / "10-deadly.dcm"
    with deadly.open("wb") as file:
        file.truncate(500 * MEBI)  # slow enough to read for its reader to be caught
    with _killer_of(deadly) as killed:
        report = deidentify_folder(Task(source, tmp_path / "out", project, usual, Identities(project)), 2).as_json()
    assert len(killed) >= 2
    assert report["files"] == 41
    assert report["quarantined"] == 1
    assert report["reasons"] == {"the process that worked on it died": 1}
    assert len(list((tmp_path / "out" / "released").rglob("*.dcm"))) == len(corpus)
