"""One sentence with the findings that stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from models.lay_text.lexicon import LexiconEntry
from models.lay_text.selection import Match
from models.lay_text.tokens import Speech, Token


class Sentence(NamedTuple):
    """One sentence with its matches: tokens, matches in order, the tokens that matches hold, and what findings are."""

    tokens: Sequence[Token]
    matches: Sequence[Match]
    held: frozenset[int]
    language: Speech
    entries: Mapping[str, LexiconEntry]

    @classmethod
    def of(
        cls,
        tokens: Sequence[Token],
        matches: Sequence[Match],
        language: Speech,
        entries: Mapping[str, LexiconEntry],
    ) -> Sentence:
        """A sentence; the words of its matches are held."""
        return cls(tokens, matches, frozenset(at for match in matches for at in match.positions), language, entries)

    def is_general(self, number: int) -> bool:
        """Whether a match names a complaint as such (`ho`), not a kind of it (`ho khan`)."""
        entry = self.entries.get(self.matches[number].finding_id)
        return entry is not None and entry.parent is None and entry.kind in ("symptom", "sign")
