"""Dangers told in many words with others in between, which the phrases of the findings do not reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from models.lay_text import grave_english, grave_spoken, grave_vietnamese
from models.lay_text.choice import PRESENT
from models.lay_text.lexicon import Lexicon
from models.lay_text.patient import Told
from models.lay_text.people import Person
from models.lay_text.reading import Mention
from models.lay_text.tokens import Speech

_LINES: dict[Speech, str] = {"vi": grave_vietnamese.LINES + grave_spoken.LINES, "en": grave_english.LINES}
_WORDS = re.compile(r"~(\d)")
_NOT: dict[Speech, re.Pattern[str]] = {
    "vi": re.compile(
        r"\b(?:khong|ko|k|kg|chua|chang|neu|so|suyt|phong|tranh|cam|dung|het|phim|video|clip|bao|sach)"
        r"(?: (?:he|co|phai|bi|muon|lai|thay|de|noi|xem|may|ai)){0,2} $"
        r"|\bnghe (?:noi|don|ke|bao)\b"
        r"|\b(?:xem|coi) (?:phim|clip|video|ti ?vi|tv)\b.*\b(?:nguoi ta|nhan vat|dien vien)\b"
    ),
    "en": re.compile(r"\b(?:no|not|never|without|if|denies|denied|deny|afraid of|movie|film)(?: \w+){0,2} $"),
}
_DENIED_WITHIN: dict[Speech, re.Pattern[str]] = {
    "vi": re.compile(r"\b(?:khong|ko|k|kg|khg|hong|hok|chua|chang)\b(?: (?!nhung\b|ma\b)[^\W_]+){1,4}$"),
    "en": re.compile(r"\b(?:no|not|never|without|denies|denied)\b(?: (?!but\b)[^\W_]+){1,4}$"),
}
"""What denies the last words of a pattern that itself speaks of no denial: `bầu 7 tháng, không ra nước`."""
_OWN_DENIAL = re.compile(r"khong|chua|chang|\\bno\b|\bno\b|\bnot\b|never|n'\?t")
_HARMLESS_BEFORE = re.compile(r"\b(?:troi nong|tap the duc|chay bo|da banh|da bong|tap gym)[^.;!?]{0,25}$")
_EXERTED = frozenset(["sweating_cold", "breathless", "breathless_rest", "breathless_exertion", "pale_very", "fever"])
"""What sport and heat do to anybody; a blow or a pain in a match is what it is."""
_INSTEAD = frozenset(
    [
        *("hiv_known", "contact_sport", "constipation", "burn", "heat_intolerance", "fast_breathing", "head_injury"),
        *("alcohol_recent_much", "bone_pain", "eyes_bulging"),
    ]
)
"""Findings that their words tell only where no danger is told in more words round them."""
_STOPS = re.compile(r"[.;!?\n,]|\b(?:nhung|ma|but)\b")
_UNHARMED = re.compile(
    r"\b(?:em|toi|minh|con|tui|chau)\s+(?:thi\s+|van\s+)?(?:khong|ko|k|hong)\s+(?:sao|bi gi|bi sao)\b"
)
_DONE_TO = frozenset(["strangled", "violence_at_home", "sexual_violence"])
"""Whoever these begin with has done it: `chồng bóp cổ em`."""
_OWN_BIRTH = ("postpartum", "bleeding_after_birth_heavy")


class Grave(NamedTuple):
    """A danger and where it is told."""

    finding_id: str
    start: int
    end: int


class _Pattern(NamedTuple):
    finding_id: str
    flat: re.Pattern[str]
    marked: re.Pattern[str] | None
    speaks_of_denial: bool


@cache
def _patterns(language: Speech) -> tuple[_Pattern, ...]:
    found = []
    for line in filter(None, _LINES[language].splitlines()):
        finding, pattern, *rest = line.removesuffix("|").strip().split(" | ")
        marked = re.compile(_spread(rest[0])) if rest else None
        flat = re.compile(rf"(?<!\w)(?:{_spread(pattern)})")
        found.append(_Pattern(finding, flat, marked, _OWN_DENIAL.search(pattern) is not None))
    return tuple(found)


def _spread(pattern: str) -> str:
    """`~3` as at most three words in between."""
    return _WORDS.sub(r"(?:[^\\W_]+ ){0,\1}?", pattern)


def dangers_in(text: str, plain: str, language: Speech, lexicon: Lexicon) -> list[Grave]:
    """The dangers that patterns find in a text and that the words before them do not deny, suppose or tell of a film.

    Args:
        text: as written.
        plain: the same flat, of the same length.
        language: of the text.
        lexicon: only its findings are told.
    """
    lower = text.lower() if len(text.lower()) == len(text) else text
    found = []
    for one in _patterns(language):
        if one.finding_id in lexicon.entries:
            found += [
                Grave(one.finding_id, *match.span())
                for match in one.flat.finditer(plain)
                if _is_meant(one, lower[match.start() : match.end()])
                and (one.speaks_of_denial or not _DENIED_WITHIN[language].search(match.group()))
                and _is_told(plain, match.start(), language, one.finding_id)
            ]
    return found


def _is_meant(pattern: _Pattern, said: str) -> bool:
    return pattern.marked is None or said.isascii() or pattern.marked.search(said) is not None


def _is_told(plain: str, start: int, language: Speech, finding_id: str) -> bool:
    opening = max((stop.end() for stop in _STOPS.finditer(plain, 0, start)), default=0)
    before = plain[opening:start]
    is_exertion = finding_id in _EXERTED and _HARMLESS_BEFORE.search(plain[:start]) is not None
    return not is_exertion and not _NOT[language].search(before)


def told_in(text: str, dangers: Sequence[Grave], persons: Sequence[Person]) -> Iterator[Told]:
    """The dangers as they are told, each of the person last named before it in its sentence."""
    for danger in dangers:
        last = danger.start - (danger.finding_id in _DONE_TO)
        before = [one for one in persons if one.start <= last and not _parts(text[one.end : danger.start])]
        person = before[-1] if before else None
        if danger.finding_id in _OWN_BIRTH and person is not None and person.who == "child":
            continue
        said = text[danger.start : danger.end]
        yield Told(Mention(danger.finding_id, "present", said, danger.start, danger.end), person, PRESENT)


def _parts(between: str) -> bool:
    return any(stop in between for stop in ".;!?\n")


def is_within(start: int, end: int, dangers: Sequence[Grave]) -> bool:
    """Whether a place lies within the words of a danger, so that a person there is none of its subjects."""
    return any(danger.start < start and end <= danger.end for danger in dangers)


def joined(told: Sequence[Told], dangers: Sequence[Told]) -> list[Told]:
    """What phrases tell and what patterns tell as one: each finding once where their words overlap.

    Where the phrase is denied, asked or over the danger is too; else the danger stands for the phrase, and for what
    its words were taken for: a needle of somebody with HIV is no known HIV.
    """
    doubted = [one.mention for one in told if one.mention.choice != "present"]
    kept = [one for one in dangers if not any(_is_same(one.mention, other) for other in doubted)]
    rest = [one for one in told if not any(_stands_for(danger.mention, one.mention) for danger in kept)]
    return rest + kept


def _stands_for(danger: Mention, mention: Mention) -> bool:
    return _is_same(danger, mention) or (mention.finding_id in _INSTEAD and _overlap(danger, mention))


def _is_same(one: Mention, other: Mention) -> bool:
    return one.finding_id == other.finding_id and _overlap(one, other)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def is_unharmed(plain: str) -> bool:
    """`hàng xóm bị rắn cắn, em thì không sao`: the writer says that nothing befell him."""
    return _UNHARMED.search(plain) is not None
