"""What a text that leaves must not hold: the gate's own eyes, which share no pattern with the scrubber.

**Source:** 12 digits of the định danh (Thông tư 59/2021/TT-BCA); 15 characters of the BHYT card (Quyết định
1351/QĐ-BHXH); telephone numbers of Vietnam are 0 or +84 and 9 digits.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, timedelta

from datasets.deidentify.no_days import is_no_date
from datasets.deidentify.secrets_of import Secrets, fold
from datasets.deidentify.text.spans import TAG_PATTERN
from datasets.tidy.people import Person
from datasets.tidy.refused import Reason

_NUMBERS = re.compile(
    r"(?<!\d)\d{3}[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{3}(?!\d)"
    r"|(?<![A-Za-z])[A-Za-z]{2}[ -]?\d[ -]?\d{2}[ -]?\d{2}[ -]?\d{3}[ -]?\d{5}(?!\d)"
    r"|(?<!\d)(?:\+84|0)[ .-]?\d{2,3}[ .-]?\d{3}[ .-]?\d{3,4}(?!\d)"
    r"|[^\s@]+@[^\s@]+\.[A-Za-z]{2,}"
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:18|19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:18|19|20)\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
SHORTEST = 4


def secrets_of_person(person: Person) -> Secrets:
    """The person's names and numbers in the check's own form."""
    told = (tuple(part for part in re.findall(r"[^\W\d_]+", fold(name)) if len(part) > 1) for name in person.names)
    numbers = {re.sub(r"[^0-9a-z]", "", fold(text)) for text in (*person.numbers, *person.sayings)}
    kept = frozenset(number for number in numbers if len(number) >= SHORTEST)
    return Secrets(frozenset(filter(None, told)), kept, frozenset(), {}, frozenset())


def dates_in(text: str) -> set[date]:
    """Whole dates by digits, the day first or the year first."""
    found = [(year, month, day) for day, month, year in _DAY_FIRST.findall(text)]
    found += _YEAR_FIRST.findall(text)
    return {one for one in (_date(*parts) for parts in found) if one is not None}


def left_over(text: str, secrets: Secrets, allowed: Collection[date] | None) -> Reason | None:
    """Why a free text may not leave, or nothing.

    Args:
        text: as it would leave; the scrubber's own tags say nothing (`[SỐ HỒ SƠ]` holds the surname Hồ).
        secrets: its person's.
        allowed: the dates that it may say; `None` for all of them.
    """
    text = TAG_PATTERN.sub(" ", text)
    if secrets.is_told_by(text):
        return "left-over-identifier"
    if _NUMBERS.search(text):
        return "left-over-number"
    if allowed is not None and not dates_in(text) <= set(allowed):
        return "left-over-date"
    return None


def moved(dates: Collection[date], shift: timedelta) -> set[date]:
    """The dates as they may be told after the shift; one that stands for none may not."""
    return {day + shift for day in dates if not is_no_date(day)}


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
