"""Bad and odd files: no crash, no hang, no growth; each is an image or a typed error. Read in a child process."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ANSWERS = {"image", "unreadable", "unsupported"}
PEAK_MIB = 700


def read_section(section: str) -> list[dict[str, Any]]:
    """What came of each file of a section, after the checks that hold for every one."""
    root = HERE.parents[2]
    finished = subprocess.run(
        [sys.executable, str(HERE / "corpus.py"), section],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=root,
        env={"PYTHONPATH": str(root), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        check=False,
    )
    assert finished.returncode == 0, f"the reader died: {finished.returncode} {finished.stderr[-2000:]}"
    *cases, peak = [json.loads(line) for line in finished.stdout.splitlines()]
    assert peak["name"] == "peak MiB"
    assert max(peak["own"], peak["children"]) < PEAK_MIB
    odd = [case for case in cases if case["status"] not in ANSWERS or case["seconds"] > 30]
    assert not odd
    return cases


def status_of(cases: list[dict[str, Any]]) -> dict[str, str]:
    return {case["name"]: case["status"] for case in cases}


def test_every_file_that_pydicom_brings_has_its_known_status() -> None:
    with (HERE / "pydicom_files.csv").open(encoding="utf-8", newline="") as stream:
        expected = {row["file"]: row["status"] for row in csv.DictReader(stream)}
    found = status_of(read_section("pydicom_files"))
    tiny = [name for name in found if "TINY_ALPHA/PT" in name]
    assert {found.pop(name) for name in tiny} == {"unreadable"}
    assert found == expected


def test_bombs_are_refused() -> None:
    found = status_of(read_section("bombs"))
    assert found.pop("video") == "unsupported"
    assert found.pop("palette bomb") == "image"  # a palette never grows past 65,536 entries
    assert set(found.values()) == {"unreadable"}


def test_truncated_files_are_answered() -> None:
    cases = read_section("truncated")
    assert len(cases) > 200
    whole = [case["name"] for case in cases if case["status"] == "image"]
    assert len(whole) <= len(cases) / 10


@pytest.mark.timeout(300)
def test_flipped_bits_are_answered() -> None:
    cases = read_section("flipped")
    assert len(cases) > 200
    assert {"image", "unreadable"} <= set(status_of(cases).values())
