"""README's first command, word by word but for the environment: the story ends well, whoever plays the PACS."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 300


def _run_demo(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TUETINH_")}
    return subprocess.run(
        [sys.executable, "-m", "serving", "demo", "--once", *arguments],
        cwd=folder,
        env=environment | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def _check_story(done: subprocess.CompletedProcess[str], folder: Path) -> None:
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All 3 studies came back as they should" in done.stdout
    assert "decision support, not a diagnosis" in done.stdout
    pictures = {path.name for path in (folder / ".tuetinh" / "demo").glob("*.png")}
    assert pictures == {"adult-chest.png", "child-chest.png", "leg.png"}


def test_the_demo_ends_well_with_orthanc(tmp_path: Path, peer: Callable[[str], Path]) -> None:
    peer("Orthanc")
    done = _run_demo(tmp_path)
    _check_story(done, tmp_path)
    assert "Orthanc plays the PACS" in done.stdout


def test_the_demo_ends_well_without_orthanc_and_with_its_ports_taken(tmp_path: Path) -> None:
    with socket.socket() as one, socket.socket() as other:
        for taken in (one, other):
            taken.bind(("127.0.0.1", 0))
            taken.listen()
        ports = [str(taken.getsockname()[1]) for taken in (one, other)]
        done = _run_demo(tmp_path, "--without-orthanc", "--port", ports[0], "--dicom-port", ports[1])
    _check_story(done, tmp_path)
    assert f"Port {ports[0]} is in use" in done.stdout
    assert f"Port {ports[1]} is in use" in done.stdout


def test_a_study_of_ones_own_that_is_none_is_a_clear_sentence(tmp_path: Path) -> None:
    path = tmp_path / "note.dcm"
    path.write_text("not a film")
    done = _run_demo(tmp_path, "--without-orthanc", "--dicom", str(path))
    assert done.returncode == 1
    assert "expected a DICOM file" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", ["demo", "up", "route", "key", "audit"])
def test_every_verb_has_help(verb: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "serving", verb, "--help"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout
