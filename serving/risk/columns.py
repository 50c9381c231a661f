"""Columns of a table as an instrument's inputs: values, what is missing, and what is wrong, a column at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow
from numpy.typing import NDArray

from models.clinical_input import Input, Value
from models.errors import InvalidInput

HEADER = re.compile(r"^\s*(?P<name>[a-z0-9_]+)\s*(?:\[(?P<unit>[^\]]{1,32})\])?\s*$")


@dataclass(frozen=True, slots=True)
class Column:
    """One input's cells of a batch, canonical.

    Attributes:
        asked: the input.
        numbers: `(n,)` of a quantity, or 0 and 1 of a flag; NaN where missing or wrong.
        words: of a choice, the options; `None` where missing or wrong.
        wrong: row → code of `InvalidInput`.
    """

    asked: Input
    numbers: NDArray[np.float64]
    words: Sequence[str | None]
    wrong: Mapping[int, str]

    @property
    def is_missing(self) -> NDArray[np.bool_]:
        """`(n,)`: no value in that row."""
        if self.asked.kind == "choice":
            return np.array([word is None for word in self.words], dtype=np.bool_)
        return np.isnan(self.numbers)

    def value(self, row: int) -> Value | None:
        """The canonical value of a row."""
        if self.asked.kind == "choice":
            return self.words[row]
        number = float(self.numbers[row])
        if np.isnan(number):
            return None
        return bool(number) if self.asked.kind == "flag" else number


@dataclass(frozen=True, slots=True)
class Heading:
    """Which column of the table answers an input, and in which unit."""

    column: str
    unit: str | None


def find_headings(columns: Iterable[str], inputs: Iterable[Input]) -> dict[str, Heading]:
    """Inputs by name that the table has a column for; a header is the input's name, or `name [unit]`."""
    names = {asked.name for asked in inputs}
    found: dict[str, Heading] = {}
    for column in columns:
        told = HEADER.match(column)
        if told is not None and told["name"] in names:
            found.setdefault(told["name"], Heading(column, told["unit"]))
    return found


def read_column(asked: Input, cells: pyarrow.Array, unit: str | None) -> Column:
    """Read a column's cells; numbers the quick way, and one at a time when some are no plausible numbers.

    Raises:
        InvalidInput: the unit of the header is not understood.
    """
    if unit is not None and unit not in (asked.unit, *(one.unit for one in asked.conversions)):
        raise InvalidInput(asked.name, "unit-not-understood", f"a header in {asked.unit}")
    quick = _quick(asked, cells, unit) if asked.kind == "quantity" else None
    return _one_by_one(asked, cells.to_pylist(), unit) if quick is None else quick


def _quick(asked: Input, cells: pyarrow.Array, unit: str | None) -> Column | None:
    """All cells at once, when every one is an empty cell or a plausible number."""
    try:
        numbers = np.asarray(cells.cast(pyarrow.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
    except (pyarrow.ArrowInvalid, pyarrow.ArrowNotImplementedError):
        return None
    if unit is not None and unit != asked.unit:
        conversion = next(one for one in asked.conversions if one.unit == unit)
        numbers = numbers * conversion.factor + conversion.offset
    known = numbers[~np.isnan(numbers)]
    if len(known) and not (asked.plausible.has(float(known.min())) and asked.plausible.has(float(known.max()))):
        return None
    return Column(asked, numbers, (), {})


def _one_by_one(asked: Input, cells: Sequence[object], unit: str | None) -> Column:
    numbers = np.full(len(cells), np.nan)
    words: list[str | None] = [None] * len(cells)
    wrong: dict[int, str] = {}
    for row, cell in enumerate(cells):
        if _is_empty(cell):
            continue
        try:
            value = asked.read(cell, unit)
        except InvalidInput as error:
            wrong[row] = error.code
            continue
        if isinstance(value, str):
            words[row] = value
        else:
            numbers[row] = float(value)
    return Column(asked, numbers, words, wrong)


def _is_empty(cell: object) -> bool:
    if isinstance(cell, float):
        return bool(np.isnan(cell))
    return cell is None or (isinstance(cell, str) and not cell.strip())
