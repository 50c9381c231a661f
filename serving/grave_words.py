"""Words that sound dangerous and were not understood: the reader is told, and who to call."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.lay_text.reading import Reading

_VI = (
    *("tím", "lạnh ngắt", "trắng bệch", "tái mét", "không thở", "ngừng thở", "ngạt", "hóc", "sặc", "gọi không"),
    *("bất tỉnh", "mê man", "hôn mê", "ngất", "xỉu", "liệt", "giật", "cắn", "đâm", "chém", "uống nhầm", "uống lộn"),
    *("nuốt", "thuốc sâu", "thuốc chuột", "nhảy lầu", "nhảy cầu", "nhảy sông", "thắt cổ", "treo cổ", "tự tử", "chết"),
    *("máu", "axit", "điện giật", "đuối nước"),
)
_BARE = (
    *("tim tai", "tim ngat", "lanh ngat", "trang bech", "tai met", "khong tho", "ngung tho", "goi khong", "bat tinh"),
    *("me man", "hon me", "ngat", "xiu", "ran can", "cho can", "uong nham", "uong lon", "nuot", "thuoc sau"),
    *("thuoc chuot", "nhay lau", "nhay cau", "that co", "treo co", "tu tu", "chet", "ra mau", "chay mau"),
)
_EN = (
    *("blue", "unconscious", "unresponsive", "not breathing", "choking", "choked", "collapsed", "paralysed"),
    *("paralyzed", "limp", "seizure", "bitten", "bite", "stabbed", "shot", "swallowed", "overdose", "poison"),
    *("poisoned", "pills", "jump", "hang myself", "hanged", "suicide", "suicidal", "kill", "dying", "dead", "blood"),
    *("bleeding", "acid", "electrocuted", "drown", "drowned", "drowning"),
)
_GRAVE = re.compile(rf"\b(?:{'|'.join((*_VI, *_BARE, *_EN))})\b", re.IGNORECASE)


def grave_words(reading: Reading, text: str) -> tuple[str, ...]:
    """The dangerous words of a text that stand, at least in part, where nothing was understood."""
    found = (match for match in _GRAVE.finditer(text) if _is_unread(reading, *match.span()))
    return tuple(dict.fromkeys(match.group().lower() for match in found))


def _is_unread(reading: Reading, start: int, end: int) -> bool:
    return _overlap(((one.start, one.end) for one in reading.unread), start, end) and not _overlap(
        ((one.start, one.end) for one in reading.mentions if not one.is_ambiguous), start, end
    )


def _overlap(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    return any(one < end and start < other for one, other in spans)
