"""Made-up patients in a table, whose outcome follows a stated logistic truth: for tests of what learns from tables."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Columns = Mapping[str, NDArray[np.object_]]

SITES = ("north", "middle", "south")
KINDS = ("mild", "usual", "grave")
MISSING_MARKER = 0.2
COLUMNS = ("site", "age", "pressure", "marker", "sign", "kind", "outcome")


def draw_patients(rows: int, seed: int) -> Columns:
    """Draw patients.

    The log-odds of `outcome` are `−1 + 0.04 (age − 60) + 0.8 log(marker) + 1.0 sign + 0.8 (kind is grave)
    + 0.02 |pressure − 120|`. `marker` is blank in a fifth of the rows, at random.

    Args:
        rows: how many.
        seed: of the draw; the same seed gives the same patients.
    """
    rng = np.random.default_rng(seed)
    age, pressure = rng.uniform(20, 90, rows).round(1), rng.normal(125, 22, rows).round(0)
    marker, sign = rng.lognormal(0.0, 1.0, rows).round(3) + 0.001, rng.random(rows) < 0.3
    kind = rng.choice(KINDS, rows)
    log_odds = -1 + 0.04 * (age - 60) + 0.8 * np.log(marker) + 1.0 * sign + 0.8 * (kind == "grave")
    log_odds += 0.02 * np.abs(pressure - 120)
    outcome = rng.random(rows) < 1 / (1 + np.exp(-log_odds))
    is_blank = rng.random(rows) < MISSING_MARKER
    columns = {
        "site": rng.choice(SITES, rows),
        "age": age,
        "pressure": pressure,
        "marker": np.where(is_blank, "", marker.astype(str)),
        "sign": sign.astype(int),
        "kind": kind,
        "outcome": outcome.astype(int),
    }
    return {name: np.asarray(values, dtype=np.object_) for name, values in columns.items()}


def write_patients(path: Path, rows: int, seed: int) -> None:
    """Draw patients into a CSV file."""
    columns = draw_patients(rows, seed)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        writer.writerows(zip(*(columns[name] for name in COLUMNS), strict=True))
