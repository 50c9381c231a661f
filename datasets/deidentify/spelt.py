"""The letters of a text, in which a name or number is looked for whatever stands between them."""

from __future__ import annotations

from functools import lru_cache

from datasets.deidentify.patterns import without_marks

LONGEST_KNOWN, MOST_KNOWN = 256, 4096
"""Characters of a text whose letters are kept, and how many texts: many say the same, of machines and of the body."""

Spelt = tuple[str, str, tuple[int, ...]]
"""The text without marks, its letters and digits alone in small letters, and where each of these stands."""


def spelt(text: str) -> Spelt:
    """The letters of a composed text."""
    return _spelt_once(text) if len(text) <= LONGEST_KNOWN else _spelt(text)


def _spelt(text: str) -> Spelt:
    plain = without_marks(text)
    places = tuple(at for at, letter in enumerate(plain) if letter.isalnum())
    return plain, "".join(plain[at].lower()[0] for at in places), places


_spelt_once = lru_cache(maxsize=MOST_KNOWN)(_spelt)
