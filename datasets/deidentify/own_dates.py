"""A patient's own dates in a text, in whatever way: in figures, with the month's name, in Vietnamese words.

A date of nobody is found by its form alone (`patterns`, `text.dates`); one that is known to be the patient's is looked
for in forms that would be too weak otherwise: `12.4.85`, `2024 03 12`, `12 tháng 4 1985`, `mười hai tháng tư 1985`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from datasets.deidentify.text.dates import MONTHS
from datasets.deidentify.text.words import folded

NO_DATES = frozenset(("19000101", "00000000", "10010101"))
"""What says that a date is not known."""
BETWEEN = frozenset(("ngay", "thang", "thg", "nam", "of", "the", "t", "st", "nd", "rd", "th", "mong", "mung"))
"""Words that may stand before or between the parts of a date."""
LONGEST_GAP = 3
_TOKEN = re.compile(r"[0-9]+|[a-z]+")
_MONTHS = {short: at for at, name in enumerate(MONTHS, 1) for short in (name, name[:3], name[:4])}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS |= {roman: at for at, roman in enumerate(_ROMAN, 1)}
_DIGITS = dict(mot=1, hai=2, ba=3, bon=4, tu=4, nam=5, lam=5, sau=6, bay=7, tam=8, chin=9, gieng=1, chap=12)


class Part(NamedTuple):
    """A part of a date: a number, or a month by its name."""

    value: int
    digits: int
    start: int
    end: int


def own_dates(text: str, dates: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where one of the dates stands.

    Args:
        text: composed.
        dates: each as year, month and day in eight digits.

    Yields:
        Beginning and end of each.
    """
    if not any(date[2:4] in text for date in dates):
        return
    days, months, written = _known(dates)
    plain = folded(text)
    parts = list(_parts(plain))
    yield from ((part.start, part.end) for part in parts if plain[part.start : part.end] in written)
    for at, first in enumerate(parts):
        behind = parts[at + 1 : at + 3]
        if not behind or not _adjoins(plain, first, behind[0]):
            continue
        if len(behind) == 2 and _adjoins(plain, *behind) and not days.isdisjoint(_days(first, *behind)):
            yield first.start, behind[1].end
        elif not months.isdisjoint(_months(first, behind[0])):
            yield first.start, behind[0].end


@lru_cache(maxsize=256)
def _known(dates: frozenset[str]) -> tuple[frozenset[tuple[int, ...]], frozenset[tuple[int, ...]], frozenset[str]]:
    """Days and months of the dates, with the whole year and its last two figures, and their forms without gaps."""
    days, months, written = set[tuple[int, ...]](), set[tuple[int, ...]](), set[str]()
    for date in dates - NO_DATES:
        year, month, day = int(date[:4]), int(date[4:6]), int(date[6:])
        days |= {(year, month, day), (year % 100, month, day)}
        months.add((year, month))
        turned = date[6:] + date[4:6]
        written |= {date, date[2:], turned + date[:4], turned + date[2:4], date[4:] + date[:4]}
    return frozenset(days), frozenset(months), frozenset(written)


def _days(first: Part, second: Part, third: Part) -> Iterator[tuple[int, int, int]]:
    """What three parts may mean, each as year, month and day."""
    for day, month, year in ((first, second, third), (second, first, third), (third, second, first)):
        if year.digits in (2, 4):
            yield year.value, month.value, day.value


def _months(first: Part, second: Part) -> Iterator[tuple[int, int]]:
    yield from ((year.value, month.value) for month, year in ((first, second), (second, first)) if year.digits == 4)


def _adjoins(plain: str, before: Part, after: Part) -> bool:
    """Whether nothing stands between but a few signs and words that belong to a date."""
    gap = plain[before.end : after.start]
    words = _TOKEN.findall(gap)
    signs = len(gap) - sum(map(len, words))
    return signs <= LONGEST_GAP * (1 + len(words)) and all(word in BETWEEN for word in words)


def _parts(plain: str) -> Iterator[Part]:
    """Numbers, months' names and numbers in words."""
    said: list[re.Match[str]] = []
    for token in _TOKEN.finditer(plain):
        word = token.group()
        is_said = word in _DIGITS or word in ("muoi", "ham")
        if said and not (is_said and plain[said[-1].end() : token.start()] == " "):
            yield from _in_words(said)
            said = []
        if is_said:
            said.append(token)
        elif word[0].isdigit():
            yield Part(int(word[:9]), len(word), *token.span())
        elif word in _MONTHS:
            yield Part(_MONTHS[word], 0, *token.span())
    yield from _in_words(said)


def _in_words(said: list[re.Match[str]]) -> Iterator[Part]:
    """A number in words; `nam` at its end is the word for a year when the rest is a number."""
    words = [token.group() for token in said]
    for count in (len(words) - 1, len(words)) if words[-1:] == ["nam"] and len(words) > 1 else (len(words),):
        number = _number(words[:count])
        if number:
            yield Part(number, 0, said[0].start(), said[count - 1].end())
            return


def _number(words: list[str]) -> int:
    """`muoi hai`, `hai muoi mot`, `ham mot`; 0 for what is no day."""
    if len(words) == 1:
        return {"muoi": 10, "ham": 20}.get(words[0], _DIGITS.get(words[0], 0))
    if len(words) == 2 and words[0] in ("muoi", "ham"):
        return {"muoi": 10, "ham": 20}[words[0]] + _DIGITS.get(words[1], 0)
    if len(words) in (2, 3) and words[1] == "muoi":
        return 10 * _DIGITS.get(words[0], 0) + (_DIGITS.get(words[2], 0) if len(words) == 3 else 0)
    return 0
