"""Columns of a tidy table as arrays."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from datasets.tidy.schema import TABLES, Column

Mask = NDArray[np.bool_]


def texts(table: pa.Table, name: str) -> NDArray[np.object_]:
    """A column of texts; `None` where nothing is told. Shape (rows,)."""
    found: NDArray[np.object_] = table[name].to_numpy()
    return found.astype(object)


def numbers(table: pa.Table, name: str) -> NDArray[np.float64]:
    """A column of numbers; NaN where nothing is told. Shape (rows,)."""
    found: NDArray[np.float64] = table[name].cast(pa.float64()).combine_chunks().to_numpy(zero_copy_only=False)
    return found


def moments(table: pa.Table, name: str) -> NDArray[np.datetime64]:
    """A column of moments in milliseconds; NaT where nothing is told. Shape (rows,)."""
    found: NDArray[np.datetime64] = table[name].cast(pa.timestamp("ms")).combine_chunks().to_numpy(zero_copy_only=False)
    return found.astype("datetime64[ms]")


def months(table: pa.Table, name: str) -> NDArray[np.datetime64]:
    """A column of moments by month; NaT where nothing is told."""
    return moments(table, name).astype("datetime64[M]")


def known(table: pa.Table, name: str) -> Mask:
    """Where something is told. Shape (rows,)."""
    told: Mask = pc.is_valid(table[name]).to_numpy().astype(np.bool_)
    return told


def declared(name: str, table: pa.Table, *kinds: str) -> Iterator[Column]:
    """The declared columns that the table has, of these kinds (of any without one)."""
    names = set(table.column_names)
    yield from (column for column in TABLES[name] if column.name in names and (not kinds or column.kind in kinds))
