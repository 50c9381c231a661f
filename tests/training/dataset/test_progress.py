"""What a person sees while a build goes on: until when it waits."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from datasets.archive.clock import Clock
from datasets.archive.hours import Hours
from datasets.archive.specs import FolderSpec
from datasets.deidentify.batch import as_bytes
from datasets.synthetic.instances import chest_film
from training.dataset.landing import Manners, land
from training.dataset.progress import ShownProgress


class HeldClock(Clock):
    """A quarter to ten at night; sleeping takes no time."""

    def __init__(self) -> None:
        self._passed = timedelta()

    def now(self) -> datetime:
        return datetime(2026, 3, 5, 21, 45).astimezone() + self._passed

    def monotonic(self) -> float:
        return self._passed.total_seconds()

    def sleep(self, seconds: float) -> None:
        self._passed += timedelta(seconds=seconds)


def test_a_build_that_waits_for_the_night_says_until_when(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.dcm").write_bytes(as_bytes(chest_film(1, rows=64)))
    manners = Manners(Hours(time(22), time(5), HeldClock()))
    landed = land([FolderSpec(tmp_path / "in")], tmp_path / "landing", manners, ShownProgress())
    assert len(landed.keys) == 1
    told = capsys.readouterr().err
    assert told.count("waiting until 22:00 05/03/2026") == 1
    assert "chờ đến" in told
    assert "0 / ?" not in told.splitlines()[0]


def test_a_wait_is_told_at_once_and_again_only_for_another_hour(capsys: pytest.CaptureFixture[str]) -> None:
    show = ShownProgress()
    show("pull", 1, 9)
    for until in ("22:00 05/03/2026", "22:00 05/03/2026", "22:00 06/03/2026"):
        show(f"wait {until}", 1, 9)
    lines = capsys.readouterr().err.splitlines()
    assert [line.rpartition("until ")[2] for line in lines if "until" in line] == [
        "22:00 05/03/2026 (1 / 9)",
        "22:00 06/03/2026 (1 / 9)",
    ]
