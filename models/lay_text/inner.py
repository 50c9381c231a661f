"""Complaints that stand by themselves inside the words of another: the itch of an itchy rash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from models.lay_text.english import stem
from models.lay_text.selection import Match
from models.lay_text.spelling import marked
from models.lay_text.tokens import Speech, Token
from models.lay_text.word_class import is_negator

_VI = ("ngứa", "sốt cao", "co giật", "khó thở", "đau ngực", "ho khan", "ho ra máu", "buồn nôn", "tiêu chảy", "khó nuốt")
_EN = ("itch", "itchy", "chest pain", "high fever")
_STANDS: dict[Speech, frozenset[tuple[str, ...]]] = {
    "vi": frozenset(tuple(marked(word) for word in phrase.split()) for phrase in _VI),
    "en": frozenset(tuple(stem(word) for word in phrase.split()) for phrase in _EN),
}
"""Phrases that mean the same whatever stands round them."""
_TELLS_IT = ("motion_triggers_sickness",)
"""Whose name says it: sickness in a vehicle is no further nausea."""


def inner(kept: Sequence[Match], found: Iterable[Match], tokens: Sequence[Token], language: Speech) -> list[Match]:
    """The matches kept, with those inside them whose words mean the same by themselves."""
    added: dict[str, Match] = {}
    known = {match.finding_id for match in kept}
    for match in found:
        if match.finding_id in known or not _stands(match, tokens, language):
            continue
        holder = next((one for one in kept if set(match.positions) < set(one.positions)), None)
        if (
            holder is not None
            and holder.finding_id not in _TELLS_IT
            and not any(is_negator(tokens[at], language) for at in holder.positions)
        ):
            added.setdefault(match.finding_id, match)
    return sorted([*kept, *added.values()], key=lambda match: match.positions)


def _stands(match: Match, tokens: Sequence[Token], language: Speech) -> bool:
    if match.positions[-1] - match.positions[0] != len(match.positions) - 1 or not match.exact:
        return len(match.positions) == 1 and tokens[match.positions[0]].key in ("ngua",)
    return tuple(tokens[at].form for at in match.positions) in _STANDS[language]


def without_parents(matches: Sequence[Match], ancestry: Callable[[str], Sequence[str]]) -> list[Match]:
    """Without those that stand inside another that implies them."""
    return [match for match in matches if not any(_is_implied(match, other, ancestry) for other in matches)]


def _is_implied(match: Match, other: Match, ancestry: Callable[[str], Sequence[str]]) -> bool:
    return set(match.positions) < set(other.positions) and match.finding_id in ancestry(other.finding_id)
