"""Words that people disguise: `ch*t`, `c.h.ế.t`, `tự t*`, `su*cide`: letters that are stars, marks between."""

from __future__ import annotations

import re
from functools import lru_cache

from models.lay_text.spelling import bare

_MEANT = {"vi": ("chết", "giết"), "en": ("suicide", "suicidal", "die", "kill")}
_AFTER_SELF = ("tử", "sát")
"""Disguised only in `tự t*`: alone they may be any word."""
_BETWEEN = r"[.*_\-'’·]"
_FAMILIES = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ4",
    "e": "eèéẻẽẹêềếểễệ3",
    "i": "iìíỉĩị1",
    "o": "oòóỏõọôồốổỗộơờớởỡợ0",
    "u": "uùúủũụưừứửữự",
}


def _letter(letter: str) -> str:
    return "[" + _FAMILIES.get(bare(letter), letter) + "*#@]"


def _disguised(word: str) -> str:
    """The word with its first letter plain and, in what follows, at least one star, digit or mark in between."""
    rest = "".join(_BETWEEN + "{0,2}" + _letter(letter) for letter in word[1:])
    plain = word[0] + "".join("[" + _FAMILIES.get(bare(letter), letter).rstrip("01234") + "]" for letter in word[1:])
    return rf"(?!{plain}(?![^\W_])){word[0]}{rest}"


def _second(word: str) -> str:
    """`tự t*`, `tự s.át`: a disguised word that stands after `tự`."""
    return rf"(?<=t[uưự][\s.*_\-])(?:{_disguised(word)}|{word[0]}\*{{1,3}})"


def pattern(language: str) -> str:
    """What a disguised word looks like, as one alternative of a pattern."""
    words = [_disguised(word) for word in _MEANT[language]]
    if language == "vi":
        words += map(_second, _AFTER_SELF)
    return r"(?<![^\W_])(?:" + "|".join(words) + r")(?![^\W_])"


_PATTERNS = {
    language: [(re.compile(_disguised(word), re.IGNORECASE), word) for word in words]
    for language, words in _MEANT.items()
}


@lru_cache(maxsize=5_000)
def meant_by(piece: str, language: str) -> str:
    """The word that a disguised one stands for, in lower case."""
    for found, word in _PATTERNS[language]:
        if found.fullmatch(piece):
            return word
    return "sát" if piece.startswith("s") else "tử"
