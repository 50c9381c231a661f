"""Dates in every way of writing them, and the same date on another day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from datasets.deidentify.text.known_days import is_known_day
from datasets.deidentify.text.spans import Span
from datasets.deidentify.text.words import Word, matches_at

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:18|19|20)\d\d"
_DAY, _NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_NOT_A_SPAN = r"(?!\w)(?! ?(?:ngay|tuan|lan|vien|mg|ml|tuoi|buoi|nam tuoi))"
_NOT_A_PART = r"(?![\w/-]|[.,]\d)(?! ?(?:duoi|tren|giua|vien|lan|ong|goi|truoc|sau|ngoai|trong|chu vi|mg|ml|l/|tim))"
_FORMS = (
    rf"(?<![\d/.-])(?P<d1>{_DAY})[ ]?[/.-][ ]?(?P<m1>{_NUMBER})[ ]?[/.-][ ]?(?P<y1>{_YEAR})(?![\d/])",
    rf"(?<![\d/.-])(?P<d2>{_DAY})[/-](?P<m2>{_NUMBER})[/-](?P<y2>\d\d)(?![\d/%-])",
    rf"(?<![\d/.])(?P<y3>{_YEAR})[/.-](?P<m3>{_NUMBER})[/.-](?P<d3>{_DAY})(?!\d)",
    rf"(?:ngay\s{{0,2}})?(?<!\d)(?P<d4>{_DAY})\s{{0,2}}thang\s{{0,2}}(?P<m4>{_NUMBER})"
    rf"(?:\s{{0,2}},?\s{{0,2}}(?:nam\s{{0,2}}|/)(?P<y4>{_YEAR})|{_NOT_A_SPAN})",
    rf"(?<!\w)thang\s{{0,2}}(?P<m5>{_NUMBER})\s{{0,2}}(?:/|-|nam)\s{{0,2}}(?P<y5>{_YEAR})(?!\d)",
    rf"(?<![\d/.-])(?P<m6>{_NUMBER})/(?P<y6>{_YEAR})(?![\d/])",
    rf"(?<!\w)(?P<n7>{_MONTH})\.?[ ]{{1,2}}(?P<d7>{_DAY})(?:st|nd|rd|th)?(?:,?[ "
    rf"]{{1,2}}(?P<y7>{_YEAR}))?(?![\w/.]\d|\d)",
    rf"(?<![\d.,/-])(?P<d8>{_DAY})(?:st|nd|rd|th)?[ -](?:of )?(?P<n8>{_MONTH})\.?(?:[ "
    rf",-]{{1,2}}(?P<y8>{_YEAR}))?(?!\w)",
    rf"(?<!\w)(?P<n9>{_MONTH})\.?,?[ ]{{1,2}}(?:of )?(?P<y9>{_YEAR})(?!\d)",
    rf"(?<!\w)(?:ngay|(?:hom|bua|sang|chieu|toi|dem|trua)(?: (?:qua|kia|nay|truoc|sau|mai|mot))?|mai|tu|den|on|hen"
    rf"|kham|mung|yesterday|today|tomorrow|tonight)[ "
    rf":,(]{{1,2}}(?P<d10>{_DAY})[/-](?P<m10>{_NUMBER}){_NOT_A_PART}",
    r"(?<!\d)(?P<y11>(?:19|20)\d\d)(?P<m11>0[1-9]|1[0-2])(?P<d11>0[1-9]|[12]\d|3[01])(?!\d)",
    rf"(?<![\d/.-])(?P<m12>{_NUMBER})/(?P<d12>1[3-9]|2\d|3[01])/(?P<y12>{_YEAR})(?![\d/])",
    rf"(?<!\w)(?:sn|sinh nam|nam sinh|sinh|ns|born(?: "
    rf"in)?|dob|yob|nam|since|year)[\s:.]{{1,3}}(?P<y13>{_YEAR})(?![\d/-]| ?(?:ml|mg|g|ui|kcal)(?!\w))",
)
_PATTERN = re.compile("|".join(f"(?:{form})" for form in _FORMS))
_FIELDS = {
    at: {letter: f"{letter}{at}" for letter in "dmny" if f"(?P<{letter}{at}>" in form}
    for at, form in enumerate(_FORMS, 1)
}
_MOMENTS = (
    *("hom", "sang", "chieu", "toi", "dem", "trua", "tu", "den", "luc", "on", "hen", "kham"),
    *("dob", "yob", "nam", "bua", "mai", "yesterday", "today", "tomorrow", "tonight"),
)
_LEADING = (*_MOMENTS, "s", "b", "y")
_SAID_BEFORE = ("sept", "ngay", "thang", "mung", "sn", "sinh", "ns", "born", "since", "year")
_YEAR_BEHIND = re.compile(
    rf"[ ]?[,(–-]?[ ]?(?P<y>{_YEAR})(?![\d/-]|[.,]\d| ?(?:ml|mg|mcg|g|ui|iu|kcal|calo|lan|te bao|dong|vnd)(?!\w))"
)
_TAG = re.compile(r"\[(?:x|ten|name)\]")
_DECREE = re.compile(r"(?:qd|tt|nd|cv|ct|nq|vbhn)-[a-z]{2,8}[ ,]{1,2}(?:ban hanh )?(?:ngay )?$")
_GUIDELINE = re.compile(
    r"(?<!\w)(?:huong dan(?: chan doan| dieu tri| cua)|phac do (?:cua )?(?:bo y te|byt|who)|khuyen cao|guidelines?"
    r"|consensus|dong thuan)(?!\w)"
    r"[^.;:\n]{0,30}$"
)
_LEADS = frozenset((*MONTHS, *(month[:3] for month in MONTHS), *_MOMENTS, *_SAID_BEFORE))
DEFAULT_YEAR, CENTURY_TURN = 2023, 40
_MIDDLE = {"d": 15, "m": 7}


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written: its span, and the place of its day, month, month's name and year where it has them."""

    span: Span
    fields: dict[str, tuple[int, int]]


