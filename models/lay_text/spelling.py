"""How a Vietnamese word is spelt: its marks in one order, without marks, and as it sounds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "2", "\u0301": "1", "\u0303": "3", "\u0309": "3", "\u0323": "5"}
_QUALITIES = {"\u0302", "\u0306", "\u031b"}
_BIG_D = "đ".upper()

NO_TONE = "~"
"""Ends the form of a word that is known to bear no mark."""
EXACT = 2
LESS_MARKED = 1
CLASH = 0


@lru_cache(maxsize=50_000)
def marked(word: str) -> str:
    """Lower case, vowel marks in place, the tone as a digit at the end; hỏi and ngã are one tone (`sốt` is `sôt1`)."""
    letters: list[str] = []
    tone = ""
    for character in unicodedata.normalize("NFD", word.lower()):
        if character in _TONES:
            tone = _TONES[character]
        elif not unicodedata.combining(character) or character in _QUALITIES:
            letters.append(character)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """Lower case without any mark; đ is d."""
    plain = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(character for character in plain if not unicodedata.combining(character))


def keys_of(text: str) -> frozenset[str]:
    """The words of a text without marks."""
    return frozenset(bare(word) for word in text.split())


@lru_cache(maxsize=50_000)
def has_marks(form: str) -> bool:
    """Whether a `marked` form carries a tone, a vowel mark or a đ."""
    return not form.isascii() or form[-1:].isdigit() or form.endswith(NO_TONE)


@lru_cache(maxsize=100_000)
def agreement(said: str, meant: str) -> int:
    """How a `marked` form said agrees with the one meant (both of one bare form).

    Returns:
        EXACT, LESS_MARKED (marks were left out, none contradicts), or CLASH.
    """
    if said.rstrip(NO_TONE) == meant:
        return EXACT
    said_letters, said_tone = _apart(said)
    meant_letters, meant_tone = _apart(meant)
    if said_tone and said_tone != meant_tone:
        return CLASH
    if len(said_letters) != len(meant_letters):
        return CLASH
    for one, other in zip(said_letters, meant_letters, strict=True):
        if one not in (other, bare(other)):
            return CLASH
    return LESS_MARKED


def lacks_tone(form: str) -> bool:
    """Whether a `marked` form has no tone although its ending (p, t, c, ch) must bear one: a mark was left out."""
    return form.endswith(("p", "t", "c", "ch"))


def _apart(form: str) -> tuple[str, str]:
    return (form[:-1], form[-1]) if form[-1:].isdigit() else (form, "")


_INITIALS = (
    (re.compile(r"^(?:gi(?=[aeiouăâêôơư])|r)"), "d"),
    (re.compile(r"^tr"), "ch"),
    (re.compile(r"^x"), "s"),
    (re.compile(r"^n(?![gh])"), "l"),
    (re.compile(r"^ngh"), "ng"),
    (re.compile(r"^gh"), "g"),
    (re.compile(r"^[kq](?!h)"), "c"),
)
_FINALS = ((re.compile(r"ng$"), "n"), (re.compile(r"(?<!^)t$"), "c"), (re.compile(r"(?<=[^aeiou])y"), "i"))


@lru_cache(maxsize=50_000)
def sound(form: str) -> str:
    """A key that common confusions share: s/x, d/gi/r, l/n, ch/tr, i/y, final n/ng and c/t; đ stays apart from d."""
    letters, _ = _apart(form)
    first = "đ" if letters.startswith("đ") else ""
    key = bare(letters)
    for pattern, instead in (*_INITIALS, *_FINALS) if not first else _FINALS:
        key = pattern.sub(instead, key)
    return first + key
