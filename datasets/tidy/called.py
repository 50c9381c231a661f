"""The names of everybody in an extract, for codes: `LY_VAN_TAM`, `lyvantam` and `TamLyVan` name a patient."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from datasets.deidentify.secrets_of import fold

FEWEST_PARTS, SHORTEST = 2, 6
_WORD = re.compile(r"[a-z]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Called:
    """What people are called, by the parts of their names without marks."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take names; such of one part, and very short ones, are words too often."""
        told = (tuple(_WORD.findall(fold(name))) for name in names)
        kept = {parts for parts in told if len(parts) >= FEWEST_PARTS and sum(map(len, parts)) >= SHORTEST}
        self._names = frozenset(frozenset(parts) for parts in kept)
        self._joined = frozenset("".join(form) for parts in kept for form in (parts, (*parts[1:], parts[0])))
        self._lengths = sorted({len(parts) for parts in kept})

    def in_code(self, code: str) -> bool:
        """Whether somebody's whole name stands in the code, its parts in any order, or joined."""
        words = _WORD.findall(fold(_HUMP.sub(" ", code)))
        if not self._joined.isdisjoint((*words, "".join(_WORD.findall(fold(code))))):
            return True
        return any(run in self._names for run in self._runs(words))

    def _runs(self, words: list[str]) -> Iterator[frozenset[str]]:
        for length in self._lengths:
            yield from (frozenset(words[at : at + length]) for at in range(len(words) - length + 1))
