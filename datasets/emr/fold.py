"""Text as it is compared, without Vietnamese marks, capitals or punctuation: `Đường huyết` is `duong huyet`."""

from __future__ import annotations

import re
import unicodedata

SIGNS = {"%": " percent ", "#": " count ", "đ": "d", "đ".upper(): "d", "\N{LATIN CAPITAL LETTER ETH}": "d", "ð": "d"}
"""The eth looks like a capital đ, and old Vietnamese files hold it for one."""
_SIGNS = str.maketrans(SIGNS)
_OTHER = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Lower-case words of ASCII letters and digits, one space between them; `%` and `#` count as words."""
    plain = unicodedata.normalize("NFD", text.translate(_SIGNS).lower())
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return _OTHER.sub(" ", bare).strip()
