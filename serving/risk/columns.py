"""Columns of a table as an instrument's inputs: values, what is missing, and what is wrong, a column at a time."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pyarrow
import pyarrow.compute
from numpy.typing import NDArray

from datasets.emr.numbers import parse_number
from models.clinical_input import Input, Value
from models.errors import InvalidInput
from serving.errors import TableRejected

THOUSANDS = r"^\s*[+-]?[1-9]\d{0,2}(\.\d{3})+\s*$"
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


class _Cell(NamedTuple):
    """One cell: a number, a word, what is wrong with it, or nothing."""

    number: float = math.nan
    word: str | None = None
    wrong: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """Which column of the table answers an input, and in which unit.

    Attributes:
        has_decimal_comma: a comma in a number of the table is the decimal sign.
    """

    column: str
    unit: str | None
    has_decimal_comma: bool = False


def find_headings(
    columns: Iterable[str], inputs: Iterable[Input], *, has_decimal_comma: bool = False
) -> dict[str, Heading]:
    """Inputs by name that the table has a column for; a header is the input's name, or `name [unit]`.

    Raises:
        TableRejected: two columns are for one input; either may be the one that was meant.
    """
    names = {asked.name for asked in inputs}
    found: dict[str, Heading] = {}
    for column in columns:
        told = HEADER.match(column)
        if told is not None and told["name"] in names:
            if (before := found.get(told["name"])) is not None:
                raise TableRejected(f"expected one column for {told['name']}, got {before.column} and {column}")
            found[told["name"]] = Heading(column, told["unit"], has_decimal_comma)
    return found


def require_units(headings: Mapping[str, Heading], inputs: Iterable[Input]) -> None:
    """Refuse a header with a unit that its input does not know.

    Raises:
        InvalidInput: there is one.
    """
    for asked in inputs:
        unit = headings[asked.name].unit if asked.name in headings else None
        if unit is not None and unit not in (asked.unit, *(one.unit for one in asked.conversions)):
            raise InvalidInput(asked.name, "unit-not-understood", f"a header in {asked.unit}")


def read_column(asked: Input, cells: pyarrow.Array, heading: Heading) -> Column:
    """Read a column's cells; numbers the quick way, and one at a time when some are no plausible numbers."""
    if asked.kind != "quantity":
        return _one_by_one(asked, cells, heading.unit)
    if heading.has_decimal_comma and pyarrow.types.is_string(cells.type):
        return _read_with_comma(asked, cells, heading)
    quick = _quick(asked, cells, heading.unit)
    return _one_by_one(asked, cells, heading.unit) if quick is None else quick


def _read_with_comma(asked: Input, cells: pyarrow.Array, heading: Heading) -> Column:
    """Where the comma is the decimal sign, `1.500` may be one and a half or fifteen hundred: such a cell is refused."""
    doubtful = pyarrow.compute.match_substring_regex(cells, THOUSANDS).fill_null(fill_value=False)
    clear = pyarrow.compute.if_else(doubtful, pyarrow.scalar(None, cells.type), cells)
    plain = pyarrow.compute.replace_substring(clear, ",", ".")
    column = read_column(asked, plain, replace(heading, has_decimal_comma=False))
    rows = np.flatnonzero(doubtful.to_numpy(zero_copy_only=False)).tolist()
    return replace(column, wrong={**column.wrong, **dict.fromkeys(rows, "ambiguous-number")})


def rows_of(columns: Mapping[str, Column], count: int) -> Iterator[dict[str, Value]]:
    """The canonical values of each row, without what is missing."""
    cells = {name: [column.value(row) for row in range(count)] for name, column in columns.items()}
    for row in range(count):
        yield {name: value for name, told in cells.items() if (value := told[row]) is not None}


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
    if asked.is_whole and (known % 1 != 0).any():
        return None
    return Column(asked, numbers, (), {})


def _one_by_one(asked: Input, cells: pyarrow.Array, unit: str | None) -> Column:
    """Each different cell is read once."""
    encoded = cells.dictionary_encode()
    told = [_read(asked, cell, unit) for cell in encoded.dictionary.to_pylist()]
    read = [_Cell() if place is None else told[place] for place in encoded.indices.to_pylist()]
    return Column(
        asked,
        numbers=np.array([one.number for one in read], dtype=np.float64),
        words=[one.word for one in read],
        wrong={row: one.wrong for row, one in enumerate(read) if one.wrong is not None},
    )


def _read(asked: Input, cell: object, unit: str | None) -> _Cell:
    if _is_empty(cell):
        return _Cell()
    try:
        value = asked.read(_plain_number(cell) if asked.kind == "quantity" else cell, unit)
    except InvalidInput as error:
        return _Cell(wrong=error.code)
    return _Cell(word=value) if isinstance(value, str) else _Cell(number=float(value))


def _plain_number(cell: object) -> object:
    """A decimal comma is understood where it cannot part thousands."""
    number = parse_number(cell) if isinstance(cell, str) and "," in cell else None
    return cell if number is None else number


def _is_empty(cell: object) -> bool:
    if isinstance(cell, float):
        return bool(np.isnan(cell))
    return cell is None or (isinstance(cell, str) and not cell.strip())
