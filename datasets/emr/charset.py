"""The character sets of Vietnamese systems by the names they go under: UTF-8, windows-1258, TCVN3, VNI.

**Source:** HL7 v2.5.1 table 0211 (MSH-18); W3C Encoding (windows-1258).
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from datasets.emr.tcvn3 import decode_tcvn3, encode_tcvn3, split_tone
from datasets.emr.vni import decode_vni, encode_vni
from datasets.errors import UnreadableRecord

Charset = Literal["utf-8", "cp1258", "tcvn3", "ascii", "latin-1", "vni"]
NAMES: dict[str, Charset] = {
    "UTF8": "utf-8",
    "UNICODEUTF8": "utf-8",
    "WINDOWS1258": "cp1258",
    "CP1258": "cp1258",
    "TCVN": "tcvn3",
    "TCVN3": "tcvn3",
    "TCVN5712": "tcvn3",
    "TCVN57121": "tcvn3",
    "VSCII": "tcvn3",
    "VNI": "vni",
    "VNIWINDOWS": "vni",
    "ASCII": "ascii",
    "USASCII": "ascii",
    "ISOIR6": "ascii",
    "88591": "latin-1",
    "ISO88591": "latin-1",
}
_D = str.maketrans("đĐ", "dD")


def charset_named(name: str) -> Charset:
    """The character set of a name, whatever its hyphens and capitals.

    Raises:
        UnreadableRecord: none of ours.
    """
    key = "".join(letter for letter in name.upper() if letter.isalnum())
    if key not in NAMES:
        raise UnreadableRecord(
            "expected the character set UTF-8, windows-1258, TCVN3, VNI, ASCII or ISO 8859-1, got another"
        )
    return NAMES[key]


def decode(data: bytes, charset: Charset) -> str:
    """Text, composed (NFC).

    Raises:
        UnreadableRecord: the bytes are not of that character set; names the place of the first that is not.
    """
    if charset == "tcvn3":
        return decode_tcvn3(data)
    if charset == "vni":
        return decode_vni(data)
    try:
        return unicodedata.normalize("NFC", data.decode(charset))
    except UnicodeDecodeError as error:
        raise UnreadableRecord(f"expected text in {charset}, got other bytes at place {error.start}") from None


def encode(text: str, charset: Charset) -> bytes:
    """Bytes; where the character set lacks a letter, the letter without marks, and a question mark for the rest."""
    if charset == "tcvn3":
        return encode_tcvn3(text)
    if charset == "vni":
        return encode_vni(text)
    if charset == "cp1258":
        return b"".join(_encode_1258(letter) for letter in unicodedata.normalize("NFC", text))
    return b"".join(_encode_plain(letter, charset) for letter in unicodedata.normalize("NFC", text))


def _encode_plain(letter: str, charset: Charset) -> bytes:
    try:
        return letter.encode(charset)
    except UnicodeEncodeError:
        bare = unicodedata.normalize("NFD", letter.translate(_D))[:1]
        return bare.encode(charset, "replace")


def _encode_1258(letter: str) -> bytes:
    """Windows-1258 has the letters and the tones, and few of their compositions."""
    base, tone = split_tone(letter)
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        return (base + tone).encode("cp1258", "replace")
