"""Lists of words and phrases, written as people write them."""

from __future__ import annotations

import unicodedata

from datasets.deidentify.text.words import folded


def listed(told: str) -> tuple[str, ...]:
    """The phrases between semicolons, or, where there are none, the words."""
    return tuple(told.split(";") if ";" in told else told.split())


class Names:
    """A list of words that may be met with their marks or without any.

    Attributes:
        marked: as they should be written, in small letters, with either place of the tone mark.
        plain: without marks.
    """

    def __init__(self, told: str, more: str = "", common: frozenset[str] = frozenset()) -> None:
        """A list.

        Args:
            told: words.
            more: words that count without their marks only when they are not among `common` then.
            common: words without marks.
        """
        words = f"{told} {more}".lower().split()
        self.marked = frozenset((*words, *map(_other_tone_place, words)))
        self.plain = frozenset(
            (*map(folded, told.lower().split()), *(frozenset(map(folded, more.lower().split())) - common))
        )

    def holds(self, low: str, plain: str) -> bool:
        """Whether the word is one of them: the same marks, or none at all."""
        return low in self.marked or (low == plain and plain in self.plain)


_PAIRS = ("oa", "oe", "uy")


def _other_tone_place(word: str) -> str:
    """`hòa` as `hoà`: the mark stands on the first vowel in the old manner and on the second in the new."""
    letters = unicodedata.normalize("NFD", word)
    for at, letter in enumerate(letters[:-1]):
        pair = letters[at - 1 : at] + letters[at + 1 : at + 2]
        if letter in "\u0300\u0301\u0303\u0309\u0323" and pair in _PAIRS:
            moved = letters[:at] + letters[at + 1] + letter + letters[at + 2 :]
            return unicodedata.normalize("NFC", moved)
    return word
