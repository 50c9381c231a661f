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
_WHOLE = re.compile(rb"(?<![0-9.])[0-9]{6,}(?=\.?0*(?:[\\ \0]|$))")


def tells_figures(element: DataElement | RawDataElement, dictionary: Dictionary) -> bool:
    """Whether one of the element's numbers is an identifier or a day of the patient."""
    value = element.value
    if value is not None and not isinstance(value, bytes):
        many = value if isinstance(element, DataElement) and element.VM > 1 else [value]
        value = "\\".join(map(str, many)).encode("ascii", "replace")
    return value is not None and holds_figures(value, figures_of(dictionary))


def holds_figures(value: bytes, figures: frozenset[bytes]) -> bool:
    """Whether one of the numbers, as IS or DS write them, is among the figures."""
    if len(value) < SHORTEST:
        return False
    return any(found.lstrip(b"0") in figures or found in figures for found in _WHOLE.findall(value))


@lru_cache(maxsize=256)
def figures_of(dictionary: Dictionary) -> frozenset[bytes]:
    """The patient's numbers and days as figures, without zeros before them."""
    digits = {re.sub(r"[^0-9]", "", number).lstrip("0") for number in dictionary.numbers}
    for day in dictionary.dates - NO_DATES:
        turned = day[6:] + day[4:6]
        digits |= {day, (turned + day[:4]).lstrip("0"), day[2:], turned + day[2:4]}
    return frozenset(each.encode() for each in digits if len(each) >= SHORTEST)
