"""Word tables written as lines of text: many words, one reading."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def meanings(text: str) -> dict[str, str]:
    """Lines `meaning: said, said` as said → meaning."""
    rows = [line.partition(":") for line in text.strip().splitlines()]
    return {said.strip(): meaning.strip() for meaning, _, rest in rows for said in rest.split(",")}


def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Comma-separated `one two` as pairs of words."""
    return frozenset((one, two) for one, two in (part.split() for part in text.split(",")))
