"""Numbers that no living patient has, by test (`ranges.yaml`) and by column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import yaml

from datasets.quality.columns import declared, numbers, texts
from datasets.quality.finding import Finding

RANGES = Path(__file__).with_name("ranges.yaml")
BOUNDS = {"age_years": (0, 120), "birth_year": (1880, 2100), "dose": (0, np.inf), "quantity": (0, np.inf)}
"""Column → what it may hold: ages in years, years, and amounts that cannot be negative."""


@dataclass(frozen=True, slots=True)
class Range:
    """What a test's number may be, in its unit."""

    unit: str
    low: float
    high: float


@cache
def plausible_ranges() -> Mapping[str, Range]:
    """Every test of `ranges.yaml`."""
    told = yaml.safe_load(RANGES.read_text(encoding="utf-8"))
    return {test: Range(entry["unit"], *map(float, entry["plausible"])) for test, entry in told.items()}


def find_impossible(name: str, table: pa.Table) -> Iterator[Finding]:
    """Numbers outside of their column's bounds; of observations outside of their test's range, test by test."""
    for column in declared(name, table, "number", "integer"):
        if column.name in BOUNDS:
            values, (low, high) = numbers(table, column.name), BOUNDS[column.name]
            count = int(((values < low) | (values > high)).sum())
            if count:
                yield Finding("impossible", name, column.name, count, int((~np.isnan(values)).sum()))
    if name == "observation":
        yield from _tests(table)


def _tests(table: pa.Table) -> Iterator[Finding]:
    tests, units, values = texts(table, "test"), texts(table, "unit"), numbers(table, "value")
    for test, wide in plausible_ranges().items():
        told = values[(tests == test) & (units == wide.unit)]
        count = int(((told < wide.low) | (told > wide.high)).sum())
        if count:
            detail = f"{test}: {wide.low:g}–{wide.high:g} {wide.unit}"
            yield Finding("impossible", "observation", "value", count, len(told), detail)
