"""The words with which case notes open, `45 year old female`, `Nữ 32 tuổi`: they outweigh all later words."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

CHARACTERS = 80
_MONTH, _DAY = 1 / 12, 1 / 365.25
_YEARS = {"year": 1, "yr": 1, "yo": 1, "y/o": 1, "month": _MONTH, "mo": _MONTH, "week": 7 * _DAY, "day": _DAY}
_ENGLISH = re.compile(
    r"(?:an?\s+)?(\d{1,3})[\s-]*(year|yr|yo|y/o|month|mo|week|day)s?[\s-]*(?:old)?[\s,-]*"
    r"(male|female|man|woman|boy|girl|m|f)\b",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(
    r"(?:bệnh nhân|benh nhan|bn)?\s*(nam|nữ|nu|bé trai|be trai|bé gái|be gai)\s*,?\s*"
    r"(\d{1,3})\s*(tuổi|tuoi|tháng|thang)\b",
    re.IGNORECASE,
)
_FEMALE = frozenset(["female", "woman", "girl", "f", "nữ", "nu", "bé gái", "be gai"])


class Opening(NamedTuple):
    """Age in years and sex, as the first words say."""

    age_years: float
    sex: Literal["female", "male"]


def opening_of(text: str) -> Opening | None:
    """The opening of a text; None when it opens otherwise."""
    text = text[:CHARACTERS].strip()
    if found := _ENGLISH.match(text):
        return Opening(int(found[1]) * _YEARS[found[2].lower()], _sex(found[3]))
    if found := _VIETNAMESE.match(text):
        share = 1 / 12 if found[3].lower() in ("tháng", "thang") else 1.0
        return Opening(int(found[2]) * share, _sex(found[1]))
    return None


def _sex(word: str) -> Literal["female", "male"]:
    return "female" if word.lower() in _FEMALE else "male"
