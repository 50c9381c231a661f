"""A patient's own dates in a text, in whatever way: in figures, with the month's name, in Vietnamese words.

A date of nobody is found by its form alone (`patterns`, `text.dates`); one that is known to be the patient's is looked
for in forms that would be too weak otherwise: `12.4.85`, `2024 03 12`, `12 tháng 4 1985`, `mười hai tháng tư 1985`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from datasets.deidentify.text.words import folded

NO_DATES = frozenset(("19000101", "00000000", "10010101"))
"""What says that a date is not known."""
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DIGITS = ("", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin")
_GAP = (
    r"(?:[\W_]{1,3}(?:(?:ngay|thang|thg|nam|of|the|t)(?![a-z])[\W_]{0,3})?|(?:st|nd|rd|th)[\W_]{1,3}(?:of )?"
    r"|[\W_]{0,2}(?=[a-z])|(?<=[a-z])[\W_]{0,2})"
)


def own_dates(text: str, dates: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where one of the dates stands.

    Args:
        text: composed.
        dates: each as year, month and day in eight digits.

    Yields:
        Beginning and end of each.
    """
    pattern = _pattern_of(dates)
    if pattern is not None:
        yield from (found.span() for found in pattern.finditer(folded(text)))


@lru_cache(maxsize=256)
def _pattern_of(dates: frozenset[str]) -> re.Pattern[str] | None:
    forms = [form for date in sorted(dates - NO_DATES) for form in _forms_of(date)]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})(?![^\W_])") if forms else None


def _forms_of(date: str) -> Iterator[str]:
    """Every order of day, month and year; two figures of the year only with a day."""
    year, month, day = date[:4], int(date[4:6]), int(date[6:])
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return
    name = _MONTHS[month - 1]
    months = rf"(?:0?{month}|{name}|{name[:3]}t?|{'|'.join(_said_month(month))})"
    days, years = rf"(?:0?{day}|{_said(day)})", f"(?:{year}|{year[2:]})"
    yield from (_GAP.join(order) for order in ((days, months, years), (months, days, years), (years, months, days)))
    yield from (_GAP.join(order) for order in ((months, year), (year, months)))
    yield from (
        form.format(year, year[2:], month, day) for form in ("{3:02}{2:02}{0}", "{0}{2:02}{3:02}", "{3:02}{2:02}{1}")
    )


def _said(number: int) -> str:
    """A day in words, without marks: `muoi hai`, `hai muoi mot`, `ham mot`."""
    tens, ones = divmod(number, 10)
    if not tens:
        return rf"(?:(?:mong|mung) )?{_DIGITS[ones]}"
    last = {0: "", 1: " mot", 4: " (?:tu|bon)", 5: " (?:lam|nam)"}.get(ones, f" {_DIGITS[ones]}")
    return ("muoi" if tens == 1 else rf"(?:{_DIGITS[tens]} muoi|ham)" if tens == 2 else rf"{_DIGITS[tens]} muoi") + last


def _said_month(month: int) -> Iterator[str]:
    yield {1: "gieng", 4: "tu", 12: "chap"}.get(month, _said(month))
    yield _said(month)
