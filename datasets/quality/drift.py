"""What changes with the months: how many rows come, and whether a test's values move.

A month's values moved when their mean lies half a standard deviation of all the other months' values from the others'
mean (a middle-sized effect), with 30 values at least on both sides. It is a sign to look, not a test of significance.

**Source:** Cohen J., Statistical power analysis for the behavioral sciences, 2nd ed., 1988 (d = 0.5: medium).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from datasets.quality.columns import months, numbers, texts
from datasets.quality.finding import Finding

MOVED, FEWEST = 0.5, 30
TIMES = {
    "encounter": "started_at",
    "condition": "recorded_at",
    "observation": "taken_at",
    "medication": "started_at",
    "procedure": "performed_at",
    "note": "written_at",
}


def month_counts(tables: Mapping[str, pa.Table]) -> dict[str, dict[str, int]]:
    """Table → month (`2024-05`) → rows; months between the first and the last without rows are there with 0."""
    found = {}
    for name, column in TIMES.items():
        told = months(tables[name], column) if name in tables else np.zeros(0, dtype="datetime64[M]")
        told = told[~np.isnat(told)]
        if len(told):
            first = told.min()
            counts = np.bincount((told - first).astype(np.int64))
            found[name] = {str(first + place): int(count) for place, count in enumerate(counts)}
    return found


def find_drift(name: str, table: pa.Table) -> Iterator[Finding]:
    """Tests whose values moved in some month."""
    if name != "observation":
        return
    tests, values, when = texts(table, "test"), numbers(table, "value"), months(table, "taken_at")
    good = ~np.isnan(values) & ~np.isnat(when)
    for test in sorted({one for one in tests[good] if one is not None}):
        here = good & (tests == test)
        moved, looked_at = _moved(values[here], when[here])
        if moved:
            yield Finding("drift", name, "value", len(moved), looked_at, f"{test}: {', '.join(moved[:6])}")


def _moved(values: NDArray[np.float64], when: NDArray[np.datetime64]) -> tuple[list[str], int]:
    """Months that moved, with their distance in standard deviations, and how many months were looked at."""
    moved, looked_at = [], 0
    for month in np.unique(when):
        inside, outside = values[when == month], values[when != month]
        if min(len(inside), len(outside)) < FEWEST or not outside.std() > 0:
            continue
        looked_at += 1
        distance = (inside.mean() - outside.mean()) / outside.std()
        if abs(distance) >= MOVED:
            moved.append(f"{month} ({distance:+.1f} SD)")
    return moved, looked_at
