"""Phrases found word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from datasets.deidentify.text.listed import Names
from datasets.deidentify.text.place_lists import DISTRICTS, PROVINCES, SHORT_FORMS, UNITS
from datasets.deidentify.text.words import Word


class Found(NamedTuple):
    """A phrase of the list, met in a text.

    Attributes:
        name: as the list writes it, in small letters.
        length: in words.
        is_marked_right: whether it stands with its marks, where it has any.
    """

    name: str
    length: int
    is_province: bool
    is_marked_right: bool


_Phrase = tuple[tuple[Names, ...], str]


class Phrases:
    """A list of phrases, found at a word in time that does not grow with the list.

    Attributes:
        firsts: first words of the phrases, without marks.
    """

    def __init__(self, phrases: Iterable[str], provinces: Iterable[str] = (), small: bool = True) -> None:
        self._by_first: dict[str, dict[str, list[_Phrase]]] = defaultdict(lambda: defaultdict(list))
        self._has_small_words = small
        self._provinces = frozenset(map(str.lower, provinces))
        for phrase in sorted(set(map(str.lower, phrases)), key=lambda each: (-len(each.split()), each)):
            parts = tuple(Names(part) for part in phrase.replace("- ", "").replace("'", " ").split())
            second = next(iter(parts[1].plain)) if len(parts) > 1 else ""
            self._by_first[next(iter(parts[0].plain))][second].append((parts, phrase))
        self.firsts = frozenset(self._by_first)

    def longest(self, words: Sequence[Word], at: int) -> Found | None:
        """The longest phrase that begins at this word."""
        by_second = self._by_first.get(words[at].plain)
        if by_second is None:
            return None
        behind = by_second.get(words[at + 1].plain, ()) if at + 1 < len(words) else ()
        alone = by_second.get("", ())
        for parts, phrase in (*behind, *alone) if behind or alone else ():
            met = words[at : at + len(parts)]
            if (
                len(met) == len(parts)
                and _is_met(met, parts)
                and (len(parts) > 1 or self._has_small_words or words[at].shape != "a" or phrase in SHORT_FORMS)
            ):
                is_right = all(word.low in part.marked for word, part in zip(met, parts, strict=True))
                return Found(phrase, len(parts), phrase in self._provinces, is_right)
        return None


def _is_met(met: Sequence[Word], parts: Sequence[Names]) -> bool:
    for at, (word, part) in enumerate(zip(met, parts, strict=True)):
        if not part.holds(word.low, word.plain) or (
            at and word.gap not in (" ", "  ", ". ", ".", " - ", "-", "'", "-  ")
        ):
            return False
    return True


PLACES = Phrases((*PROVINCES, *DISTRICTS), PROVINCES, small=False)
UNIT_INDEX = Phrases(UNITS)
