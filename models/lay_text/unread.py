"""What of a text was not understood."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from models.lay_text.english import stems_of
from models.lay_text.reading import Span
from models.lay_text.tokens import Speech, Token
from models.lay_text.word_class import is_barrier, is_coordinator, is_light, is_negator
from models.lay_text.word_lists import words

Range = tuple[int, int]

_SAID_IN_PASSING = {
    "vi": words("chao thua xin hoi vua nam nay gan day benh nhan cam on gi ca biet neu so trieu chung bi gio con troi"),
    "en": stems_of("patient woman man male female present report history come who like think resolved gone away if"),
}


def unread_spans(
    text: str, tokens: Sequence[Token], understood: Collection[Range], language: Speech
) -> tuple[Span, ...]:
    """Runs of words that no finding, number, time or person took; words that say nothing alone are left out."""
    covered = bytearray(len(text) + 1)
    for start, end in understood:
        covered[start:end] = b"\1" * (end - start)
    spans: list[Span] = []
    run: list[Token] = []
    for token in tokens:
        if token.kind == "mark" or covered[token.start]:
            spans += _span(text, run, language)
            run = []
        else:
            run.append(token)
    return tuple([*spans, *_span(text, run, language)])


def _span(text: str, run: list[Token], language: Speech) -> list[Span]:
    while run and _says_nothing(run[0], language):
        run = run[1:]
    while run and _says_nothing(run[-1], language):
        run = run[:-1]
    return [Span(text[run[0].start : run[-1].end], run[0].start, run[-1].end)] if run else []


def _says_nothing(token: Token, language: Speech) -> bool:
    return (
        token.key in _SAID_IN_PASSING[language]
        or is_light(token, language)
        or is_negator(token, language)
        or is_coordinator(token, language)
        or is_barrier(token, language)
    )