def find_dates(plain: str, words: Sequence[Word]) -> Iterator[WrittenDate]:
    """Dates in a text, folded, and its words."""
    for found in matches_at(_PATTERN, plain, words, _LEADS):
        names = next(names for names in _FIELDS.values() if any(found[name] is not None for name in names.values()))
        fields = {letter: found.span(name) for letter, name in names.items() if found[name] is not None}
        if _is_of_a_rule(plain, found):
            continue
        if {"d", "n"} <= fields.keys() and "y" not in fields and found[names["n"]] in ("may", "mar"):
            continue
        first = min(start for start, _ in fields.values()) if found[0].startswith(_LEADING) else found.start()
        yield WrittenDate(Span(first, found.end(), "date"), fields)


def years_of_birth(plain: str, named: Iterable[Span]) -> Iterator[WrittenDate]:
    """Years right behind a name, or behind what stands for one: `Nguyễn Văn An 1985`, `[X] (1985)`.

    Args:
        plain: the text, folded.
        named: what was found in it.
    """
    ends = {span.end for span in named if span.kind == "name"} | {tag.end() for tag in _TAG.finditer(plain)}
    for end in sorted(ends):
        if (found := _YEAR_BEHIND.match(plain, end)) is not None:
            yield WrittenDate(Span(*found.span("y"), "date"), {"y": found.span("y")})


def _is_of_a_rule(plain: str, found: re.Match[str]) -> bool:
    """Whether the date is of a decree or a guideline and of nobody: `Quyết định 5642/QĐ-BYT ngày 31/12/2015`."""
    if _DECREE.search(plain, max(0, found.start() - 30), found.start()):
        return True
    before = plain[max(0, found.start() - 45) : found.start()]
    return found["y13"] is not None and _GUIDELINE.search(before) is not None


def moved_text(text: str, plain: str, written: WrittenDate, shift: timedelta, year: int) -> str | None:
    """The date as written, moved; None where no such day exists, or where everybody knows which day it was.

    Args:
        text: composed.
        plain: the same, folded.
        written: where the date stands.
        shift: whole days.
        year: the year of a date that tells none.
    """
    told = {name: plain[slice(*place)] for name, place in written.fields.items()}
    try:
        day = _date_of(told, year)
        moved = day + shift
    except (ValueError, OverflowError):
        return None
    parts = f"{day:%m}" * bool({"m", "n"} & told.keys()) + f"{day:%d}" * ("d" in told)
    if is_known_day(plain, written.span.start, written.span.end, f"{day.year:04d}{parts}"):
        return None
    is_padded = _is_padded(told)
    pieces, at = list[str](), written.span.start
    for name, (start, end) in sorted(written.fields.items(), key=lambda field: field[1]):
        pieces += [text[at:start], _field(moved, name, text[start:end], is_padded)]
        at = end
    return "".join((*pieces, text[at : written.span.end]))


def year_of_reference(plain: str, dates: list[WrittenDate]) -> int:
    """The first year that a whole date of the text tells, for those that tell none."""
    for written in dates:
        if "d" in written.fields and "y" in written.fields:
            return _full_year(plain[slice(*written.fields["y"])])
    return DEFAULT_YEAR


def _date_of(told: dict[str, str], year: int) -> date:
    month = MONTHS.index(next(name for name in MONTHS if name.startswith(told["n"][:3]))) + 1 if "n" in told else None
    told_year = _full_year(told["y"]) if "y" in told else year
    return date(told_year, month or int(told.get("m", _MIDDLE["m"])), int(told.get("d", _MIDDLE["d"])))


def _full_year(written: str) -> int:
    if len(written) == 4:
        return int(written)
    return int(written) + (2000 if int(written) < CENTURY_TURN else 1900)


def _is_padded(told: dict[str, str]) -> bool:
    """Whether days and months are written with two digits here."""
    numbers = [told[name] for name in "dm" if name in told]
    return any(number[0] == "0" for number in numbers) or (
        len(numbers) == 2 and all(len(number) == 2 for number in numbers)
    )


def _field(moved: date, name: str, written: str, is_padded: bool) -> str:
    if name == "n":
        month = MONTHS[moved.month - 1] if len(written) > 4 else MONTHS[moved.month - 1][:3]
        return month.upper() if written.isupper() else month.capitalize() if written[0].isupper() else month
    value = {"d": moved.day, "m": moved.month, "y": moved.year}[name]
    return f"{value % 100:02d}" if name == "y" and len(written) == 2 else str(value).zfill(2 if is_padded else 1)
