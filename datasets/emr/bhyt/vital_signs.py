"""Vital signs in XML5, in the short form that QĐ 4750 lays down: `CSST<M75_T37_HA120/70_NT18_SP98_HL2>`.

**Source:** QĐ 4750/QĐ-BYT, XML5 `DIEN_BIEN_LS`: pulse M, temperature T, blood pressure HA, breaths NT, SpO₂ SP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from datasets.emr.numbers import parse_number
from datasets.record import Code, Observation

_GROUP = re.compile(r"CSST\s*<([^<>]{1,200})>", re.IGNORECASE)
_PAIR = re.compile(r"(\d{2,3})/(\d{2,3})")
SIGNS: dict[str, tuple[str, str]] = {
    "M": ("8867-4", "/min"),
    "T": ("8310-5", "Cel"),
    "NT": ("9279-1", "/min"),
    "SP": ("59408-5", "%"),
}
SYSTOLIC, DIASTOLIC, PRESSURE = "8480-6", "8462-4", "mm[Hg]"


def read_vital_signs(text: str, taken_at: datetime | None) -> Iterator[Observation]:
    """What the groups in a text of clinical course say; anything else in it is not read."""
    for group in _GROUP.findall(text):
        for sign in group.split("_"):
            match = re.fullmatch(r"\s*([A-Za-z]{1,2})\s*([0-9.,/]{1,12})\s*", sign)
            if match:
                yield from _read_sign(match[1].upper(), match[2], taken_at)


def _read_sign(name: str, value: str, taken_at: datetime | None) -> Iterator[Observation]:
    if name == "HA":
        pair = _PAIR.fullmatch(value)
        if pair:
            for loinc, number in ((SYSTOLIC, pair[1]), (DIASTOLIC, pair[2])):
                yield Observation((Code("LN", loinc),), float(number), PRESSURE, taken_at)
        return
    told = SIGNS.get(name)
    number = parse_number(value)
    if told is not None and number is not None:
        yield Observation((Code("LN", told[0]),), number, told[1], taken_at)
