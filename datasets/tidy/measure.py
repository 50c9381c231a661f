"""An observation's number: which test it is, in which unit it was told, and what it is in the test's canonical unit."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from datasets.emr.codes import LOINC, Test, TestCodes, Told
from datasets.emr.numbers import parse_number, split_unit
from datasets.emr.ucum import to_ucum
from datasets.record import Code
from datasets.tidy.units import canonical_units, is_ucum

_BOUND = re.compile(r"\s*(<=|>=|<|>|≤|≥)\s*(.+)", re.DOTALL)
_SIGNS = {"≤": "<=", "≥": ">="}
_FOUND: int = 1 << 14
_NOTHING = dict.fromkeys(("value_told", "unit_told", "value", "unit", "loinc"))


def measured(values: Mapping[str, Any], codes: TestCodes) -> dict[str, Any]:
    """The observation's columns on test, number and unit.

    Args:
        values: `codes`, `names`, `value` (number or text), `unit`, `comparator` as told.
        codes: the tests that are known here.
    """
    name = _test_name(codes, values.get("codes", ()), values.get("names", ()))
    comparator, number, own_unit = _number(values.get("value"))
    row: dict[str, Any] = {**_NOTHING, "test": name, "comparator": values.get("comparator") or comparator}
    if number is None:
        return {**row, "comparator": None, "conversion": "no-number"}
    unit, conversion, value = _converted(codes.tests.get(name or ""), name, number, values.get("unit") or own_unit)
    row |= {"value_told": number, "unit_told": unit, "conversion": conversion, "value": value}
    if value is not None and name is not None:
        canonical = canonical_units()[name].unit
        row |= {"unit": canonical, "loinc": codes.tests[name].units.get(canonical)}
    return row


def _number(told: object) -> tuple[str | None, float | None, str | None]:
    """Comparator, number and the unit that stood with it."""
    if isinstance(told, bool) or told is None:
        return None, None, None
    if isinstance(told, int | float):
        return None, float(told) if math.isfinite(told) else None, None
    bound = _BOUND.fullmatch(str(told))
    bare, unit = split_unit(bound[2] if bound else str(told))
    sign = _SIGNS.get(bound[1], bound[1]) if bound else None
    return sign, parse_number(bare), unit


def _converted(
    test: Test | None, name: str | None, number: float, told: str | None
) -> tuple[str | None, str, float | None]:
    """The unit as told, how the value came, and the value."""
    unit = _unit(told, test.accepted if test is not None and test.units else ()) if told else None
    if test is None or name is None or name not in canonical_units():
        return unit, "unknown-test", None
    if not (told or "").strip():
        unit = test.unit_when_absent
    if unit is None:
        return None, "unit-not-understood" if (told or "").strip() else "unit-missing", None
    canonical = canonical_units()[name]
    value = canonical.convert(number, unit)
    if value is None:
        return unit, "unit-not-of-test", None
    return unit, "same" if unit == canonical.unit else "converted", value


@lru_cache(maxsize=_FOUND)
def _unit(told: str, accepted: tuple[str, ...]) -> str | None:
    if not told.strip():
        return None
    unit = (to_ucum(told, accepted) if accepted else None) or to_ucum(told)
    return unit if unit is not None and is_ucum(unit) else None


@lru_cache(maxsize=_FOUND)
def _test_name(codes: TestCodes, told: tuple[Code, ...], names: tuple[str, ...]) -> str | None:
    test = codes.find(Told("", tuple(told), tuple(names)))
    return next((name for name, each in codes.tests.items() if each is test), None)


def has_loinc(codes: tuple[Code, ...]) -> str | None:
    """The LOINC code that was told, where one was."""
    return next((code.value for code in codes if code.system == LOINC), None)
