"""Which of the matches of a sentence hold: the longest, and no word counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.lay_text.tokens import Speech, Token
from models.lay_text.word_class import shareable

_TIE = 0.06


class Match(NamedTuple):
    """A phrase found.

    Attributes:
        finding_id: whose phrase it is.
        positions: indexes of its tokens in the sentence, ascending.
        score: length less what was bent for it.
        exact: every mark stands as in the phrase.
        free: words out of order or across an enumeration.
        alternatives: other findings with as good a match on the same words.
        is_denied: a denial stands between its words (`răng không đau`).
        is_doubtful: its words may be meant otherwise, and it must be asked (`ngủ say gọi không dậy`).
    """

    finding_id: str
    positions: tuple[int, ...]
    score: float
    exact: bool
    free: bool
    alternatives: tuple[str, ...] = ()
    is_denied: bool = False
    is_doubtful: bool = False


def chosen(found: Iterable[Match], tokens: Sequence[Token], language: Speech) -> list[Match]:
    """Longest first, and among equals those that share no word; each brings a word of its own.

    Two may share only what two complaints share: one pain of two places, two complaints of one place.
    """
    taken: set[int] = set()
    kept: list[Match] = []
    best = _best_of_each_place(found)
    for level in sorted({round(match.score) for match in best}, reverse=True):
        matches = [match for match in best if round(match.score) == level]
        for may_share in (False, True):
            for match in matches:
                if _holds(match, taken, tokens, language, may_share):
                    taken.update(match.positions)
                    kept.append(match)
    return sorted(kept, key=lambda match: match.positions)


def _holds(match: Match, taken: set[int], tokens: Sequence[Token], language: Speech, may_share: bool) -> bool:
    shared = taken.intersection(match.positions)
    if not shared:
        return True
    if not may_share or len(shared) == len(match.positions):
        return False
    jumped = set(range(match.positions[0], match.positions[-1])) - set(match.positions)
    if jumped & taken and not match.free:
        return False
    return all(shareable(tokens[position], language) for position in shared)


def _best_of_each_place(found: Iterable[Match]) -> list[Match]:
    by_place: dict[tuple[int, ...], dict[str, Match]] = {}
    for match in found:
        place = by_place.setdefault(match.positions, {})
        if match.finding_id not in place or place[match.finding_id].score < match.score:
            place[match.finding_id] = match
    best = [_best(list(place.values())) for place in by_place.values()]
    return sorted(best, key=lambda match: (-match.score, match.positions))


def _best(group: list[Match]) -> Match:
    best = max(group, key=lambda match: (match.score, bool(match.finding_id)))
    ties = [m.finding_id for m in group if m.finding_id not in ("", best.finding_id) and best.score - m.score < _TIE]
    return best._replace(alternatives=tuple(ties)) if ties else best
