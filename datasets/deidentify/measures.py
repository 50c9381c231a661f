"""What the gate asks of times, ages and numbers: that they are such, and none of them a number or day of the original.

**Source:** DICOM PS3.5 6.2 (TM, AS, IS, DS).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SHORTEST_FIGURES, MOST_YEARS = 6, 90
_DAYS_OF = {"D": 1.0, "W": 7.0, "M": 365.25 / 12, "Y": 365.25}


def is_time(value: str) -> bool:
    """Whether it is a time of day, or nothing."""
    hours, _, part = value.replace(":", "").partition(".")
    if not value:
        return True
    if not hours.isascii() or not hours.isdigit() or len(hours) not in (2, 4, 6) or (part and len(hours) < 6):
        return False
    pieces = [int(hours[at : at + 2]) for at in range(0, len(hours), 2)]
    is_clock = all(piece <= most for piece, most in zip(pieces, (23, 59, 60), strict=False))
    return is_clock and len(part) <= 6 and (not part or part.isdigit())


def is_told_age(value: str) -> bool:
    """Whether it is an age of 90 years at most, or nothing."""
    found = re.fullmatch(r"([0-9]{1,4})([DWMY]?)", value.upper().replace(" ", ""))
    if found is None:
        return not value
    return int(found[1]) * _DAYS_OF[found[2] or "Y"] < (MOST_YEARS + 1) * _DAYS_OF["Y"]


def as_figures(value: str) -> str:
    """A whole number without zeros before and behind the point; `""` for any other."""
    whole, _, part = value.lstrip("+").partition(".")
    return whole.lstrip("0") if whole.isdigit() and not part.strip("0") else ""


def figures_told(numbers: Iterable[str], days: Iterable[str]) -> frozenset[str]:
    """Numbers and days as figures that a number may not be."""
    figures = {re.sub("[^0-9]", "", number) for number in numbers}
    for day in days:
        figures |= {day, day[6:] + day[4:6] + day[:4], day[2:], day[6:] + day[4:6] + day[2:4]}
    return frozenset(short for each in figures if len(short := each.lstrip("0")) >= SHORTEST_FIGURES)
