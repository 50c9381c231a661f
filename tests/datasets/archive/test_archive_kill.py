"""A pull that is killed again and again: nothing that landed comes twice, nothing is lost, nothing is half written."""

from __future__ import annotations

import hashlib
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
CHILD = """
import sys
from pathlib import Path
from datasets.archive.bandwidth import Bandwidth
from datasets.archive.pull import pull
from datasets.archive.query import parse_query
from datasets.archive.source import open_source
from datasets.archive.specs import DicomWebSpec, DimseSpec, FolderSpec

kind, place, own_port, landing, rate = sys.argv[1:]
query = parse_query("StudyDate=20200101-20201231")
spec = {
    "folder": lambda: FolderSpec(Path(place)),
    "get": lambda: DimseSpec(place, query),
    "move": lambda: DimseSpec(place, query, method="move", own_port=int(own_port)),
    "web": lambda: DicomWebSpec(place, query),
}[kind]()
source = open_source(spec)
print("go", flush=True)
pulled = pull(source, Path(landing), bandwidth=Bandwidth(float(rate)), workers=2)
source.close()
print(pulled.counts.found, pulled.counts.landed, pulled.counts.copies, pulled.counts.refused)
"""


def start(kind: str, place: str, own_port: int, landing: Path, rate: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CHILD, kind, place, str(own_port), str(landing), str(rate)]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "go\n"
    return child


def landed_in(landing: Path) -> dict[str, int]:
    """Name → inode: a file that came again would have another one."""
    return {path.name: path.stat().st_ino for path in (landing / "files").glob("*")}


def noted_in(landing: Path) -> dict[str, str]:
    """Name → digest of what the journal says has landed."""
    if not (landing / "journal.sqlite").exists():
        return {}
    connection = sqlite3.connect(landing / "journal.sqlite")
    try:
        rows = connection.execute("SELECT sop, digest FROM instances WHERE state = 'landed'").fetchall()
    except sqlite3.OperationalError:  # killed before the tables were made
        rows = []
    connection.close()
    return {f"{hashlib.sha256(uid.encode()).hexdigest()}.dcm": digest for uid, digest in rows}


def kill_until_done(kind: str, place: str, own_port: int, landing: Path, kills: int) -> tuple[str, list[int]]:
    chance, landed, steps = random.Random(kind), dict[str, int](), list[int]()
    for _ in range(kills):
        child = start(kind, place, own_port, landing, 5e5)
        time.sleep(chance.uniform(0.02, 1.0 if kind == "folder" else 2.5))
        child.kill()
        child.communicate()
        now, noted = landed_in(landing), noted_in(landing)
        assert landed.items() <= now.items(), "what had landed was lost or came again"
        assert set(noted) <= set(now), "the journal names a file that is not there"
        for name, digest in noted.items():
            assert hashlib.sha256((landing / "files" / name).read_bytes()).hexdigest() == digest
        landed = now
        steps.append(len(now))
    child = start(kind, place, own_port, landing, 1e9)
    said, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    assert landed.items() <= landed_in(landing).items()
    return said.strip(), steps


def test_a_pull_of_a_folder_survives_kills(slices: Path, tmp_path: Path) -> None:
    said, steps = kill_until_done("folder", str(slices), 0, tmp_path / "landing", 6)
    assert said == "60 60 0 0"
    assert steps[-1] > 0
    held = sorted(path.read_bytes() for path in (tmp_path / "landing" / "files").iterdir())
    assert held == sorted(path.read_bytes() for path in slices.iterdir())
    assert not list((tmp_path / "landing" / "arriving").iterdir())


@pytest.mark.peer
@pytest.mark.parametrize("kind", ["get", "move", "web"])
def test_a_pull_of_an_archive_survives_kills(
    kind: str, archive: Any, tmp_path: Path, slice_bytes: Callable[..., bytes]
) -> None:
    place = archive.url if kind == "web" else archive.address
    said, steps = kill_until_done(kind, place, archive.own_port, tmp_path / "landing", 4)
    assert said == "60 60 0 0"
    assert steps[-1] > 0
    pixels = [slice_bytes(number)[-32768:] for number in range(60)]
    held = [path.read_bytes()[-32768:] for path in (tmp_path / "landing" / "files").iterdir()]
    assert sorted(held) == sorted(pixels)
