"""Long phrases in a text without marks, where marks that neighbours had guessed for a word do not fit them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from models.lay_text.phrases import Phrase
from models.lay_text.selection import Match
from models.lay_text.spelling import CLASH, agreement, has_marks, marked
from models.lay_text.tokens import Token
from models.lay_text.word_class import is_light

_SHORT = 2
_LIGHT, _GUESSED = 0.4, 0.4


def guessed(tokens: Sequence[Token]) -> frozenset[str]:
    """The keys of words whose marks were put back by their neighbours."""
    written = (token for token in tokens if token.kind == "word" and token.text == token.key)
    return frozenset(token.key for token in written if has_marks(token.form))


def word_by_word(phrase: Phrase, starts: Iterable[int], tokens: Sequence[Token], unsure: Set[str]) -> Iterator[Match]:
    """A phrase of three words or more that stands as it is: `mat mau nhieu`, though `mat mau` alone is `mất màu`.

    Args:
        phrase: to find.
        starts: where it may begin.
        tokens: of the sentence, in Vietnamese.
        unsure: keys whose marks were guessed.
    """
    finding, keys, forms = phrase
    if len(keys) <= _SHORT or unsure.isdisjoint(keys):
        return
    for start in starts:
        run = tokens[start : start + len(keys)] if start >= 0 else []
        if [token.key for token in run] == keys and all(map(_may_be, run, forms)):
            lights = sum(is_light(token, "vi") for token in run)
            score = len(keys) - _LIGHT * lights - _GUESSED
            yield Match(finding, tuple(range(start, start + len(keys))), score, exact=False, free=False)


def _may_be(token: Token, form: str) -> bool:
    return agreement(marked(token.text), form) != CLASH
