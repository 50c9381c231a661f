"""What is told at all: the share of missing values of each column, columns that say nothing or always the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from datasets.quality.columns import declared, known
from datasets.quality.finding import Finding

TOLD_FROM, FEWEST_ROWS = 0.05, 20
OPTIONAL = ("comparator", "value_code", "value_text", "dosage_text", "route_code")
"""Columns of what most rows have not; that they are mostly missing is no finding."""


def missing_shares(name: str, table: pa.Table) -> Mapping[str, float]:
    """Column → share of its rows in which nothing is told, 0 to 1."""
    rows = max(len(table), 1)
    return {column.name: table[column.name].null_count / rows for column in declared(name, table)}


def find_absent(name: str, table: pa.Table) -> Iterator[Finding]:
    """Columns of which 5 % or more is missing, that are empty, or that always say the same."""
    rows = len(table)
    for column, share in missing_shares(name, table).items():
        absent = table[column].null_count
        if rows and absent == rows:
            yield Finding("empty", name, column, absent, rows)
        elif share >= TOLD_FROM and column not in OPTIONAL:
            yield Finding("missing", name, column, absent, rows)
        if rows - absent >= FEWEST_ROWS and pc.count_distinct(table[column], mode="only_valid").as_py() == 1:
            yield Finding("constant", name, column, rows - absent, rows)


def missing_by_bin(name: str, table: pa.Table, bins: NDArray[np.int64], count: int) -> dict[str, NDArray[np.float64]]:
    """Column → share missing in each bin of rows, shape (count,); NaN for a bin without rows.

    Args:
        name: of the table.
        table: its rows.
        bins: each row's bin, shape (rows,); -1 for a row of none.
        count: how many bins.
    """
    inside = bins >= 0
    rows = np.bincount(bins[inside], minlength=count).astype(float)
    rows[rows == 0] = np.nan
    told = {column.name: known(table, column.name)[inside] for column in declared(name, table)}
    return {column: 1 - np.bincount(bins[inside][here], minlength=count) / rows for column, here in told.items()}
