"""A disk that is full is told in a sentence, and the same command ends what it began when there is room again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from datasets.deidentify.batch import as_bytes
from datasets.synthetic.planted import planted_corpus

ROOT = Path(__file__).parents[3]
INSTANCES = 8
LIMITED = """
import resource, runpy, sys
from datasets.build.journal import Journal
most, module, *sys.argv[1:] = sys.argv[1:]
begin = Journal.__init__
def begin_small(self, path):
    begin(self, path)
    self._database.execute(f"PRAGMA max_page_count={most}")
Journal.__init__ = begin_small
sys.argv[0] = module
runpy.run_module(module, run_name="__main__")
"""
"""A journal on a disk that has room for a few pages more: SQLite says what it says on a full one."""


@pytest.fixture
def films(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, planted in enumerate(planted_corpus(seed=4, patients=INSTANCES // 4)):
        (folder / f"{number}.dcm").write_bytes(as_bytes(planted.dataset))
    return folder


def _run(site: Path, *words: str, out: str = "", before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "TUETINH_DATA_DIR": str(site / "data"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *(before or ("-m",)), *words]
    with Path(out or os.devnull).open("wb") as stdout:
        return subprocess.run(
            command, env=environment, stdout=stdout if out else subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, check=False,
        )  # fmt: skip


def _build(films: Path) -> tuple[str, ...]:
    words = ("build", "--folder", str(films), "--project", "p", "--name", "d", "--workers", "1", "--json")
    return ("training.dataset", *words, "--options", "clean_descriptors")


def test_a_full_journal_is_told_and_the_same_command_goes_on(films: Path, tmp_path: Path) -> None:
    full = _run(tmp_path, "7", *_build(films), before=("-c", LIMITED))
    assert full.returncode == 1
    assert "OperationalError: database or disk is full; make room on the disk" in full.stderr
    assert "Traceback" not in full.stderr
    begun = len(list(tmp_path.glob("data/datasets/.work/*/files/*/*/*/*.dcm")))
    assert 0 < begun < INSTANCES
    ended = _run(tmp_path, *_build(films))
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["instances"] == INSTANCES


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_an_output_that_cannot_be_written_is_a_mistake_told_once(films: Path, tmp_path: Path) -> None:
    for words in (_build(films), ("training.dataset", "list"), ("training.dataset", "verify", "d", "--workers", "1")):
        told = _run(tmp_path, *words, out="/dev/full")
        assert told.returncode == 1, words
        assert told.stderr.splitlines()[-1].startswith("OSError: No space left on device; look at"), told.stderr
        assert "Traceback" not in told.stderr
        assert "Exception ignored" not in told.stderr
    assert _run(tmp_path, "training.dataset", "verify", "d", "--workers", "1").returncode == 0  # the version stands
