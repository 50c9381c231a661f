"""Numbers as laboratories write them: a comma or a point, and nothing that only looks like a number."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,10})?")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_WITH_UNIT = re.compile(r"([+-]?\d{1,12}(?:[.,]\d{1,10})?)\s+(\S.{0,30})")


def parse_number(text: str) -> float | None:
    """The number, or `None` for anything else: a comparison (`< 0.1`), a ratio, words.

    A comma is the Vietnamese decimal sign, but `12,345` may also be twelve thousand, and so is no number here.
    """
    bare = text.strip()
    if not _NUMBER.fullmatch(bare) or _THOUSANDS.fullmatch(bare):
        return None
    return float(bare.replace(",", "."))


def split_unit(text: str) -> tuple[str, str | None]:
    """`5.4 mmol/L` as its number and its unit; other text whole, without a unit."""
    match = _WITH_UNIT.fullmatch(text.strip())
    return (match[1], match[2].strip()) if match else (text.strip(), None)
