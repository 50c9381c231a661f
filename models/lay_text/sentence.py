"""One sentence with the findings that stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.lay_text.selection import Match
from models.lay_text.tokens import Speech, Token


class Sentence(NamedTuple):
    """One sentence with its matches: tokens, matches in order, and the tokens that matches hold."""

    tokens: Sequence[Token]
    matches: Sequence[Match]
    held: frozenset[int]
    language: Speech

    @classmethod
    def of(cls, tokens: Sequence[Token], matches: Sequence[Match], language: Speech) -> Sentence:
        """A sentence; the words of its matches are held."""
        return cls(tokens, matches, frozenset(at for match in matches for at in match.positions), language)
