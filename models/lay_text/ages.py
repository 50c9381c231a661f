"""Ages, sex and pregnancy, as they are written in a flat text."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Sex = Literal["male", "female"]


class Age(NamedTuple):
    """An age in years and where it stands."""

    years: float
    start: int
    end: int


class Pregnancy(NamedTuple):
    """What is said of a pregnancy, and of how many weeks."""

    is_pregnant: bool
    weeks: float | None
    start: int
    end: int


_YEARS = {
    "": 1.0,
    "thang": 1 / 12,
    "tuan": 7 / 365.25,
    "ngay": 1 / 365.25,
    "gio": 1 / 8766,
    "y": 1.0,
    "m": 1 / 12,
    "w": 7 / 365.25,
    "d": 1 / 365.25,
}
_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "one": 1, "two": 2,
          "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}  # fmt: skip
_N = r"(?P<count>\d{1,3}(?:[.,]\d)?|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_VI = (
    re.compile(rf"\b{_N}\s*(?P<unit>thang|tuan|ngay|gio)?\s*(?P<half>ruoi\s*)?(?:tuoi|tui)\b(?P<late>\s*ruoi)?"),
    re.compile(r"(?<![\d.,])(?P<count>\d{1,3})\s?t(?P<unit>)(?P<half>)(?P<late>\s*ruoi)?\b(?!\s*[:=]?\s*\d)"),
    re.compile(
        r"\b(?:be|con|chau|tre|con trai|con gai|be trai|be gai|con (?:toi|em|minh|tui)|nha (?:em|minh|toi)|so sinh|trai|gai)\s+(?:(?:nay|nha|em|minh|toi|duoc|moi|dang|gan|hon|dc|khoang|tui|cua|da|trai|gai)\s+){0,4}"
        rf"{_N}\s*(?P<unit>thang|tuan|ngay)(?P<half>\s*ruoi)?(?P<late>)\b(?!\s*(?:nay|roi|lien|hom|lan|truoc))"
    ),
    re.compile(r"\btuoi\s*:?\s*(?P<count>\d{1,3})(?P<unit>)(?P<half>)(?P<late>)\b"),
)  # fmt: skip
_NE = r"(?P<count>\d{1,3}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten)"
_EN = (
    re.compile(rf"\b{_NE}[\s-]*(?P<unit>y|m|w|d)(?:ear|r|onth|o|th|eek|k|ay)?s?[\s-]*(?:/\s*)?(?:old|o\b|of age|o(?=[mf]\b))"),
    re.compile(r"(?<![\d.,])(?P<count>\d{1,2})(?P<unit>)(?:(?:m|f)\b|[\s-]{0,2}(?:male|female|man|woman|lady|gentleman|boy|girl)\b)(?!\d)"),
    re.compile(
        r"\b(?:son|daughter|husband|wife|mother|father|mom|mum|dad|baby|boy|girl|brother|sister|grandmother|grandfather)[\s,(]+(?:is\s+|aged\s+)?(?P<count>\d{1,2})(?P<unit>)(?=\s*[,).;])"
    ),
    re.compile(r"\b(?:aged?|age:|age is)\s*:?\s*(?P<count>\d{1,3})\b(?:\s*(?P<unit>m|w|d)(?:onth|eek|ay)s?\b)?"),
    re.compile(r"\b(?:i'?m|i am|he is|she is|he's|she's)\s+(?P<count>\d{1,3})(?P<unit>)\b(?!\s*(?:week|month|day|kg|lb|cm|/|%|st\b|pound|hour|min|-?\s?weeks))"),
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
    count = _WORDS.get(match["count"]) or float(match["count"].replace(",", "."))
    groups = match.groupdict()
    if (groups.get("half") or "").strip() or (groups.get("late") or "").strip():
        count += 0.5
    return count * _YEARS[groups.get("unit") or ""]


_SEXES_VI: tuple[tuple[re.Pattern[str], Sex], ...] = (
    (re.compile(r"\b(?:gioi(?: tinh)?\s*:?\s*nu|nu gioi|phu nu|benh nhan nu|bn nu|co nguyet san|\d+\s*(?:tuoi|t)[\s,-]*(?:gioi )?nu|nu[\s,:-]+\d{1,3}\s*(?:t\b|tuoi)|la nu)\b"), "female"),
    (re.compile(r"\b(?:gioi(?: tinh)?\s*:?\s*nam|nam gioi|dan ong|benh nhan nam|bn nam|\d+\s*(?:tuoi|t)[\s,-]*(?:gioi )?nam(?! nay)|nam[\s,:-]+\d{1,3}\s*(?:t\b|tuoi)|la nam)\b"), "male"),
    (re.compile(r"\bnữ\b"), "female"),
)  # fmt: skip
_SEXES_EN: tuple[tuple[re.Pattern[str], Sex], ...] = (
    (re.compile(r"\b(?:female|woman|lady|girl|(?<![\d.,])\d{1,2}\s*(?:yo|y/o)?\s?f|f[\s,/]+\d{2})\b"), "female"),
    (re.compile(r"\b(?:male|man|gentleman|boy|(?<![\d.,])\d{1,2}\s*(?:yo|y/o)?\s?m|m[\s,/]+\d{2})\b"), "male"),
    (re.compile(r"\b(?:she|her)\b"), "female"),
    (re.compile(r"\b(?:he|his|him)\b"), "male"),
)


def sex_in(text: str, plain: str, language: str) -> Sex | None:
    """The sex said outright (`nữ 30 tuổi`, `61 year old male`), else by pronoun (English)."""
    for pattern, sex in _SEXES_VI if language == "vi" else _SEXES_EN:
        if pattern.search(plain) or pattern.search(text.lower()):
            return sex
    return None


_PREGNANT_VI = re.compile(
    r"\b(?:(?:dang |co |mang |vo |em |chi |toi |minh )(?:thai|bau)|ba bau|me bau|bau bi|thai ky|thai phu|san phu|(?:bau|thai)(?= (?:duoc |hon |gan |khoang |toi |den )?\d{1,2}\s*(?:tuan|thang|w))|tam ca nguyet)\b"
    r"(?:[^\d.;\n]{0,14}(?P<count>\d{1,2})\s*(?P<unit>tuan|thang|w))?"
)  # fmt: skip
_DENIED_VI = re.compile(r"\b(?:khong|ko|k|chua|kg|hok)\s+(?:he\s+|phai\s+)?(?:co |mang |dang )?$")
_UNSURE_VI = re.compile(
    r"\b(?:muon|so|nghi|lieu|neu|co the|thu|mong|khong biet|ko biet|k biet|phai|co khi|tranh|ngua|de phong)\s+(?:\w+\s+){0,2}$"
)
_PREGNANT_EN = re.compile(
    r"(?:(?P<count>\d{1,2})(?:\s*-?\s*|\s*\+\s*\d\s*)(?P<unit>week|wk|w|month)s?[\s-]*(?:pregnan\w*|gestation|of pregnancy|gravid))|\bpregnant\b|\b(?:first|second|third|1st|2nd|3rd) trimester\b|\bexpecting (?:a|our|my)\b|\bmy pregnancy\b|\b(?P<gest>\d{1,2})\s*weeks? along\b"
)  # fmt: skip
_DENIED_EN = re.compile(r"\b(?:not|isn't|never been|no chance of being|am not|denies being|n't)\s+(?:currently\s+)?$")
_UNSURE_EN = re.compile(
    r"\b(?:if|maybe|may be|might be|could be|could i be|am i|trying to get|want to (?:be|get)|possibly|whether|to get|get|was|sure)\s+(?:i am\s+|i'm\s+)?$"
)
_QUESTION_VI = re.compile(r"^\s*(?:hay )?(?:khong|ko|k|chua)\b\s*(?:[?.!,]|$|a\b|vay\b|nhi\b)")


def pregnancies_in(plain: str, language: str) -> list[Pregnancy]:
    """What a flat text says of pregnancies, without what it only asks, hopes or fears."""
    found: list[Pregnancy] = []
    is_vi = language == "vi"
    for match in (_PREGNANT_VI if is_vi else _PREGNANT_EN).finditer(plain):
        before, after = plain[max(0, match.start() - 30) : match.start()], plain[match.end() : match.end() + 20]
        if (_UNSURE_VI if is_vi else _UNSURE_EN).search(before) or (is_vi and _QUESTION_VI.match(after)):
            continue
        denied = (_DENIED_VI if is_vi else _DENIED_EN).search(before)
        found.append(Pregnancy(denied is None, _weeks(match), *match.span()))
    return found


_TRIMESTERS = {"first": 8.0, "1st": 8.0, "second": 20.0, "2nd": 20.0, "third": 32.0, "3rd": 32.0}


def _weeks(match: re.Match[str]) -> float | None:
    groups = match.groupdict()
    if match.group().split()[0] in _TRIMESTERS:
        return _TRIMESTERS[match.group().split()[0]]
    if groups.get("gest"):
        return float(groups["gest"])
    if not groups.get("count"):
        return None
    return float(groups["count"]) * (4.345 if groups["unit"] in ("thang", "month") else 1.0)
