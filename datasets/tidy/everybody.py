"""The numbers of everybody in an extract: one patient's number in another's note names somebody, too.

All are looked for in one pass over a text, and count where they stand as whole words, as written or without their
marks. Numbers of fewer than five characters, and such without a digit, are words and results too often.

**Source:** Aho and Corasick 1975, Commun ACM 18:333 (the automaton).
"""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from datasets.deidentify.identities import fold_number

SHORTEST = 5


class Everybody:
    """What to look for, of all people of an extract."""

    def __init__(self, numbers: Iterable[str] = ()) -> None:
        """Take the numbers as written or folded; those that are too short to be known again are left out."""
        told = {form.lower() for number in numbers for form in (number.strip(), fold_number(number))}
        self._numbers = tuple(sorted(number for number in told if _is_known_again(number)))
        self._search = AhoCorasick(
            self._numbers, MatchKind.Standard, store_patterns=False, implementation=Implementation.ContiguousNFA
        )

    def said_in(self, text: str) -> frozenset[str]:
        """The numbers that are whole words of the text, in small letters."""
        if not self._numbers:
            return frozenset()
        small = text.lower()
        places = self._search.find_matches_as_indexes(small, overlapping=True)
        return frozenset(self._numbers[number] for number, start, end in places if _is_word(small, start, end))


def _is_known_again(number: str) -> bool:
    return len(fold_number(number)) >= SHORTEST and any(map(str.isdigit, number))


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether neither a letter nor a digit is beside it, and it is no part of a decimal number."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum():
        return False
    return not (text[start:end].isdigit() and (_is_point(before[::-1]) or _is_point(after)))


def _is_point(beside: str) -> bool:
    """Whether a decimal point and a digit follow, seen from the number."""
    return beside[:1] in {".", ","} and beside[1:].isdigit()
