"""What may stand between the words of one phrase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.lay_text.tokens import Speech, Token
from models.lay_text.word_class import is_barrier, is_complaint, is_coordinator, is_light, is_negator, is_part

COORDINATED = 100.0
"""Added to the cost of each gap that runs over another member of an enumeration."""

_SOFT = frozenset("-'\"’“”")
_GOES_ON = frozenset(["lan", "radiat", "spread", "moving", "mov"])
"""`đau ngực, lan ra tay`: the comma parts nothing."""
_LONGEST = 8
_LIGHT_COST = 0.1
_SHORT = 2
"""A phrase of so few words names all its parts itself."""


def gap_cost(positions: Sequence[int], tokens: Sequence[Token], language: Speech) -> float | None:
    """Cost of the words between the positions (ascending); None where something stands that parts them."""
    total = 0.0
    for left, right in pairwise(positions):
        if right - left > 1:
            cost = _between(tokens[left + 1 : right], language, len(positions) > _SHORT)
            if cost is None:
                return None
            total += cost
    return total


def _between(gap: Sequence[Token], language: Speech, may_name_part: bool) -> float | None:
    if len(gap) > _LONGEST:
        return None
    if gap[0].text == "," and len(gap) > 1 and gap[1].key in _GOES_ON:
        gap = gap[1:]
    if any(is_coordinator(token, language) for token in gap):
        return COORDINATED if _is_list(gap, language) else None
    total = 0.0
    for token in gap:
        cost = _cost(token, language, may_name_part)
        if cost is None:
            return None
        total += cost
    return total


def _is_list(gap: Sequence[Token], language: Speech) -> bool:
    """Whether a gap holds other places of the same complaint, or other complaints of the same place; not both."""
    parts = [token for token in gap if is_part(token, language)]
    others = [token for token in gap if not (is_part(token, language) or is_coordinator(token, language))]
    complaints = sum(is_complaint(token, language) for token in parts)
    return complaints in (0, len(parts)) and all(is_light(token, language) for token in others)


def _cost(token: Token, language: Speech, may_name_part: bool) -> float | None:
    if token.kind == "mark":
        return 0.0 if token.text in _SOFT else None
    if is_barrier(token, language):
        return None
    if is_light(token, language):
        return _LIGHT_COST
    if is_negator(token, language) or (is_part(token, language) and not may_name_part):
        return None
    return None if token.kind == "number" and not may_name_part else 1.0
