"""Phrases as patterns: `(s)` may be there, `a/b` is either, `*` stands for up to three words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from datasets.labels.text.plain import Plain, placed, without_marks

_GAP = r"(?:[^\w.;\n]+(?!(?:and|but|with|no|not|khong|kem|co)\b)\w+){0,3}?"
_BETWEEN = r"[^\w.;,:\n]+"


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
        self._told = {f"p{number}": (phrase, key) for number, (_, phrase, key) in enumerate(entries)}
        named = list(zip(self._told, entries, strict=True))
        named.sort(key=lambda each: -len(each[1][1]))
        self._marked = _compiled({name: pattern_of(phrase) for name, (_, phrase, _) in named})
        self._bare = _compiled({name: without_marks(pattern_of(phrase)) for name, (_, phrase, _) in named})

    def find(self, plain: Plain) -> Iterator[Found]:
        """Every place of every phrase; those that overlap are all told."""
        text, patterns = (plain.marked, self._marked) if plain.has_marks else (plain.bare, self._bare)
        for name, pattern in patterns.items():
            phrase, key = self._told[name]
            for match in pattern.finditer(text):
                yield Found(match.start(), match.end(), phrase, key)


def longest(found: Sequence[Found]) -> list[Found]:
    """From the left, the longest at each place; what begins inside of it falls."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or each.start >= kept[-1].end:
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


def _compiled(patterns: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in patterns.items()}
