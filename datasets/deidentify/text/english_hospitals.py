"""Hospitals in English in small letters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from datasets.deidentify.text.hospital_lists import ENGLISH_HOUSE, ENGLISH_WORDS, FAMOUS
from datasets.deidentify.text.place_index import PLACES
from datasets.deidentify.text.spans import Span
from datasets.deidentify.text.stop_words import ENGLISH_STOP
from datasets.deidentify.text.words import Word

LONGEST_ENGLISH = 5


def english_hospitals(plain: str, words: Sequence[Word]) -> Iterator[Span]:
    """`cho ray hospital`: in small letters, by a known house or place before the word.

    Args:
        plain: a text, folded.
        words: of the text.
    """
    starts = [word.start for word in words] if "hospital" in plain or "clinic" in plain or "cent" in plain else []
    for found in ENGLISH_HOUSE.finditer(plain) if starts else ():
        last = bisect_right(starts, found.start()) - 1
        first = _english_start(words, last)
        if first < last:
            yield Span(words[first].start, found.end(), "hospital")


def _english_start(words: Sequence[Word], last: int) -> int:
    """The first word of the name before a word for a hospital; that word itself where none is known."""
    for first in range(max(0, last - LONGEST_ENGLISH), last):
        length = _told_length(words, first)
        if length and all(_is_english_part(words, at) for at in range(first + length, last)):
            return first
    return last


def _told_length(words: Sequence[Word], at: int) -> int:
    known = FAMOUS.longest(words, at) or PLACES.longest(words, at)
    if known is None and words[at].plain not in ("st", "saint", "hanoi", "saigon", "danang", "hue"):
        return 0
    return known.length if known is not None else 1


def _is_english_part(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    return word.gap in (" ", "'", "’", ". ", "-") and (word.plain in ENGLISH_WORDS or word.plain not in ENGLISH_STOP)
