"""TCVN 5712 (TCVN3, "ABC"), the eight-bit code of older Vietnamese systems, read and written.

Python has no codec for it. Five bytes are combining tone marks after a letter; text is composed (NFC) when read.
Capitals with tones stand where TCVN 5712:1993 VN1 puts them; those that VN1 puts among the control codes are written
as the capital letter and a combining mark.

**Source:** TCVN 5712:1993, tables VN1 and VN3; compared byte by byte with glibc's TCVN5712-1 by a test.
"""

from __future__ import annotations

import unicodedata

TONES = {0xB0: "\u0300", 0xB1: "\u0309", 0xB2: "\u0303", 0xB3: "\u0301", 0xB4: "\u0323"}
_FROM_80 = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_TO_TEXT = {0x80 + place: letter for place, letter in enumerate(_FROM_80)}
_TO_BYTE = {letter: byte for byte, letter in _TO_TEXT.items()}


def decode_tcvn3(data: bytes) -> str:
    """Text, composed. Every byte has a meaning, so this never fails; it cannot tell that the code was another one."""
    text = "".join(chr(byte) if byte < 0x80 else _TO_TEXT[byte] for byte in data)
    return unicodedata.normalize("NFC", text)


def encode_tcvn3(text: str) -> bytes:
    """Bytes; what the code does not have becomes a question mark."""
    return b"".join(_encode_letter(letter) for letter in unicodedata.normalize("NFC", text))


def _encode_letter(letter: str) -> bytes:
    if letter.isascii():
        return letter.encode("ascii")
    if letter in _TO_BYTE:
        return bytes([_TO_BYTE[letter]])
    base, tone = split_tone(letter)
    known = base.isascii() or base in _TO_BYTE
    return _encode_letter(base) + bytes([_TO_BYTE[tone]]) if tone and known else b"?"


def split_tone(letter: str) -> tuple[str, str]:
    """A Vietnamese letter as its letter without tone (ă, ê, ơ keep their shape) and the combining tone mark, or ``."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(part for part in parts if part in TONES.values())
    base = "".join(part for part in parts if part not in TONES.values())
    return unicodedata.normalize("NFC", base), tone if len(tone) == 1 else ""
