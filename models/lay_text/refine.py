"""Findings derived from what is said of another: how long, how bad, how sudden; and from measured numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from models.lay_text.lexicon import Lexicon, LexiconEntry, NumberRange
from models.lay_text.pregnancy import Pregnancy
from models.lay_text.reading import Choice, Mention, Quantity
from models.lay_text.times import TimeSpan

_SEVERE = {
    "vi": re.compile(
        r"\b(?:du doi|khung khiep|kinh khung|(?:khong|ko|k) (?:the )?chiu (?:noi|duoc|dc)"
r"|chiu (?:khong|ko|k) (?:noi|duoc|dc)|quan quai|lan lon|dieng nguoi"
        r"|chet di|rat (?:dau|nang|du)|cuc ky|vo cung|du lam|tham khoc|(?:8|9|10)/10)\b"
    ),
    "en": re.compile(
        r"\b(?:severe(?:ly)?|worst|excruciating|unbearable|terribl[ey]|intense(?:ly)?|horribl[ey]"
r"|agoni[sz]ing|extreme(?:ly)?|(?:really|very|so) bad|(?:8|9|10)\s?/\s?10|(?:8|9"
r"|10) out of (?:10|ten))\b"
    ),
}  # fmt: skip
_SUDDEN = {
    "vi": re.compile(r"\b(?:dot ngot|dot nhien|bong nhien|bong dung|tu dung|dung dung|bat ngo|thinh linh|tu nhien)\b"),
    "en": re.compile(r"\b(?:sudden(?:ly)?|abrupt(?:ly)?|all of a sudden|out of nowhere|acute onset|came on fast)\b"),
}
_GRADUAL = {
    "vi": re.compile(r"\b(?:tu tu|dan dan|tang dan|ngay cang|cang ngay cang|nang dan)\b"),
    "en": re.compile(r"\b(?:gradual(?:ly)?|slowly|progressive(?:ly)?|insidious(?:ly)?|over time)\b"),
}
_NEAR = 28
CLEARLY_SHORTER, MUCH_SHORTER = 0.9, 0.5
"""Of a duration: people round what they tell, so that "two weeks" is no denial of fifteen days."""
_CONNECTIVE = re.compile(
    r"^[\s,/&]*(?:(?:va|kem|bi|co|and|with|cung|theo|a|an|the|or|hay|thay|cam giac|nguoi|cung)[\s,]*)*$"
)
_ENDS = re.compile(r"[.;!?\n]")


def told_manner(mentions: Sequence[Mention], plain: str, language: str, lexicon: Lexicon) -> list[Mention]:
    """Findings that a mentioned one becomes by being severe, sudden or gradual."""
    derived: list[Mention] = []
    for name, patterns in (("severe", _SEVERE), ("sudden", _SUDDEN), ("gradual", _GRADUAL)):
        for match in patterns[language].finditer(plain):
            mention = _nearest(mentions, plain, *match.span())
            if mention is not None:
                derived += _children(mention, lexicon, partial(_is_told, name))
    return derived


def told_times(
    mentions: Sequence[Mention], plain: str, spans: Sequence[TimeSpan], lexicon: Lexicon
) -> tuple[list[Mention], float | None]:
    """Findings that a mentioned one becomes by its duration, and the longest duration of any."""
    derived: list[Mention] = []
    longest: float | None = None
    taken: set[TimeSpan] = set()
    for number, span in enumerate(spans):
        following = spans[number + 1].start if number + 1 < len(spans) else len(plain)
        previous = spans[number - 1].end if number else 0
        for mention in _timed(mentions, plain, span, (previous, following)):
            taken.add(span)
            if lexicon.entries[mention.finding_id].kind in ("symptom", "sign"):
                longest = max(longest or 0.0, span.days)
            derived += _lasting(mention, lexicon, span.days, max(one.days for one in spans))
    return derived, longest if longest is not None else max((s.days for s in spans if s not in taken), default=None)


def measured(numbers: Iterable[Quantity], text: str, lexicon: Lexicon) -> list[Mention]:
    """Findings that measured numbers are."""
    return [
        Mention(finding_id, "present", text[number.start : number.end], number.start, number.end)
        for number in numbers
        for finding_id in lexicon.measured.get(number.quantity, ())
        if _holds(lexicon.entries[finding_id].number, number.value)
    ]


_TERMS = (("pregnant_first_trimester", 0.0, 13.99), ("pregnant_second_half", 20.0, 45.0), ("pregnant_term", 37.0, 45.0))


def carried(pregnancies: Iterable[Pregnancy], text: str, lexicon: Lexicon) -> list[Mention]:
    """The findings that a pregnancy, and its weeks, are."""
    found: list[Mention] = []
    for one in pregnancies:
        ids = ["pregnant"]
        if one.is_pregnant and one.weeks is not None:
            ids += [finding_id for finding_id, first, last in _TERMS if first <= one.weeks <= last]
        choice: Choice = "present" if one.is_pregnant else "absent"
        found += [
            Mention(i, choice, text[one.start : one.end], one.start, one.end) for i in ids if i in lexicon.entries
        ]
    return found


_LIGHTER = re.compile(
    r"\b(?:sut|giam|gay|mat|lost|losing|lose)(?: di| mat| duoc| about| khoang| hon| gan| over| around| can| sut)*"
    r"\s*\d+(?:[.,]\d+)?\s*(?:kg|ky|ki|can|kilos?|lbs?|pounds?)\b"
)


def lighter(plain: str, text: str, lexicon: Lexicon) -> list[Mention]:
    """`sụt 5 kg` is a loss of weight."""
    if "weight_loss" not in lexicon.entries:
        return []
    return [Mention("weight_loss", "present", text[m.start() : m.end()], *m.span()) for m in _LIGHTER.finditer(plain)]


_STOOLS = re.compile(r"\b(?:ia|di ngoai|di cau|di ia|di ve sinh|tieu chay)\s+(?:\w+\s+){0,2}?(\d{1,2})\s*(?:lan|bua)\b")
_LOOSE, _VERY_LOOSE = 3, 8


def stools(plain: str, text: str, lexicon: Lexicon) -> list[Mention]:
    """`ỉa 8 lần` is a diarrhoea: three stools or more a day (WHO)."""
    found: list[Mention] = []
    for match in _STOOLS.finditer(plain):
        ids = [
            i for i, least in (("diarrhoea", _LOOSE), ("diarrhoea_many_times", _VERY_LOOSE)) if int(match[1]) >= least
        ]
        found += [
            Mention(i, "present", text[match.start() : match.end()], *match.span()) for i in ids if i in lexicon.entries
        ]
    return found


def _holds(limits: NumberRange | None, value: float) -> bool:
    if limits is None:
        return False
    return (limits.minimum is None or value >= limits.minimum) and (limits.maximum is None or value <= limits.maximum)


def _is_told(manner: str, entry: LexiconEntry) -> bool:
    return manner in (entry.severity, entry.onset)


def _lasts(days: float, entry: LexiconEntry) -> bool:
    lasts = entry.lasts
    if lasts is None:
        return False
    return (lasts.min_days is None or days >= lasts.min_days) and (lasts.max_days is None or days <= lasts.max_days)


def _lasting(mention: Mention, lexicon: Lexicon, days: float, longest: float) -> list[Mention]:
    """What a told duration affirms, what that in turn is the beginning of, and what is longer, which it denies.

    Denied is only what outlasts the `longest` duration of the whole text: of several, one may be of something else.
    """
    found = _children(mention, lexicon, partial(_lasts, days))
    for one in found:
        found += [deeper for deeper in _children(one, lexicon, partial(_lasts, days)) if deeper not in found]
    return found + [longer for one in (mention, *found) for longer in _no_longer(one, lexicon, longest)]


def _no_longer(mention: Mention, lexicon: Lexicon, days: float) -> list[Mention]:
    """What the told duration leaves no need to ask: much longer is denied, a little longer it may still become."""
    answered: list[Mention] = []
    for finding_id in lexicon.ancestry(mention.finding_id):
        entries = [lexicon.entries[child] for child in lexicon.children.get(finding_id, ())]
        least = {one.finding_id: one.lasts.min_days or 0.0 for one in entries if one.lasts and not one.lasts.max_days}
        for name in sorted(set(least) - {mention.finding_id}, key=lambda one: least[one]):
            if days < CLEARLY_SHORTER * least[name]:
                choice: Choice = "absent" if days < MUCH_SHORTER * least[name] else "unknown"
                answered.append(replace(mention, finding_id=name, choice=choice, is_ambiguous=False, alternatives=()))
                if choice == "absent":
                    break
    return answered


def _children(mention: Mention, lexicon: Lexicon, holds: Callable[[LexiconEntry], bool]) -> list[Mention]:
    ids = [
        child
        for finding_id in lexicon.ancestry(mention.finding_id)
        for child in lexicon.children.get(finding_id, ())
        if child != mention.finding_id and holds(lexicon.entries[child])
    ]
    return [replace(mention, finding_id=child, is_ambiguous=False, alternatives=()) for child in ids]


def _nearest(mentions: Sequence[Mention], plain: str, start: int, end: int) -> Mention | None:
    """The mention that holds the words, else the nearest in the same clause, the one before them first."""
    best: tuple[float, Mention] | None = None
    for mention in mentions:
        if mention.start < end and start < mention.end:
            return mention
        gap = plain[mention.end : start] if mention.end <= start else plain[end : mention.start]
        if len(gap) <= _NEAR and not _ENDS.search(gap):
            cost = len(gap) + (12 if "," in gap else 0) + (0 if mention.end <= start else 2)
            if best is None or cost < best[0]:
                best = (cost, mention)
    return best[1] if best else None


def _timed(mentions: Sequence[Mention], plain: str, span: TimeSpan, limits: tuple[int, int]) -> list[Mention]:
    """Those a duration speaks of: the enumeration that ends before it, else all that follow it in the sentence."""
    before = [m for m in mentions if limits[0] <= m.start < span.start and not _ENDS.search(plain[m.end : span.start])]
    after = [m for m in mentions if span.end <= m.start < limits[1] and not _ENDS.search(plain[span.end : m.start])]
    if before and not (
        "," in plain[before[-1].end : span.start] and after and "," not in plain[span.end : after[0].start]
    ):
        timed = [before[-1]]
        for mention in reversed(before[:-1]):
            if not _CONNECTIVE.match(plain[mention.end : timed[-1].start]) and mention.end <= timed[-1].start:
                break
            timed.append(mention)
        return timed
    return after
