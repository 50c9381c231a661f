"""What free text says of a person by its form alone: numbers, dates, addresses, and names behind a title or surname.

Descriptions lose a little too much rather than a little too little: six digits in a row go, whatever they mean.

**Source:** 12 digits of the định danh (Thông tư 59/2021/TT-BCA), 15 characters of the BHYT card (Quyết định
1351/QĐ-BHXH), both as the BHYT files of `datasets.emr` carry them; telephone numbers of
Vietnam are 0 or +84 and 9 digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

REPLACEMENT = "[X]"

_WORD = r"[^\W\d_a-zà-öø-ÿāăđĩũơưạ-ỹ][^\W\d_]*"
"""A word with a capital: no lower-case letter first."""

NUMBERS = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"\bhttps?://\S+|\bwww\.\S+",
    r"(?<!\w)[0-2](?:\.\d+){5,}",
    r"(?<!\w)(?:\+?84|0)(?:[ .()-]*\d){9}(?!\d)",
    r"(?<!\w)[A-Z]{2}[ -]?\d(?:[ -]?\d){12}(?!\d)",
    r"(?<!\d)(?:\d[ .-]?){11}\d(?!\d)",
    r"\d{6,}",
)
_YEAR = r"(?:1[89]|20)\d\d"
DATES = (
    rf"(?<!\d)\d{{1,2}}[ ]?[/.-][ ]?\d{{1,2}}[ ]?[/.-][ ]?{_YEAR}(?!\d)",
    r"(?<!\d)\d{1,2}[/-]\d{1,2}[/-]\d{2}(?!\d)",
    rf"(?<!\d){_YEAR}[/.-]\d{{1,2}}[/.-]\d{{1,2}}(?!\d)",
    rf"(?i:ngày|ngay)\s*\d{{1,2}}\s*(?i:tháng|thang)\s*\d{{1,2}}(?:\s*(?i:năm|nam)\s*{_YEAR})?",
    rf"(?<!\d)\d{{1,2}}[ -]?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,-]*{_YEAR}(?!\d)",
    rf"(?i:\b(?:sn|sinh năm|sinh nam|năm sinh|nam sinh|n\.?[ ]?s|born|dob)\b)[\s:.]*(?:in )?{_YEAR}(?!\d)",
)
_TITLE = (
    r"bs(?:\s?ck\s?(?:i{1,2}|1|2)|nt)?\b|bác s[ĩỹ]\b|bac si\b|ths\b|p?gs\b|ts\.|ktv\b|đd\.|điều dưỡng\b|dieu duong\b"
    r"|dr\b|prof\b|(?-i:[Mm]rs?|MRS)\b|ms\.|ông\b|bà\b|bệnh nhân\b|benh nhan\b|bn\b|họ (?:và )?tên\b|ho (?:va )?ten\b"
    r"|patient(?: name)?\b|physician\b|doctor\b|operator\b|radiologist\b"
)
_SURNAME = (
    r"Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Đinh|Trương|Trịnh|Đoàn|Đào|Lương|Lý"
    r"|Nguyen|Pham|Hoang|Huynh|Truong|Trinh"
)
_NOT_NAMED = r"nam|nữ|nu|protocol|position|orientation|characteristics|comments"
NAMES = (
    rf"(?i:(?<!\w)(?:{_TITLE}))[\s.:,]*(?!(?i:{_NOT_NAMED})\b)(?:{_WORD}(?:[ .^]+(?={_WORD})|)){{1,5}}",
    rf"(?<!\w)(?:{_SURNAME}|{_SURNAME.upper()})(?:[ ^]+{_WORD}){{1,4}}",
)
PLACES = (
    rf"(?i:(?<!\w)(?:đường|phố|phường|xã|quận|huyện|thôn|ấp|duong|phuong|quan|huyen|thon)) {_WORD}(?: {_WORD}){{0,3}}",
    rf"(?i:(?<!\w)(?:bệnh viện|benh vien|bv|hospital|clinic)) {_WORD}(?: {_WORD}){{0,4}}",
)
_LABEL = r"mrn|pid|patient id|acc(?:ession)?(?: (?:no|number))?|mã bn|ma bn|mã y tế|cccd|cmnd|bhyt"
LABELLED = (rf"(?i:\b(?:{_LABEL})\b)[\s:.#]*\S*\d\S*",)

_PATTERNS = re.compile("|".join(f"(?:{each})" for each in (*LABELLED, *NUMBERS, *DATES, *NAMES, *PLACES)))


def strip_patterns(text: str, is_nobody: Callable[[str], bool] = lambda _: False) -> str:
    """The text without whatever the patterns find, until they find no more.

    Args:
        text: composed.
        is_nobody: which of what they find stays.
    """
    while True:
        stripped = _PATTERNS.sub(lambda found: found[0] if is_nobody(found[0]) else REPLACEMENT, text)
        if stripped == text:
            return text
        text = stripped


class _Letters(dict[int, int]):
    """Code point → code point of the letter without its marks; one for one, so positions hold."""

    def __missing__(self, code: int) -> int:
        letter = {"đ": "d", "Đ": "D"}.get(chr(code)) or unicodedata.normalize("NFD", chr(code))[0]
        self[code] = ord(letter)
        return ord(letter)


_LETTERS = _Letters()


def without_marks(text: str) -> str:
    """The composed text with every letter's marks taken away, position for position, in its own case."""
    return text.translate(_LETTERS)
