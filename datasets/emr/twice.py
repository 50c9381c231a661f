"""Text in UTF-8 that was taken for windows-1252 and written as UTF-8 once more: `Nguyá»…n` is `Nguyễn`.

**Source:** Unicode 15 3.9 (UTF-8); W3C Encoding (windows-1252, whose five unused bytes are control codes).
"""

from __future__ import annotations

import re
import unicodedata

MOST_TIMES = 3
_ONCE = {raw: bytes((raw,)).decode("cp1252", "ignore") or chr(raw) for raw in range(0x80, 0x100)}
_BYTES = {letter: raw for raw, letter in _ONCE.items()} | {chr(raw): raw for raw in range(0x80, 0xA0)}
_RUN = re.compile(f"[{''.join(map(re.escape, _BYTES))}]{{2,}}")
_LEFT = re.compile(r"á[º»]|(?<=[a-z])[ÂÃÄÅÆ]|[ÂÃÄÅÆ](?=[^\W\da-zA-ZÀ-ỹ]|[\x80-\xbf])")
"""The beginning of a Vietnamese letter whose other bytes were lost: inside of a word no capital stands."""


def as_meant(text: str) -> str:
    """The text as it was before it was written twice, composed; any other text as it is.

    Args:
        text: of whatever length.
    """
    for _ in range(MOST_TIMES):
        if text.isascii():
            return text
        read = _RUN.sub(_meant, text)
        if read == text:
            return text
        text = unicodedata.normalize("NFC", read)
    return text


def _meant(found: re.Match[str]) -> str:
    """What the letters' bytes are in UTF-8; the letters where they are none."""
    try:
        return bytes(_BYTES[letter] for letter in found[0]).decode()
    except UnicodeDecodeError:
        return found[0]


def is_lost(text: str) -> bool:
    """Whether letters that were written twice are left in the text, without all of their bytes."""
    return not text.isascii() and _LEFT.search(text) is not None
