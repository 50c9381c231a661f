"""What kind of word a token is, in either language."""

from __future__ import annotations

from collections.abc import Sequence

from models.lay_text import english, vietnamese
from models.lay_text.spelling import NO_TONE, has_marks, marked
from models.lay_text.tokens import Speech, Token

_SEPARATORS = frozenset(",/&+")


_PEOPLE = frozenset(marked(word) for word in ("vợ", "chồng", "bố", "mẹ", "nhà"))
_FIXED = vietnamese.NEGATORS | vietnamese.COORDINATORS | {marked("bị")} | _PEOPLE


def is_light(token: Token, language: Speech) -> bool:
    """A word that may stand between the words of a phrase at no cost."""
    if language == "en":
        return token.key in english.LIGHT
    form = token.form.rstrip(NO_TONE)
    return form in vietnamese.LIGHT or (not has_marks(token.form) and token.key in vietnamese.LIGHT_BARE)


def is_negator(token: Token, language: Speech) -> bool:
    """A word that may deny what follows."""
    if language == "en":
        return token.key in english.NEGATORS
    return token.form in vietnamese.NEGATORS or (not has_marks(token.form) and token.key in vietnamese.NEGATORS_BARE)


def is_ending(token: Token, language: Speech) -> bool:
    """A word that says that something is over."""
    return language == "vi" and token.form in vietnamese.ENDING


def is_coordinator(token: Token, language: Speech) -> bool:
    """And, or, a comma, a slash."""
    if token.kind == "mark":
        return token.text in _SEPARATORS
    if language == "en":
        return token.key in english.COORDINATORS
    return token.form in vietnamese.COORDINATORS


def is_barrier(token: Token, language: Speech) -> bool:
    """A word over which neither a phrase nor a denial reaches."""
    return token.form in (english.BARRIERS if language == "en" else vietnamese.BARRIERS)


def is_part(token: Token, language: Speech) -> bool:
    """A part of the body or the head of a complaint (pain, swelling)."""
    if language == "en":
        return token.key in english.BODY or token.key in english.HEADS
    if has_marks(token.form):
        return token.form in vietnamese.HEADS or token.form in vietnamese.BODY
    return token.key in vietnamese.HEADS_BARE or token.key in vietnamese.BODY_BARE


def is_complaint(token: Token, language: Speech) -> bool:
    """The head of a complaint (pain, swelling), not a part of the body."""
    if language == "en":
        return token.key in english.HEADS
    return token.form in vietnamese.HEADS or (not has_marks(token.form) and token.key in vietnamese.HEADS_BARE)


def shareable(token: Token, language: Speech) -> bool:
    """Whether two complaints may share the word: one pain of two places, two complaints of one place."""
    return is_part(token, language)


def is_fixed(forms: Sequence[str], language: Speech) -> bool:
    """Whether a phrase holds a word (not, or, a person) that does not bear another order."""
    if language == "en":
        return not english.NEGATORS.isdisjoint(forms)
    return not _FIXED.isdisjoint(forms)
