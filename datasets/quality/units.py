"""Units of each test's results: told in several, or not converted into the canonical one, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from datasets.quality.columns import texts
from datasets.quality.finding import Finding

CONVERTED = ("same", "converted")
UNTESTED = ("unknown-test", "no-number")
"""No failure of a unit: nobody knows the test, or the result is in words."""


def find_units(name: str, table: pa.Table) -> Iterator[Finding]:
    """Tests of observations with several units, and with numbers that were not converted."""
    if name != "observation":
        return
    tests, units, conversions = (texts(table, column) for column in ("test", "unit_told", "conversion"))
    for test in sorted({one for one in tests if one is not None}):
        here = tests == test
        told = Counter(unit for unit in units[here] if unit is not None)
        if len(told) > 1:
            rest = told.total() - told.most_common(1)[0][1]
            detail = f"{test}: " + ", ".join(f"{unit} ({count})" for unit, count in sorted(told.items()))
            yield Finding("unit-mix", name, "unit_told", rest, told.total(), detail)
        failed = Counter(why for why in conversions[here] if why is not None and why not in (*CONVERTED, *UNTESTED))
        for why, count in sorted(failed.items()):
            yield Finding("unconverted", name, "conversion", count, int(np.sum(here)), f"{test}: {why}")
