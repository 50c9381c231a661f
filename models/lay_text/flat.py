"""A text of the same length without marks or capitals, for patterns of numbers and times."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=5_000)
def _plain(character: str) -> str:
    if character in "đĐ":
        return "d"
    plain = unicodedata.normalize("NFD", character)[0].lower()
    return plain if len(plain) == 1 else character


def flat(text: str) -> str:
    """Each character without its marks, in lower case; as long as the text."""
    return "".join(_plain(character) for character in text)


def composed(text: str) -> tuple[str, list[int] | None]:
    """The text with letters and marks joined, and where each character began in the text given (None: unchanged)."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    origins: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not unicodedata.combining(text[end]):
            piece = unicodedata.normalize("NFC", text[start:end])
            pieces.append(piece)
            origins.extend([start] * len(piece))
            start = end
    return "".join(pieces), [*origins, len(text)]
