"""Two syllables that stand side by side in speech about nobody: `ho khan`, `trương lực`, `phát hiện`.

**Source:** of the pairs whose first syllable may begin a name, those met three times or more in the Vietnamese text
of this repository, read through, and words of two syllables that are common knowledge, written down by us.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from datasets.deidentify.text.words import Word, folded

_LISTED = Path(__file__).with_name("said.txt")
"""A first syllable on each line, and those that follow it."""


def _pairs() -> frozenset[tuple[str, str]]:
    lines = (line.split() for line in _LISTED.read_text("utf-8").splitlines())
    return frozenset((first, second) for first, *seconds in lines for second in seconds)


_MARKED = _pairs()
_PLAIN = frozenset((folded(first), folded(second)) for first, second in _MARKED)


def is_said(one: Word, other: Word) -> bool:
    """Whether two neighbours are such a pair: with the same marks, or, where neither has any, without them."""
    if one.low == one.plain and other.low == other.plain:
        return (one.plain, other.plain) in _PLAIN
    return (one.low, other.low) in _MARKED


def are_said(words: Sequence[Word]) -> bool:
    """Whether each of the words, two or more, belongs to such a pair."""
    pairs = [is_said(*pair) for pair in pairwise(words)]
    return all(one or other for one, other in zip((False, *pairs), (*pairs, False), strict=True))
