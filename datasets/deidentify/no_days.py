"""Days that stand for none: programmes and machines fill them in where nobody told a date.

Everybody knows them. One that moved with a person's dates would tell to the day how far these moved; it leaves empty.
"""

from __future__ import annotations

from datetime import date, datetime

NEVER = frozenset(("19691231", "19800106", *(f"{year}0101" for year in (1960, 1970, 1980, 1990, 2000, 2001))))
"""Days on which clocks begin that nobody set: Unix (also west of Greenwich), GPS, SAS, DOS, Cocoa, devices."""
FIRST_YEAR, LAST_YEAR = 1905, 2037
"""Between the years in which machines and programmes let time begin (1 to 1904) and those in which they let it end."""


def is_no_day(day: str) -> bool:
    """Whether a day in eight digits, or a year or month alone, stands for none."""
    return day in NEVER or not FIRST_YEAR <= int(day[:4]) < LAST_YEAR


def is_no_date(day: date | datetime) -> bool:
    """Whether a date, or the day of a moment, stands for none."""
    return is_no_day(f"{day.year:04d}{day.month:02d}{day.day:02d}")
