"""Whether a text of the output tells a day of the original, by the gate's own patterns.

It shares no code with the cleaning, which takes texts apart and compares their parts (`own_dates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from datasets.deidentify.raw_forms import folded

UNKNOWN = frozenset(("19000101", "00000000", "10010101"))
MOST_PATTERNS = 64
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ONES = ("", "mot", "hai", "ba", "(?:tu|bon)", "(?:nam|lam)", "sau", "bay", "tam", "chin")
_GAP = r"(?:[\W_]{0,3}(?:ngay|thang|thg|nam|of|the|t|st|nd|rd|th)(?![a-z])[\W_]{0,3}|[\W_]{1,3}){1,2}"
_TIGHT = rf"(?:{_GAP}|(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z]))"


def day_of(value: str) -> str:
    """The day that a date or date-time begins with, in eight digits; `""` when it tells no whole one."""
    digits = value[:10].replace(".", "")[:8]
    return digits if len(digits) == 8 and digits.isascii() and digits.isdigit() and digits not in UNKNOWN else ""


def tells_day(text: str, days: frozenset[str], is_code: bool = False) -> bool:
    """Whether the text tells one of the days; a code only in eight digits, since codes are numbers."""
    if not any(day[2:4] in text for day in days):
        return False
    if is_code:
        return not days.isdisjoint(re.findall(r"(?<![0-9])[0-9]{8}(?![0-9])", text))
    return _pattern_of(days).search(folded(text)) is not None


@lru_cache(maxsize=MOST_PATTERNS)
def _pattern_of(days: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9])(?:{'|'.join(form for day in sorted(days) for form in _forms(day))})(?![0-9])")


def _forms(day: str) -> Iterator[str]:
    year, month, date = day[:4], int(day[4:6]), int(day[6:])
    yield from (day, day[6:] + day[4:6] + year)
    if not 1 <= month <= 12 or not 1 <= date <= 31:
        return
    said = {1: "gieng", 12: "chap"}.get(month, "(?!)")
    months = rf"(?:0?{month}|{_MONTHS[month - 1]}[a-z]{{0,6}}|{said}|{_said(month)}|{_ROMAN[month - 1]}(?![a-z]))"
    dates, years = rf"(?:0?{date}|{_said(date)})", rf"(?:{year}|{year[2:]})"
    yield from (_TIGHT.join(each) for each in ((dates, months, years), (months, dates, years), (years, months, dates)))


def _said(number: int) -> str:
    tens, ones = divmod(number, 10)
    before = ("", "muoi", "(?:hai muoi|ham)", "ba muoi")[tens]
    return f"{before} {_ONES[ones]}".strip()
