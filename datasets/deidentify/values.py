"""Values that say nothing, and dates that are moved."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from pydicom.dataelem import DataElement

from datasets.deidentify.no_days import is_no_day

DUMMY_TEXT = "REMOVED"
DUMMY_CODE = "REMOVED"
DUMMIES = frozenset({DUMMY_TEXT, DUMMY_CODE, "[X]"})
_BY_VR: dict[str, Any] = {
    "AE": DUMMY_TEXT, "AS": "000D", "CS": DUMMY_CODE, "DA": "19000101", "DS": "0", "DT": "19000101000000",
    "FD": 0.0, "FL": 0.0, "IS": "0", "LO": DUMMY_TEXT, "LT": DUMMY_TEXT, "PN": DUMMY_TEXT, "SH": DUMMY_TEXT,
    "SL": 0, "SS": 0, "ST": DUMMY_TEXT, "SV": 0, "TM": "000000", "UC": DUMMY_TEXT, "UL": 0, "UR": "urn:removed",
    "US": 0, "UT": DUMMY_TEXT, "UV": 0,
}  # fmt: skip
_DATE = re.compile(r"([0-9]{4})(?:\.([0-9]{2})\.([0-9]{2})|([0-9]{2})([0-9]{2}))")
_DATE_TIME = re.compile(
    r"([0-9]{4})(?:([0-9]{2})(?:([0-9]{2})((?:[0-9]{2}){0,3}(?:(?<=[0-9]{14})\.[0-9]{1,6})?)?)?)?([+-][0-9]{4})?"
)
_TIME = re.compile(r"\s*(?:(?:[01]\d|2[0-3])(?::?[0-5]\d(?::?(?:[0-5]\d|60)(?:\.\d{1,6})?)?)?)?\s*")
_AGE = re.compile(r"\s*(\d{1,4})\s*([DWMYdwmy]?)\s*")
_UNITS = {"D": 365.25, "W": 365.25 / 7, "M": 12.0, "Y": 1.0, "": 1.0}
"""How many of each make a year; a number without a unit is taken for years."""
OLDEST = 89


def dummy_of(element: DataElement) -> DataElement:
    """The element with a value that keeps to its VR and says nothing. **Source:** DICOM PS3.15 E.1 (action D)."""
    vr = str(element.VR)
    return DataElement(element.tag, vr, _BY_VR.get(vr, b"\0\0"))


def nothing_of(vr: str, kind: str) -> str:
    """What says nothing of an attribute of that type (`1`, `2C`, ..): a dummy where it must have a value."""
    return str(_BY_VR[vr]) if kind.startswith("1") else ""


def empty_of(element: DataElement) -> DataElement:
    """The element without a value."""
    vr = str(element.VR)
    return DataElement(element.tag, vr, [] if vr == "SQ" else (None if vr not in ("OB", "OW", "UN") else b""))


def shifted(vr: str, value: str, shift: timedelta) -> str:
    """A DA or DT moved by whole days, time of day and zone as they were; `""` for what is no date.

    Nor is a day that stands for none: moved, it would tell how far.

    **Source:** DICOM PS3.5 6.2 (DA, also in the form of ACR-NEMA, and DT with its left-out parts).
    """
    year, month, day, after = _parts_of(vr, value)
    if not year or is_no_day(year + month + day):
        return ""
    try:
        moved = date(int(year), int(month or 1), int(day or 1)) + shift
    except (ValueError, OverflowError):
        return ""
    return f"{moved:%Y%m%d}".rjust(8, "0")[: len(year + month + day)] + after


def told_day(vr: str, value: str) -> str:
    """A DA or DT as it is; `""` for what is no date."""
    return value if _parts_of(vr, value)[0] else ""


def _parts_of(vr: str, value: str) -> tuple[str, str, str, str]:
    """Year, month, day and what follows; empty texts for what is no date."""
    found = (_DATE if vr == "DA" else _DATE_TIME).fullmatch(value.strip())
    if found is None:
        return "", "", "", ""
    first, second, third, fourth, fifth = (part or "" for part in found.groups())
    return (first, second + fourth, third + fifth, "") if vr == "DA" else (first, second, third, fourth + fifth)


def capped_age(value: str) -> str:
    """An AS of 90 years or more, in any unit, as `090Y`: the oldest are few enough to be known; `""` for no age."""
    found = _AGE.fullmatch(value)
    if found is None:
        return ""
    years = int(found[1]) / _UNITS[found[2].upper()]
    return "090Y" if years >= OLDEST + 1 else value


def told_time(value: str) -> str:
    """A TM as it is; `""` for what is no time of day. **Source:** DICOM PS3.5 6.2, also in the form of ACR-NEMA."""
    return value if _TIME.fullmatch(value) else ""
