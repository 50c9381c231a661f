"""What a mapping says itself, instead of a column: held against the field before a row is read."""

from __future__ import annotations

import re
from datetime import datetime

from datasets.emr.codes import read_codes
from datasets.emr.fhir_values import read_moment
from datasets.emr.numbers import parse_number
from datasets.emr.ucum import to_ucum
from datasets.tidy.formulas import is_formula
from datasets.tidy.schema import TABLES, Column
from datasets.tidy.units import is_ucum

UNITS = ("unit", "dose_unit")
_PLACE = re.compile(r"\d{1,5}")


def expected_of(table: str, name: str, told: str, date: str | None = None) -> str | None:
    """What the field takes, when it does not take the text.

    Args:
        table: of the mapping.
        name: of the field.
        told: a constant, or one of ours to which a value is mapped; an empty text says that there is none.
        date: the form of a moment, as for `strptime`.
    """
    if not told:
        return None
    if is_formula(told):
        return "a text that no spreadsheet runs"
    if name in UNITS:
        return None if _is_unit(told) else "a UCUM unit, such as mmol/L"
    column = next((each for each in TABLES[table] if each.name == name), None)
    return None if column is None else _by_kind(column, told, date)


def _by_kind(column: Column, told: str, date: str | None) -> str | None:
    if column.choices:
        return None if told in column.choices else f"one of {', '.join(column.choices)}"
    match column.kind:
        case "number":
            return None if parse_number(told) is not None else "a number"
        case "moment":
            return None if _is_moment(told, date) else "a moment of the form of its date"
        case "place":
            return None if _PLACE.fullmatch(told) else "an administrative code of at most five digits"
        case _:
            return None


def _is_unit(told: str) -> bool:
    accepted = {unit for test in read_codes().tests.values() for unit in test.units}
    return any(unit is not None and is_ucum(unit) for unit in (to_ucum(told), to_ucum(told, tuple(sorted(accepted)))))


def _is_moment(told: str, date: str | None) -> bool:
    if date is None:
        return read_moment(told.replace(" ", "T", 1)) is not None
    try:
        datetime.strptime(told, date)  # noqa: DTZ007  # only its form is looked at
    except ValueError:
        return False
    return True
