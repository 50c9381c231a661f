from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.archive.bandwidth import Bandwidth
from datasets.archive.errors import InvalidQuery
from datasets.archive.hours import Hours
from datasets.archive.progress import Progress
from datasets.archive.pull import pull
from datasets.archive.source import open_source
from datasets.archive.specs import FolderSpec

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "is_open"),
    [(12, 0, False), (21, 59, False), (22, 0, True), (0, 0, True), (5, 29, True), (5, 30, False)],
)
def test_hours_over_midnight(hand_clock: Callable[..., Any], hour: int, minute: int, is_open: bool) -> None:
    clock = hand_clock(NOON.replace(hour=hour, minute=minute))
    assert Hours.parse("22:00-05:30", clock).is_open() is is_open


@given(st.times(), st.times(), st.times())
def test_the_hours_are_open_when_they_say_they_open(start: Any, end: Any, at: Any) -> None:
    start, end = start.replace(second=0, microsecond=0), end.replace(second=0, microsecond=0)
    if start == end:
        return

    class Still:
        def __init__(self, now: datetime) -> None:
            self._now = now

        def now(self) -> datetime:
            return self._now

        def monotonic(self) -> float:
            return 0.0

        def sleep(self, seconds: float) -> None:
            raise AssertionError

    now = datetime.combine(NOON.date(), at, UTC)
    opening = Hours(start, end, Still(now)).opens_at()
    assert now <= opening < now + timedelta(days=1)
    assert Hours(start, end, Still(opening)).is_open()


@pytest.mark.parametrize("text", ["", "22-5", "24:00-05:00", "22:00", "22:00-22:00", "22:60-05:00"])
def test_wrong_hours_are_explained(text: str) -> None:
    with pytest.raises(InvalidQuery, match="expected"):
        Hours.parse(text)


@pytest.mark.parametrize(
    ("text", "rate"),
    [("20MB/s", 20e6), ("800kB/s", 800e3), ("100Mbit/s", 12.5e6), ("1.5 GB/s", 1.5e9), ("5000B/s", 5e3)],
)
def test_bandwidths(text: str, rate: float) -> None:
    assert Bandwidth.parse(text).bytes_per_second == pytest.approx(rate)


@pytest.mark.parametrize("text", ["", "20", "20MB", "20mb/s", "-1MB/s", "0B/s", "999B/s"])
def test_wrong_bandwidths_are_explained(text: str) -> None:
    with pytest.raises(InvalidQuery, match="expected a bandwidth"):
        Bandwidth.parse(text)


def test_four_workers_together_keep_to_the_bandwidth() -> None:
    bandwidth, pieces, size = Bandwidth(4e6), 25, 40_000
    began = time.monotonic()
    workers = [threading.Thread(target=lambda: [bandwidth.take(size) for _ in range(pieces)]) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert 4 * pieces * size / (time.monotonic() - began) == pytest.approx(4e6, rel=0.15)


def test_a_pull_keeps_to_the_bandwidth(slices: Path, tmp_path: Path) -> None:
    size = sum(path.stat().st_size for path in slices.iterdir())
    source = open_source(FolderSpec(slices))
    began = time.monotonic()
    pulled = pull(source, tmp_path / "landing", bandwidth=Bandwidth(size / 2.0), workers=3)
    rate = pulled.counts.bytes / (time.monotonic() - began)
    assert pulled.counts.landed == 60
    assert rate == pytest.approx(size / 2.0, rel=0.15)


def test_a_pull_waits_for_the_night_and_says_until_when(
    slices: Path, tmp_path: Path, hand_clock: Callable[..., Any]
) -> None:
    clock = hand_clock(NOON)
    told: list[Progress] = []
    hours = Hours.parse("22:00-05:30", clock)
    pulled = pull(open_source(FolderSpec(slices)), tmp_path / "landing", hours=hours, on_progress=told.append)
    night = NOON.replace(hour=22)
    assert clock.now() >= night
    assert told[0].waiting_until == night
    assert {progress.waiting_until for progress in told} == {night, None}
    assert pulled.counts.landed == 60


def test_a_pull_stops_in_the_morning_and_goes_on_the_next_night(
    slices: Path, tmp_path: Path, hand_clock: Callable[..., Any]
) -> None:
    clock = hand_clock(NOON.replace(hour=23))
    told: list[tuple[datetime, Progress]] = []

    def tell(progress: Progress) -> None:
        told.append((clock.now(), progress))

    # Each file takes 20 minutes of this clock: 60 of them do not fit into one night.
    size = next(slices.iterdir()).stat().st_size
    bandwidth = Bandwidth(1000.0, clock)
    bandwidth.bytes_per_second = size / 1200
    hours = Hours.parse("22:00-05:30", clock)
    pulled = pull(
        open_source(FolderSpec(slices)),
        tmp_path / "landing",
        hours=hours,
        bandwidth=bandwidth,
        workers=1,
        on_progress=tell,
    )
    assert pulled.counts.landed == 60
    waits = {progress.waiting_until for _, progress in told if progress.waiting_until}
    assert waits == {NOON.replace(day=day, hour=22) for day in (2, 3)}
