"""Ages and sex, as they are written in a flat text."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from models.lay_text.counts import COUNTS

Sex = Literal["male", "female"]


class Age(NamedTuple):
    """An age in years and where it stands."""

    years: float
    start: int
    end: int


_YEARS = {
    "": 1.0,
    "thang": 1 / 12,
    "th": 1 / 12,
    "tuan": 7 / 365.25,
    "ngay": 1 / 365.25,
    "gio": 1 / 8766,
    "y": 1.0,
    "m": 1 / 12,
    "w": 7 / 365.25,
    "d": 1 / 365.25,
}
_N = r"(?P<count>\d{1,3}(?:[.,]\d)?|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_VI = (
    re.compile(rf"\b{_N}\s*(?P<unit>thang|th|tuan|ngay|gio)?\s*(?P<half>ruoi\s*)?(?:tuoi|tui)\b(?P<late>\s*ruoi)?"),
    re.compile(r"(?<![\d.,])(?P<count>\d{1,3})\s?t(?P<unit>)(?P<half>)(?P<late>\s*ruoi)?\b(?!\s*[:=]?\s*\d)"),
    re.compile(
        r"\b(?:be|con|chau|tre|con trai|con gai|be trai|be gai|con (?:toi|em|minh|tui)|nha (?:em"
r"|minh|toi)|so sinh|trai|gai)\s+(?:(?:nay|nha|em|minh|toi|duoc|moi|dang|gan|hon|dc|khoang"
r"|tui|cua|da|trai|gai)\s+){0,4}"
        rf"{_N}\s*(?P<unit>thang|th|tuan|ngay)(?P<half>\s*ruoi)?(?P<late>)\b(?!\s*(?:nay|roi|lien|hom|lan|truoc))"
    ),
    re.compile(r"\btuoi\s*:?\s*(?P<count>\d{1,3})(?P<unit>)(?P<half>)(?P<late>)\b"),
)  # fmt: skip
_NE = r"(?P<count>\d{1,3}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten)"
_EN = (
    re.compile(rf"\b{_NE}[\s-]*(?P<unit>y|m|w|d)(?:ear|r|onth|o|th|eek|k|ay)?s?[\s-]*(?:/\s*)?(?:old|o\b"
rf"|of age|o(?=[mf]\b))"),
    re.compile(r"(?<![\d.,])(?P<count>\d{1,2})(?P<unit>)(?:(?:m|f)\b|[\s-]{0,2}(?:male|female|man|woman"
r"|lady|gentleman|boy|girl)\b)(?!\d)"),
    re.compile(
        r"\b(?:son|daughter|husband|wife|mother|father|mom|mum|dad|baby|boy|girl|brother|sister"
r"|grandmother|grandfather)[\s,(]+(?:is\s+"
r"|aged\s+)?(?P<count>\d{1,2})(?P<unit>)(?=\s*[,).;])"
    ),
    re.compile(r"\b(?:aged?|age:|age is)\s*:?\s*(?P<count>\d{1,3})\b(?:\s*(?P<unit>m|w|d)(?:onth|eek|ay)s?\b)?"),
    re.compile(r"\b(?:i'?m|i am|he is|she is|he's|she's)\s+(?P<count>\d{1,3})(?P<unit>)\b(?!\s*(?:week"
r"|month|day|kg|lb|cm|/|%|st\b|pound|hour|min|-?\s?weeks))"),
    re.compile(r"\b(?:male|female|m|f)[\s,/]+(?P<count>\d{1,3})(?P<unit>)\b(?!\s*(?:week|month|day|hour|/|%|\.))"),
)  # fmt: skip


def ages_in(plain: str, language: str) -> list[Age]:
    """The ages of a flat text, in order."""
    found: list[Age] = []
    for pattern in _VI if language == "vi" else _EN:
        for match in pattern.finditer(plain):
            years = _years(match)
            if years <= 120 and not any(age.start < match.end() and match.start() < age.end for age in found):
                found.append(Age(round(years, 4), match.start("count"), match.end()))
    return sorted(found, key=lambda age: age.start)


def _years(match: re.Match[str]) -> float:
    said = match["count"]
    count = COUNTS[said] if said in COUNTS else float(said.replace(",", "."))
    groups = match.groupdict()
    if (groups.get("half") or "").strip() or (groups.get("late") or "").strip():
        count += 0.5
    return count * _YEARS[groups.get("unit") or ""]


_SEXES_VI: tuple[tuple[re.Pattern[str], Sex], ...] = (
    (re.compile(r"\b(?:gioi(?: tinh)?\s*:?\s*nu|nu gioi|phu nu|benh nhan nu|bn nu|co nguyet san"
r"|\d+\s*(?:tuoi|t)[\s,-]*(?:gioi )?nu|nu[\s,:-]+\d{1,3}\s*(?:t\b|tuoi)|la nu)\b"), "female"),
    (re.compile(r"\b(?:gioi(?: tinh)?\s*:?\s*nam|nam gioi|dan ong|benh nhan nam|bn nam|\d+\s*(?:tuoi"
r"|t)[\s,-]*(?:gioi )?nam(?! nay)|nam[\s,:-]+\d{1,3}\s*(?:t\b|tuoi)|la nam)\b"), "male"),
    (re.compile(r"\bnữ\b"), "female"),
)  # fmt: skip
_SEXES_EN: tuple[tuple[re.Pattern[str], Sex], ...] = (
    (re.compile(r"\b(?:female|woman|lady|girl|(?<![\d.,])\d{1,2}\s*(?:yo|y/o)?\s?f|f[\s,/]+\d{2})\b"), "female"),
    (re.compile(r"\b(?:male|man|gentleman|boy|(?<![\d.,])\d{1,2}\s*(?:yo|y/o)?\s?m|(?<!['’])m[\s,/]+\d{2})\b"), "male"),
    (re.compile(r"\b(?:she|her)\b"), "female"),
    (re.compile(r"\b(?:he|his|him)\b"), "male"),
)


def sex_in(text: str, plain: str, language: str) -> Sex | None:
    """The sex said outright (`nữ 30 tuổi`, `61 year old male`), else by pronoun (English)."""
    for pattern, sex in _SEXES_VI if language == "vi" else _SEXES_EN:
        if pattern.search(plain) or pattern.search(text.lower()):
            return sex
    return None
