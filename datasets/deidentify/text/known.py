"""The patient's own names and numbers, as the hospital's table tells them, in every way of writing them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.text.spans import Span
from datasets.deidentify.text.words import Word, folded

_JOIN = re.compile(r"[\s.,^_'-]{1,3}")
_BEHIND_CUES = frozenset(
    [
        "bn",
        "bs",
        "ong",
        "ba",
        "anh",
        "chi",
        "co",
        "chu",
        "bac",
        "em",
        "be",
        "chau",
        "nhan",
        "benh",
        "ten",
        "mr",
        "mrs",
        "ms",
        "dr",
        "con",
        "me",
        "bo",
        "vo",
        "chong",
        "cu",
        "patient",
    ]
)
SHORTEST_INITIALS, SHORTEST_NUMBER, PLAIN_PART = 3, 4, 5


def find_known(plain: str, words: Sequence[Word], dictionary: Dictionary) -> Iterator[Span]:
    """Where the patient's own names and numbers stand.

    Args:
        plain: the text, folded.
        words: of the text.
        dictionary: of the patient.
    """
    pattern = _numbers_of(dictionary)
    if pattern is not None:
        yield from (Span(*found.span(), "record") for found in pattern.finditer(plain))
    parts = frozenset(part for name in dictionary.names for part in name)
    if parts:
        yield from _names(words, parts, _squeezed(dictionary))


def _names(words: Sequence[Word], parts: frozenset[str], squeezed: frozenset[str]) -> Iterator[Span]:
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and words[end].plain in parts and (end == at or _JOIN.fullmatch(words[end].gap)):
            end += 1
        is_named = end - at > 1 or (end > at and _counts_alone(words, at))
        if is_named or (end == at and words[at].plain in squeezed):
            yield Span(words[at].start, words[max(end, at + 1) - 1].end, "name")
        at = max(end, at + 1)


def _counts_alone(words: Sequence[Word], at: int) -> bool:
    """One part alone may be a common word: it counts with a capital, long, or behind a word for a person."""
    word = words[at]
    is_sentence_start = at == 0 or re.search(r"[.:;\n]", word.gap) is not None
    if word.shape in "TA":
        return not is_sentence_start or len(word.plain) >= PLAIN_PART or _is_behind_cue(words, at)
    return len(word.plain) >= PLAIN_PART or _is_behind_cue(words, at)


def _is_behind_cue(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].plain in _BEHIND_CUES and not {"\n", "]"} & set(words[at].gap)


@lru_cache(maxsize=256)
def _squeezed(dictionary: Dictionary) -> frozenset[str]:
    """`nguyenthilan`, `lannguyenthi`, `ntlan`, `ntl`."""
    forms = set[str]()
    for name in dictionary.names:
        if len(name) < 2:
            continue
        initials = "".join(part[0] for part in name)
        forms |= {
            "".join(name),
            "".join((*name[1:], name[0])),
            "".join((name[-1], *name[:-1])),
            initials[:-1] + name[-1],
        }
        if len(initials) > SHORTEST_INITIALS:
            forms.add(initials)
    return frozenset(forms)


@lru_cache(maxsize=256)
def _numbers_of(dictionary: Dictionary) -> re.Pattern[str] | None:
    forms = [_number_form(number) for number in sorted(dictionary.numbers, key=len, reverse=True)]
    forms = [form for form in forms if form]
    return re.compile("|".join(forms)) if forms else None


def _number_form(number: str) -> str:
    characters = [re.escape(each) for each in folded(number) if each.isalnum()]
    if len(characters) < SHORTEST_NUMBER:
        return ""
    return rf"(?<![^\W_]){r'[^0-9a-z]{0,3}'.join(characters)}(?![^\W_])"
