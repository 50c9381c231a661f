"""Families of the peoples of Vietnam beside the Kinh, and names of other countries.

**Source:** `peoples.txt` says where its lists come from.
"""

from __future__ import annotations

from pathlib import Path

from datasets.deidentify.text.syllables import SYLLABLE
from datasets.deidentify.text.words import folded

_FILE = Path(__file__).with_name("peoples.txt")


def _words(kind: str, people: str = "") -> frozenset[str]:
    """The words on lines that begin so, in small letters with their marks."""
    lines = (line.partition(":") for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return frozenset(word for head, _, words in lines if head.startswith(f"{kind} {people}") for word in words.split())


def _with_plain(words: frozenset[str]) -> frozenset[str]:
    return words | frozenset(map(folded, words))


GIVEN_ABROAD = _with_plain(_words("given", "abroad"))
ABROAD = GIVEN_ABROAD | _with_plain(_words("family", "abroad"))
"""Given and family names of other countries."""

PEOPLES = _with_plain(_words("family")) - ABROAD
OWN_FORM = frozenset(word for word in PEOPLES if SYLLABLE.fullmatch(folded(word)) is None)
"""Families that have no form of a Vietnamese syllable: `Kpă`, `Ksor`."""

HIGHLAND = frozenset(_words("family", "Ê Đê") | _words("family", "Gia Rai")) - {"ly", "y"}
HMONG, HMONG_MIDDLE = _words("family", "Mông"), _words("middle", "Mông")
HMONG_PLAIN = frozenset(map(folded, HMONG))
KHMER = _words("family", "Khmer")
NO_NAMES = _with_plain(_words("other"))
"""Behind `H'` and `K'` these are a people or a place."""
