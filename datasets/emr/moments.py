"""Dates and times as HL7 v2 and BHYT write them: digits only, as exact as they are long."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from datasets.record import BIRTH_NOT_READ

HOSPITAL_TIME = timezone(timedelta(hours=7), "ICT")
"""Viet Nam has one time zone and no summer time; a moment without a zone is told in it."""

HL7_NULL = '""'
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(?:(\d\d)(?:\.\d{1,6})?)?)?([+-]\d{4})?")
_ZONE_MINUTES = 14 * 60


def read_moment(text: str) -> datetime | None:
    """`YYYYMMDD[HHMM[SS[.S…]]][±ZZZZ]` with its time zone, or `None`. A day without a time is its midnight."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups(default="0")
    try:
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), tzinfo=_zone(zone))
    except ValueError:
        return None
    return moment


def read_birth(text: str) -> tuple[date | None, int | None]:
    """The birth date, or only the year where month and day are not told (absent or `0000`)."""
    digits = text.strip()
    if not re.fullmatch(r"\d{4,14}(?:[+-]\d{4})?", digits):
        return None, None
    if len(digits) < len("YYYYMMDD") or "00" in (digits[4:6], digits[6:8]):
        return None, int(digits[:4]) or None
    moment = read_moment(digits)
    return (moment.date(), moment.year) if moment else (None, None)


def person_age(text: str, at: datetime) -> tuple[date | None, float | None, tuple[str, ...]]:
    """The birth date; or by the year alone the age in years, as Vietnamese records count it; and the record's note.

    A birth date that is told, but cannot be read or is after `at`, gives a note alone.
    """
    day, year = read_birth(text)
    today = at.astimezone(HOSPITAL_TIME).date()
    if day is not None and day <= today:
        return day, None, ()
    if day is None and year is not None and year <= today.year:
        return None, float(today.year - year), ("birth-year-only",)
    is_told = text.strip() not in ("", HL7_NULL)
    return None, None, (BIRTH_NOT_READ,) if is_told else ()


def _zone(text: str) -> timezone:
    if text == "0":
        return HOSPITAL_TIME
    minutes = int(text[1:3]) * 60 + int(text[3:])
    if minutes > _ZONE_MINUTES:
        raise ValueError("no such time zone")
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))
