"""Bad files, links and dying processes: each file is released or held back with a reason, and nothing is lost."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from datasets.deidentify.batch import Task, as_bytes, deidentify_folder
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.synthetic.planted import Planted

ROOT = Path(__file__).parents[3]
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


@pytest.mark.parametrize(("section", "step"), [("truncated", 5), ("flipped", 5), ("pydicom_files", 2), ("bombs", 1)])
def test_every_odd_file_ends_somewhere_with_a_reason(
    section: str, step: int, tmp_path: Path, project: Project, tags_only: Options
) -> None:
    source = tmp_path / "in"
    source.mkdir()
    cases = [data for _, data in getattr(_corpus(), section)()][::step]
    for number, data in enumerate(cases):
        (source / f"Tran Van Hostile {number:04d}.dcm").write_bytes(data)
    told = deidentify_folder(Task(source, tmp_path / "out", project, tags_only, Identities(project)), 2).as_json()
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
    tmp_path: Path, project: Project, tags_only: Options, corpus: tuple[Planted, ...]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.dcm").write_bytes(as_bytes(corpus[0].dataset))
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "in" / "file.dcm").symlink_to(tmp_path / "elsewhere" / "a.dcm")
    (tmp_path / "in" / "dangling.dcm").symlink_to(tmp_path / "nowhere")
    report = deidentify_folder(Task(tmp_path / "in", tmp_path / "out", project, tags_only, Identities(project)))
    assert report.as_json()["files"] == 0


DEADLY = """
import multiprocessing, os, signal, sys

def watch(event, arguments):
    if event == "open" and str(arguments[0]).endswith("deadly.dcm") and multiprocessing.parent_process():
        os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
"""
"""Every process of a pool that opens the file dies at once, as when the kernel ends it for want of memory."""
RUN = """
import json, sys
from pathlib import Path
from datasets.deidentify.batch import Task, deidentify_folder
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.project import derived_project

project = derived_project("test", "a key that protects nobody")
task = Task(Path(sys.argv[1]), Path(sys.argv[2]), project, Options(), Identities(project))
print(json.dumps(deidentify_folder(task, 2).as_json()))
"""


def test_a_file_that_kills_its_process_is_held_back_and_no_other_is_lost(
    tmp_path: Path, corpus: tuple[Planted, ...]
) -> None:
    for folder in ("in", "hook"):
        (tmp_path / folder).mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(DEADLY)
    for number in range(24):
        (tmp_path / "in" / f"{number:02d}.dcm").write_bytes(as_bytes(corpus[number % len(corpus)].dataset))
    (tmp_path / "in" / "10-deadly.dcm").write_bytes(as_bytes(corpus[0].dataset))
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path / "in"), str(tmp_path / "out")],
        env={"PYTHONPATH": os.pathsep.join((str(tmp_path / "hook"), str(ROOT))), "OMP_NUM_THREADS": "1"},
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["files"] == 25
    assert report["reasons"] == {"the process that worked on it died": 1}
    assert len(list((tmp_path / "out" / "released").rglob("*.dcm"))) == len(corpus)
