"""Phrases as patterns: `(s)` may be there, `a/b` is either, `*` stands for up to three words, `=` asks for marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from datasets.labels.text.plain import Plain, placed, without_marks

_GAP = r"(?:[^\w.;\n]+(?!(?:and|but|with|no|not|không|khong|kèm|kem|có|co)\b)\w+){0,3}?"
_WORD = re.compile(r"\w+")
MARKED_ONLY, _NEVER = "=", "(?!)"
_BETWEEN = r"[^\w.;,\n]+"


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text.

    Attributes:
        start: of its first character in the composed text.
        end: behind its last.
        phrase: as the lexicon writes it, never the text's own words.
        key: what the phrase stands for.
    """

    start: int
    end: int
    phrase: str
    key: object


class Phrases:
    """Phrases of both languages, and where they stand in a text.

    Args:
        entries: for each phrase its language (`vi` or `en`), itself, and what it stands for.
    """

    def __init__(self, entries: Sequence[tuple[str, str, object]]) -> None:
        self._by_word: dict[str, list[_Phrase]] = {}
        for _, phrase, key in entries:
            words = phrase.removeprefix(MARKED_ONLY)
            pattern = pattern_of(words)
            bare = _NEVER if words != phrase else without_marks(pattern)
            made = _Phrase(words, key, re.compile(pattern), re.compile(bare))
            for word in _first_words(words):
                self._by_word.setdefault(word, []).append(made)

    def find(self, plain: Plain) -> Iterator[Found]:
        """Every place of every phrase; those that overlap are all told."""
        text = plain.marked if plain.has_marks else plain.bare
        for word in sorted(set(_WORD.findall(plain.bare)) & self._by_word.keys()):
            for each in self._by_word[word]:
                pattern = each.marked if plain.has_marks else each.bare
                for match in pattern.finditer(text):
                    if plain.bare.startswith(word, match.start()):
                        yield Found(match.start(), match.end(), each.phrase, each.key)


class _Phrase(NamedTuple):
    phrase: str
    key: object
    marked: re.Pattern[str]
    bare: re.Pattern[str]


def longest(found: Sequence[Found]) -> list[Found]:
    """From the left, the longest at each place; what begins inside of it falls."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end, -len(one.phrase))):
        is_same = bool(kept) and (each.start, each.end, each.phrase) == (kept[-1].start, kept[-1].end, kept[-1].phrase)
        if not kept or is_same or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def pattern_of(phrase: str) -> str:
    """The regular expression of a phrase, for the marked text."""
    pieces = ""
    for word in placed(phrase).split():
        if word == "*":
            pieces += _GAP
            continue
        either = "|".join(
            re.escape(one.removesuffix("(s)")) + ("s?" if one.endswith("(s)") else "") for one in word.split("/")
        )
        pieces += (_BETWEEN if pieces else "") + f"(?:{either})"
    return rf"(?<!\w){pieces}(?!\w)"


def _first_words(phrase: str) -> Iterator[str]:
    """The words that it may begin with, without marks."""
    for word in without_marks(placed(phrase.split()[0])).split("/"):
        bare = word.removesuffix("(s)")
        yield from (bare, f"{bare}s") if bare != word else (bare,)
