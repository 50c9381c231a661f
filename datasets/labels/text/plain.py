"""A report's text as it is compared: small letters, one character for one, with Vietnamese marks and without."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_TONES = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ùy": "uỳ", "úy": "uý"}
"""Two ways to place a tone; both count."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A composed text in two forms of the same length.

    Attributes:
        marked: small letters with their marks, tones placed one way.
        bare: the same without marks.
        has_marks: whether it is written with Vietnamese marks at all.
    """

    marked: str
    bare: str
    has_marks: bool


def plain_of(text: str) -> Plain:
    """The forms of a text; offsets are those of its composed form (NFC)."""
    composed = unicodedata.normalize("NFC", text)
    marked = placed("".join(each.lower() if len(each.lower()) == 1 else each for each in composed))
    bare = without_marks(marked)
    return Plain(marked, bare, marked != bare)


def placed(text: str) -> str:
    """Tones where the newer spelling has them."""
    for old, new in _TONES.items():
        text = text.replace(old, new)
    return text


def without_marks(text: str) -> str:
    """Each letter without its marks, one for one."""
    return "".join(_bare(each) for each in text)


def _bare(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]
