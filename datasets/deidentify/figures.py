"""Identifiers and days that stand as numbers in IS and DS, which are otherwise never read.

**Source:** DICOM PS3.5 6.2 (IS, DS).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pydicom.dataelem import DataElement, RawDataElement

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.own_dates import NO_DATES

FIGURES = frozenset(("IS", "DS"))
SHORTEST = 6
"""Digits: shorter ones are the number of some slice or series."""


def tells_figures(element: DataElement | RawDataElement, dictionary: Dictionary) -> bool:
    """Whether one of the element's numbers is an identifier or a day of the patient."""
    pattern, value = figures_of(dictionary), element.value
    if pattern is None or value is None:
        return False
    if not isinstance(value, bytes):
        many = value if isinstance(value, list | tuple) or element.VM > 1 else [value]  # type: ignore[union-attr]
        value = "\\".join(map(str, many)).encode("ascii", "replace")
    return pattern.search(value) is not None


@lru_cache(maxsize=256)
def figures_of(dictionary: Dictionary) -> re.Pattern[bytes] | None:
    """Finds such a number among the values of an element; `None` where there is none to find."""
    digits = {re.sub(r"[^0-9]", "", number).lstrip("0") for number in dictionary.numbers}
    for day in dictionary.dates - NO_DATES:
        turned = day[6:] + day[4:6]
        digits |= {day, (turned + day[:4]).lstrip("0"), day[2:], turned + day[2:4]}
    told = sorted(each for each in digits if len(each) >= SHORTEST and each.isascii())
    if not told:
        return None
    return re.compile(rf"(?:^|[\\ +])0*(?:{'|'.join(told)})(?:\.0*)?(?=[\\ \0]|$)".encode())
