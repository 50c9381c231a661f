"""The guards of the kinds of column that need no person: choices, units, places and numbers."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

from datasets.tidy.formulas import is_formula
from datasets.tidy.refused import RecordRefused
from datasets.tidy.schema import Column
from datasets.tidy.units import is_ucum

_PLACE = re.compile(r"\d{1,5}")
LARGEST_INTEGER = 2**31 - 1


def guarded(column: Column, value: object) -> object:
    """The value, when it has the form of its column's kind.

    Raises:
        RecordRefused: it has not.
    """
    if isinstance(value, str) and is_formula(value):
        raise RecordRefused("formula")
    return _GUARDS[column.kind](column, value)


def _choice(column: Column, value: object) -> object:
    if column.choices and value not in column.choices:
        raise RecordRefused("bad-choice")
    return value


def _unit(_column: Column, value: object) -> object:
    if not is_ucum(str(value)):
        raise RecordRefused("not-a-code")
    return value


def _place(_column: Column, value: object) -> object:
    if not _PLACE.fullmatch(str(value)):
        raise RecordRefused("not-a-code")
    return value


def _number(_column: Column, value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise RecordRefused("bad-number")
    return float(value)


def _integer(_column: Column, value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST_INTEGER:
        raise RecordRefused("bad-number")
    return value


_GUARDS: Mapping[str, Callable[[Column, object], object]] = {
    "choice": _choice,
    "unit": _unit,
    "place": _place,
    "number": _number,
    "integer": _integer,
}
