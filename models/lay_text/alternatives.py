"""What a written word may stand for besides itself: a word of the same meaning, one that sounds so, a slip of a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.lay_text import english, vietnamese
from models.lay_text.lexicon import PhraseIndex
from models.lay_text.spelling import bare, has_marks, marked, sound
from models.lay_text.tokens import Speech, Token, key_of
from models.lay_text.word_class import is_light, is_negator

SAME_MEANING = 0.12
SAME_SOUND = 0.3
SLIP = 0.3


class Place(NamedTuple):
    """A token taken as some key: its index, the form it is taken for, and how far that is from what was written."""

    position: int
    form: str
    bent: float


_MEANT = {marked(word): tuple(marked(other) for other in others) for word, others in vietnamese.SAME.items()}
_MEANT_AFTER_GO = {
    marked(word): tuple(marked(other) for other in others.split()) for word, others in vietnamese.AFTER_GO.items()
}


_COUNTED = tuple(marked(word) for word in ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"])
_NUMERALS = {str(number): (form,) for number, form in enumerate(_COUNTED, 1)} | {
    form: (str(number),) for number, form in enumerate(_COUNTED, 1)
}
LONG = 7
ORDINARY = frozenset(["wakening", "waken", "heard", "heart", "later", "lather", "pained", "paint"])
"""Words, as keys, that are one slip from a complaint and yet ordinary."""


def places_of(tokens: Sequence[Token], index: PhraseIndex, language: Speech) -> dict[str, list[Place]]:
    """Key → where in the sentence it may be read."""
    places: dict[str, list[Place]] = {}
    for position, token in enumerate(tokens):
        if token.kind == "mark":
            continue
        places.setdefault(token.key, []).append(Place(position, token.form, 0.0))
        for form in _NUMERALS.get(token.form, ()) if language == "vi" else ():
            places.setdefault(key_of(form) or form, []).append(Place(position, form, SAME_MEANING))
        if token.kind == "word":
            others = _vietnamese(tokens, position, index) if language == "vi" else _english(token, index)
            for key, form, bent in others:
                places.setdefault(key, []).append(Place(position, form, bent))
    return places


def _vietnamese(tokens: Sequence[Token], position: int, index: PhraseIndex) -> Iterator[tuple[str, str, float]]:
    token = tokens[position]
    yield from _as_written(token)
    for form in _same_meaning(tokens, position):
        key = key_of(form)
        if key in index.vocabulary and key != token.key:
            yield key, form if has_marks(token.form) else key, SAME_MEANING
    if (
        not is_light(token, "vi")
        and not is_negator(token, "vi")
        and (has_marks(token.form) or token.key not in index.vocabulary)
    ):
        for key, form in index.by_sound.get(sound(token.form), ()):
            if key != token.key and _marks_agree(token.form, form):
                yield key, form, SAME_SOUND


def _same_meaning(tokens: Sequence[Token], position: int) -> tuple[str, ...]:
    token = tokens[position]
    before = tokens[position - 1].key if position else ""
    after = tokens[position + 1].key if position + 1 < len(tokens) else ""
    meant = _MEANT.get(token.form, ())
    if before == "di":
        meant += _MEANT_AFTER_GO.get(token.form, ())
    for place, pair in enumerate(((token.key, after), (before, token.key))):
        if pair in vietnamese.SAME_PAIRS:
            meant += (marked(vietnamese.SAME_PAIRS[pair][place]),)
    return meant


def _as_written(token: Token) -> Iterator[tuple[str, str, float]]:
    """A word taken for an abbreviation may be itself (`e buốt`), and a doubtful abbreviation may be one (`hong`)."""
    raw = marked(token.text)
    if key_of(raw) != token.key:
        yield key_of(raw), raw, 0.05
    if token.text in vietnamese.AMBIGUOUS_ABBREVIATIONS and token.text in vietnamese.ABBREVIATED:
        meant = marked(vietnamese.ABBREVIATED[token.text].split()[0])
        yield key_of(meant), meant, 0.1


@lru_cache(maxsize=50_000)
def _marks_agree(said: str, meant: str) -> bool:
    """Whether a sound-alike bears the same tone, or none was written."""
    if said[-1:].isdigit() and said[-1] != meant[-1]:
        return False
    return not has_marks(said) or {c for c in said if c != bare(c)} - {"đ"} <= set(meant)


def _english(token: Token, index: PhraseIndex) -> Iterator[tuple[str, str, float]]:
    for key in english.SAME.get(token.key, ()):
        yield key, key, SAME_MEANING
    if len(token.key) >= 5 and token.key not in index.vocabulary and not is_light(token, "en"):
        for key, _ in index.by_sound.get(token.key[:1], ()):
            if one_slip(token.key, key):
                yield key, key, SLIP


def one_slip(said: str, meant: str) -> bool:
    """Whether two words differ by one letter more, less or other, or by two neighbours changed about.

    A word of five or six letters is too often another word with one letter other (would, wound): there only a letter
    more or less, or two changed about, is a slip.
    """
    if abs(len(said) - len(meant)) > 1 or len(meant) < 5 or said in ORDINARY:
        return False
    start = 0
    shorter = min(len(said), len(meant))
    while start < shorter and said[start] == meant[start]:
        start += 1
    rest_said, rest_meant = said[start:], meant[start:]
    return (
        (rest_said[1:] == rest_meant[1:] and len(meant) >= LONG)
        or rest_said[1:] == rest_meant
        or rest_said == rest_meant[1:]
        or (rest_said[:2] == rest_meant[:2][::-1] and rest_said[2:] == rest_meant[2:])
    )
