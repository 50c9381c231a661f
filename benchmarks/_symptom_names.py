"""A diagnosis as it is named elsewhere → our conditions, by their names alone: no list is written by hand.

Equal words count, in any order, in British or American spelling, singular or plural. Where that finds nothing, words
that only qualify ("acute", "disease") may differ, if a single condition is then left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from datasets.emr.fold import fold
from models.knowledge.body import Knowledge
from models.knowledge.condition import Condition

Words = frozenset[str]

EMPTY = frozenset(("of", "the", "a", "an", "s", "and", "with", "due", "to", "in"))
LASTING = ("acute", "subacute", "chronic", "primary", "secondary", "simple", "uncomplicated", "idiopathic")
QUALIFIERS = frozenset((*LASTING, "disease", "syndrome", "disorder"))
_PARTS = re.compile(r" / |/|[()]| or ")
_LEAST_PART = 4
_LEAST_PLURAL = 4


class Names:
    """The names of all conditions of a base."""

    def __init__(self, base: Knowledge) -> None:
        self._of: dict[Words, set[str]] = {}
        self._core: dict[Words, set[str]] = {}
        for condition in base.conditions.values():
            for name in _names(condition):
                words = words_of(name)
                self._of.setdefault(words, set()).add(condition.id)
                self._core.setdefault(words - QUALIFIERS, set()).add(condition.id)

    def find(self, diagnosis: str) -> frozenset[str]:
        """The ids of the conditions so named; more than one where a name is shared, none where it is missing."""
        words = words_of(diagnosis)
        if words in self._of:
            return frozenset(self._of[words])
        core = words - QUALIFIERS
        near = self._core.get(core, set()) if core else set()
        return frozenset(near) if len(near) == 1 else frozenset()


def words_of(name: str) -> Words:
    """The words of a name, in one spelling."""
    return frozenset(_spelt(word) for word in fold(name).split() if word not in EMPTY)


def _spelt(word: str) -> str:
    if len(word) >= _LEAST_PLURAL and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) >= _LEAST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word.replace("ae", "e").replace("oe", "e").replace("our", "or")


def _names(condition: Condition) -> Iterator[str]:
    yield from _with_parts((condition.name.en, *condition.also.en))


def _with_parts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        yield from (part for part in _PARTS.split(name) if len(part.strip()) >= _LEAST_PART)
