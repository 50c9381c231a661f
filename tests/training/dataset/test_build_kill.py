"""A build that is killed, again and again, ends as the one that was left alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from datasets.build.index import read_index
from datasets.deidentify.batch import as_bytes
from datasets.synthetic.planted import planted_corpus
from training.dataset.__main__ import main

ROOT = Path(__file__).parents[3]
PATIENTS = 12
FAST = ("--options", "clean_descriptors")  # without reading each picture, which has tests of its own


@pytest.fixture
def films(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, planted in enumerate(planted_corpus(seed=4, patients=PATIENTS)):
        (folder / f"{number}.dcm").write_bytes(as_bytes(planted.dataset))
    (folder / "note.txt").write_text("no image")
    return folder


def _words(films: Path) -> list[str]:
    return ["build", "--folder", str(films), "--project", "p", "--name", "d", "--workers", "2", "--json", *FAST]


def _build(films: Path, data: Path, seed: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "TUETINH_DATA_DIR": str(data), "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "training.dataset", *_words(films)]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _share_key(data: Path, other: Path) -> None:
    (other / "projects").mkdir(parents=True)
    key = other / "projects" / "p.key"
    key.write_bytes((data / "projects" / "p.key").read_bytes())
    key.chmod(0o600)


def _released(data: Path) -> int:
    return len(list((data / "datasets" / ".work").glob("*/files/*/*/*/*.dcm")))


def test_a_killed_build_loses_and_repeats_nothing(
    films: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone, killed = tmp_path / "alone", tmp_path / "killed"
    monkeypatch.setenv("TUETINH_DATA_DIR", str(alone))  # the verb knows no other way to its data
    assert main(_words(films)) == 3
    expected: dict[str, Any] = json.loads(capsys.readouterr().out)
    _share_key(alone, killed)

    for wanted in (0, 3, 20):  # while it starts or pulls, and twice while it de-identifies
        build = _build(films, killed, str(wanted))
        deadline = time.monotonic() + 30
        while _released(killed) < wanted and build.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        assert build.poll() is None, "it ended before it could be killed"
        os.killpg(build.pid, signal.SIGKILL)
        build.communicate()
        assert not list((killed / "datasets").glob("d/*")), "a half version is visible"

    build = _build(films, killed, "77")
    output, _ = build.communicate(timeout=60)
    told = json.loads(output)
    assert build.returncode == 3
    assert told["version"] == expected["version"]
    assert told["instances"] == expected["instances"] == 4 * PATIENTS
    assert told["reasons"] == expected["reasons"]
    rows = list(read_index(Path(told["folder"]) / "index.parquet"))
    assert len({row["sop_instance_uid"] for row in rows}) == len(rows) == 4 * PATIENTS
    assert not list((killed / "datasets" / ".work").glob("d-*/"))


def test_the_same_build_twice_changes_nothing(
    films: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path / "data"))  # the verb knows no other way to its data
    main(_words(films))
    first = json.loads(capsys.readouterr().out)
    before = {path: path.stat().st_mtime_ns for path in Path(first["folder"]).rglob("*")}
    main(_words(films))
    second = json.loads(capsys.readouterr().out)
    assert (first["is_new"], second["is_new"]) == (True, False)
    assert first["version"] == second["version"]
    assert before == {path: path.stat().st_mtime_ns for path in Path(first["folder"]).rglob("*")}
