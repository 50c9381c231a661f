"""How long something has lasted, as people write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from models.lay_text.counts import COUNTS, DAYS

Range = tuple[int, int]


class TimeSpan(NamedTuple):
    """A duration in days and where it stands."""

    days: float
    start: int
    end: int


_NUMBER = r"(?:(?P<low>\d+)\s*(?:-|–|~|den|toi|to|or|hay|hoac)\s*)?(?P<count>\d+(?:[.,]\d+)?|%s)"
_VI = re.compile(
    r"(?<![\w/.,])"
    + _NUMBER % "mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|may|vai|nua|ca"
    + r"\s*(?P<unit>giay|phut|gio|tieng|ngay|hom|hum|bua|dem|tuan|thang|nam"
    r"|h)\b(?P<half>\s*ruoi)?(?!\s*(?:tuoi|sang|trua|chieu|toi\b(?! nay)|lan))"
)
_EN = re.compile(
    r"(?<![\w/.,])(?:x\s?)?"
    + _NUMBER
    % "a few|a couple of|a couple|half a|an|a|one|two|three|four|five|six|seven|eight|nine|ten"
    "|twelve|few|couple of|couple|several"
    + r"(?:(?<=\d)[\s-]*|[\s-]+)(?:more )?(?P<unit>sec|min|hour|hr|h|day|d|week|wk|w|month|mo"
    r"|year|yr|y)(?:ond|ute|th)?s?\b(?!\s*-?(?:old|of age|pregnan|gestat|postpartum|/))"
)
_NAMED_VI = (
    (
        re.compile(
            r"\b(?:tu |tu luc |ke tu )?(?:hom qua|hqua|hum qua|toi qua|dem qua|chieu qua|sang qua"
            r"|trua qua|toi hom qua|khuya qua)\b"
        ),
        1.0,
    ),
    (re.compile(r"\b(?:tu )?(?:hom kia|bua kia)\b"), 2.0),
    (
        re.compile(
            r"\b(?:tu )?(?:sang nay|sang gio|trua nay|chieu nay|toi nay|sang toi gio|sang den gio"
            r"|tu sang|tu trua|tu chieu|hom nay|hnay)\b"
        ),
        0.5,
    ),
    (re.compile(r"\b(?:tu )?(?:tuan truoc|tuan roi|tuan vua roi|tuan nay|ca tuan)\b"), 7.0),
    (re.compile(r"\b(?:tu )?(?:thang truoc|thang roi|thang nay|ca thang)\b"), 30.0),
    (re.compile(r"\b(?:may nay|may bua ni|may ngay ni)\b"), 3.0),
    (re.compile(r"\b(?:tu )?(?:nam ngoai|nam truoc)\b"), 365.0),
)
_NAMED_EN = (
    (re.compile(r"\b(?:since )?(?:yesterday|last night|overnight)\b"), 1.0),
    (re.compile(r"\bsince (?:this morning|this afternoon|today|waking up|i woke up)\b|\bthis morning\b"), 0.5),
    (re.compile(r"\b(?:since )?(?:last week|the past week|past week|all week|this week)\b"), 7.0),
    (re.compile(r"\bsince last month\b|\b(?:past|last) month\b"), 30.0),
    (re.compile(r"\bsince last year\b|\b(?:past|last) year\b"), 365.0),
)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:moi|cach nhau|lan|lan/|luc|ngay|thai|bau|bung bau|mang thai duoc|thai duoc|sinh"
    r"|sinh duoc|de duoc|sau sinh|sau de|mo duoc|every|per|times|times a"
    r"|once|twice|trimester|pregnant|thu|age|aged|q|sinh nam|nam sinh)\s*[:/]?\s*)$"
)
_CLOCK = re.compile(
    r"^(?:bay|may|hai|ba|bon|nam)\s*gio$|^(?:sau|bay|ca|nua) (?:ngay|dem|hom|gio)$|^nam nam$"
    r"|^(?:a|an) (?:min|sec|d|h|w|y|mo)$|^ca nam$"
)


def times_in(plain: str, language: str, taken: Sequence[Range]) -> list[TimeSpan]:
    """The durations of a flat text, outside the ranges taken (ages, weeks of pregnancy), in order.

    A range (`2-3 ngày`) counts by its longer end; `mấy`, `vài`, `a few` count as three.
    """
    pattern = _VI if language == "vi" else _EN
    found = [TimeSpan(_days(m), *m.span()) for m in pattern.finditer(plain) if not _is_other(m, plain)]
    for named, days in _NAMED_VI if language == "vi" else _NAMED_EN:
        found.extend(TimeSpan(days, *match.span()) for match in named.finditer(plain))
    kept: list[TimeSpan] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not _overlaps(span, taken) and (not kept or span.start >= kept[-1].end):
            kept.append(span)
    return kept


def _is_other(match: re.Match[str], plain: str) -> bool:
    return bool(_CLOCK.match(match.group())) or bool(
        _NOT_BEFORE.search(plain[max(0, match.start() - 24) : match.start()])
    )


def _days(match: re.Match[str]) -> float:
    said = match["count"]
    count = COUNTS[said] if said in COUNTS else float(said.replace(",", "."))
    if match.groupdict().get("half"):
        count += 0.5
    return count * DAYS[match["unit"]]


def _overlaps(span: TimeSpan, taken: Sequence[Range]) -> bool:
    return any(span.start < end and start < span.end for start, end in taken)
