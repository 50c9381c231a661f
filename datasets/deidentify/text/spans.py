"""What was found in a text, and the tag that stands there afterwards."""

from __future__ import annotations

import re
from dataclasses import dataclass

TAGS = {
    "name": ("[TÊN]", "[NAME]"),
    "address": ("[ĐỊA CHỈ]", "[ADDRESS]"),
    "phone": ("[ĐIỆN THOẠI]", "[PHONE]"),
    "national_id": ("[CCCD]", "[NATIONAL ID]"),
    "bhyt": ("[BHYT]", "[INSURANCE NUMBER]"),
    "record": ("[SỐ HỒ SƠ]", "[RECORD NUMBER]"),
    "email": ("[THƯ ĐIỆN TỬ]", "[EMAIL]"),
    "url": ("[LIÊN KẾT]", "[LINK]"),
    "date": ("[NGÀY]", "[DATE]"),
    "age": ("[TRÊN 89 TUỔI]", "[OVER 89]"),
    "hospital": ("[CƠ SỞ Y TẾ]", "[HOSPITAL]"),
    "plate": ("[BIỂN SỐ]", "[PLATE]"),
}
"""Each kind's tag in Vietnamese and in English."""

TAG_PATTERN = re.compile("|".join(re.escape(tag) for pair in TAGS.values() for tag in pair))
_ENGLISH = re.compile(r"(?<!\w)(?:the|of|and|with|was|is|for|on|in|patient|by|from|no|has|findings|reported)(?!\w)")
_VIETNAMESE = re.compile(
    r"(?<!\w)(?:benh|nhan|ngay|khong|ko|bn|vien|thang|nam|chi|cua|va|duoc|tai|tuoi|co|dau|mau|kham|bac|bs)(?!\w)"
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """An identifier in a text.

    Attributes:
        start: of its first character in the composed (NFC) text.
        end: behind its last.
        kind: a key of `TAGS`.
    """

    start: int
    end: int
    kind: str


def is_english(text: str, folded: str) -> bool:
    """Whether tags in English fit the text: no Vietnamese marks, and more of its small words are English.

    Args:
        text: as it is.
        folded: without marks and capitals.
    """
    if len(text.encode("ascii", "ignore")) < len(text) - len(text) // 40:
        return False
    return len(_ENGLISH.findall(folded)) > len(_VIETNAMESE.findall(folded))
