"""One phrase of a finding as it is looked up, and the other ways in which it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.lay_text import english, vietnamese
from models.lay_text.spelling import NO_TONE, marked
from models.lay_text.tokens import Speech, key_of, tokenise

Phrase = tuple[str, list[str], list[str]]
"""Finding id, keys in order, exact forms in order."""

_NOT, _CAN, _ABLE, _BEAR = (marked(word) for word in ("không", "thể", "được", "nổi"))


def phrases_of(finding_id: str, texts: Iterable[str], language: Speech) -> list[Phrase]:
    """The phrases of one finding, each said in every way the reader knows, none twice."""
    seen: set[tuple[str, ...]] = set()
    phrases: list[Phrase] = []
    for text in texts:
        for forms in _ways(_forms(text, language), language):
            if forms and forms not in seen:
                seen.add(forms)
                keys = [key_of(form) for form in forms] if language == "vi" else list(forms)
                phrases.append((finding_id, keys, list(forms)))
    return phrases


def _forms(text: str, language: Speech) -> list[str]:
    return [token.form.rstrip(NO_TONE) for token in tokenise(text, language) if token.kind != "mark"]


def _ways(forms: Sequence[str], language: Speech) -> list[tuple[str, ...]]:
    if language == "en":
        return [_without(forms, english.DROPPED)]
    ways = [_without(forms, vietnamese.DROPPED)]
    if len(forms) >= 3 and forms[0] == _NOT and forms[-1] in (_ABLE, _BEAR) and forms[1] not in (_ABLE, _BEAR, _CAN):
        act = tuple(forms[1:-1])
        ways += [(_NOT, *act, _ABLE), (_NOT, _CAN, *act), (*act, _NOT, _ABLE), (*act, _NOT, _BEAR), (_NOT, *act, _BEAR)]
    return ways


def _without(forms: Sequence[str], dropped: frozenset[str]) -> tuple[str, ...]:
    """Without the words that carry nothing, unless fewer than two would be left of several."""
    kept = tuple(form for form in forms if form not in dropped)
    return kept if len(kept) >= 2 or len(forms) < 2 else tuple(forms)
