"""Complaints of a part of the body that are denied after it: `răng không đau`, `cục ở vú, không đau`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.lay_text import english, vietnamese
from models.lay_text.phrases import Phrase
from models.lay_text.selection import Match
from models.lay_text.spelling import marked
from models.lay_text.tokens import Speech, Token
from models.lay_text.word_class import is_barrier, is_coordinator, is_light, is_negator, is_part

_FAR = 7
_SCORE = 0.9
_HEADS_VI = vietnamese.HEADS | {marked("cục")}
_BODY_VI = vietnamese.BODY - {marked("người")}
_SENSED_VI = frozenset(["so", "thay", "he", "bi", "co", "con", "cam"])


def parts_of(phrase: Phrase, language: Speech) -> tuple[int, int] | None:
    """Which word of a pair is the part of the body, and which the complaint."""
    if len(phrase[2]) != 2 or not phrase[0]:
        return None
    heads, bodies = (english.HEADS, english.BODY) if language == "en" else (_HEADS_VI, _BODY_VI)
    for part, head in ((0, 1), (1, 0)):
        if phrase[2][part] in bodies and phrase[2][head] in heads:
            return part, head
    return None


def denied_in(
    phrase: Phrase, parts: Sequence[int], heads: Sequence[int], tokens: Sequence[Token], language: Speech
) -> Iterator[Match]:
    """The places where a complaint is denied after its part of the body.

    Args:
        phrase: a pair of a part of the body and a complaint.
        parts: where the part stands.
        heads: where the complaint stands.
        tokens: of the sentence.
        language: of the sentence.
    """
    for head in heads:
        denial = _denial_before(head, tokens, language)
        if denial is None:
            continue
        near = [part for part in parts if denial - _FAR < part < denial]
        if near and _reaches(tokens[near[-1] + 1 : denial], language):
            yield Match(phrase[0], (near[-1], head), _SCORE, exact=True, free=True, is_denied=True)


def _denial_before(head: int, tokens: Sequence[Token], language: Speech) -> int | None:
    for position in range(head - 1, max(-1, head - 4), -1):
        token = tokens[position]
        if is_negator(token, language):
            return position
        if token.kind != "word" or not (is_light(token, language) or token.key in _SENSED_VI):
            return None
    return None


def _reaches(gap: Sequence[Token], language: Speech) -> bool:
    """Whether what stands between the part and the denial speaks of no other part and begins nothing else."""
    for token in gap:
        if token.kind == "mark" and token.text != ",":
            return False
        is_other = is_part(token, language) and token.key not in _COMPLAINTS[language]
        if is_barrier(token, language) or is_other or (token.kind == "word" and is_coordinator(token, language)):
            return False
    return True


_COMPLAINTS = {"en": english.HEADS, "vi": vietnamese.HEADS_BARE}
