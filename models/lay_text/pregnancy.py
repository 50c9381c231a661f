"""Pregnancies, as they are written in a flat text."""

from __future__ import annotations

import re
from typing import NamedTuple


class Pregnancy(NamedTuple):
    """What is said of a pregnancy, and of how many weeks."""

    is_pregnant: bool
    weeks: float | None
    start: int
    end: int


_PREGNANT_VI = re.compile(
    r"\b(?:(?:dang |co |mang |vo |em |chi |toi |minh )(?:thai|bau)|ba bau|me bau|bau bi"
r"|(?<=ko )bau|(?<=khong )bau|(?<=chua )bau|(?<=\bk )bau"
r"|thai ky|thai phu|san phu|(?:bau|thai)(?= (?:duoc |hon |gan |khoang |toi "
r"|den )?\d{1,2}\s*(?:tuan|thang|w))|tam ca nguyet)\b"
    r"(?:[^\d.;\n]{0,14}(?P<count>\d{1,2})\s*(?P<unit>tuan|thang|w))?"
)  # fmt: skip
_DENIED_VI = re.compile(r"\b(?:khong|ko|k|chua|kg|kh|hk|hok|hem|hong)\s+(?:he\s+|phai\s+)?(?:co |mang |dang )?$")
_UNSURE_VI = re.compile(
    r"\b(?:muon|so|nghi|lieu|neu|co the|thu|mong|(?:khong|ko|k|kg|kh|hk|hok|hem|hong) (?:biet|bit|bik|ro|chac)|phai"
    r"|co khi|tranh|ngua|de phong)\s+(?:\w+\s+){0,2}$"
)
_PREGNANT_EN = re.compile(
    r"(?:(?P<count>\d{1,2})(?:\s*-?\s*|\s*\+\s*\d\s*)(?P<unit>week|wk|w"
r"|month)s?[\s-]*(?:pregnan\w*|gestation|of pregnancy|gravid))|\bpregnant\b|\b(?:first"
r"|second|third|1st|2nd|3rd) trimester\b|\bexpecting (?:a|our|my)\b|\bmy pregnancy\b"
r"|\b(?P<gest>\d{1,2})\s*weeks? along\b"
)  # fmt: skip
_DENIED_EN = re.compile(r"\b(?:not|isn't|never been|no chance of being|am not|denies being|n't)\s+(?:currently\s+)?$")
_UNSURE_EN = re.compile(
    r"\b(?:if|maybe|may be|might be|could be|could i be|am i|trying to get|want to (?:be|get)"
    r"|possibly|whether|to get|get|was|sure)\s+(?:i am\s+|i'm\s+)?$"
)
_QUESTION_VI = re.compile(
    r"^\s*(?:hay )?(?:khong|ko|k|kg|kh|hk|hok|hem|hong|chua)\b\s*"
    r"(?:[?.!,]|$|nua\b|a\b|vay\b|nhi\b)"
)


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
