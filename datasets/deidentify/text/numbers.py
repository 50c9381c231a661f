"""Numbers and addresses on the net that name a person: by their form, or by the word before them.

**Source:** 12 digits of the định danh (Luật Căn cước 26/2023/QH15, điều 12; before it Thông tư 59/2021/TT-BCA) and
the 9 of the CMND before it; 15 characters of the BHYT card (Quyết định 1351/QĐ-BHXH) and the 10 of the number of
social insurance on the newer card (Quyết định 1666/QĐ-BHXH); telephone numbers of Vietnam: 0 or +84, then 9 or 10
digits; plates: two digits of the province, a series, five digits (Thông tư 24/2023/TT-BCA, in force until the end of
2024).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datasets.deidentify.text.listed import listed
from datasets.deidentify.text.spans import Span
from datasets.deidentify.text.words import Word, matches_at

_RECORD_LABEL = (
    r"ma (?:bn|benh nhan|nguoi benh|y te|ho so|benh an|luu tru|dieu tri|so|phieu|lan kham)|so (?:ho so|benh "
    r"an|vao vien|luu tru"
    r"|nhap vien|phieu|hs|ba)|sba|shs|hsba|pid|mrn|mbn|patient id|(?:hospital|record|file|chart|accession|unit) "
    r"(?:no|number|id)|id"
)
_ID_LABEL = (
    r"cccd|cmnd|cmt|cmtnd|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|dinh danh|ho chieu|passport(?: no)?"
)
_FORMS: tuple[tuple[str, str], ...] = (
    ("bhyt", r"(?:bhyt|bao hiem(?: y te)?|the)[^\d\n]{0,15}(?P<b>(?<!\d)\d{10}(?!\d))"),
    ("national_id", rf"(?:{_ID_LABEL})[^\d\n]{{0,12}}(?P<c>[a-z]?(?:\d[ .-]?){{7,11}}\d)(?!\d)"),
    (
        "record",
        rf"(?<!\w)(?:{_RECORD_LABEL})(?!\w)(?: so| no)?[\s:.#-]{{0,4}}"
        rf"(?P<d>(?=[\w/-]{{0,12}}\d{{2}})[\w][\w/.-]{{2,24}})(?<![.-])",
    ),
    ("bhyt", r"(?<!\w)[a-z]{2}[ -]?\d(?:[ .-]?\d){12}(?!\d)"),
    ("record", r"(?<!\w)(?:bn|hs|ba|pid|mrn|yt|vv)[-.]?(?:\d{2,4}[-/.]\d{3,10}|\d{5,12})(?!\w)"),
    ("plate", r"(?<!\w)\d{2}[ -]?[a-z][a-z0-9]?[ -]\d{3}[. ]?\d{2}(?!\w)"),
    (
        "plate",
        r"(?:bien so|bks|bsx|xe so)(?: xe)?[\s:]{1,3}(?P<e>\d{2}[ -]?[a-z]{1,2}\d?[ .-]{0,3}\d{3}[.]?\d{1,2})(?!\w)",
    ),
    ("phone", r"(?<![\w.,/])\(?(?:\+?84|0)\)?(?:[ .()-]{0,2}\d){9,10}(?!\d)"),
    ("national_id", r"(?<!\w)0\d{2}(?:[ .-]?\d{3}){3}(?!\d)"),
    ("national_id", r"(?<![\w.,])\d{9}(?!\w)(?![.,]\d)"),
    ("record", r"(?<!\w)[0-2](?:\.\d{1,20}){5,30}"),
    ("record", r"(?<![\w.,])\d{8}(?!\w)(?![.,]\d| ?(?:ui|iu|units?|don vi|/))|(?<!\d)\d{10,40}"),
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"']{1,2000}|(?:zalo|facebook|fb)(?:\.com|\.me)/[\w.]{1,60}")
_LEADS = frozenset(
    listed(
        "bhyt bao the cccd cmnd cmt cmtnd can chung dinh ho passport ma so sba shs hsba pid mrn mbn patient "
        "hospital record file chart "
        "accession unit id bn hs ba yt vv bien bks bsx xe"
    )
)
_PATTERN = re.compile("|".join(f"(?P<k{at}>{form})" for at, (_, form) in enumerate(_FORMS)))


def find_numbers(plain: str, words: Sequence[Word]) -> Iterator[Span]:
    """Numbers of people, and their addresses on the net.

    Args:
        plain: a text, folded.
        words: of the text.
    """
    if "@" in plain:
        yield from (Span(*found.span(), "email") for found in _EMAIL.finditer(plain))
    if "www." in plain or "/" in plain:
        yield from (Span(*_trimmed(plain, *found.span()), "url") for found in _URL.finditer(plain))
    for found in matches_at(_PATTERN, plain, words, _LEADS):
        at = _outer(found)
        inner = next((found.span(name) for name in "bcde" if found[name] is not None), found.span())
        yield Span(*_trimmed(plain, *inner), _FORMS[at][0])


def _outer(found: re.Match[str]) -> int:
    return next(at for at in range(len(_FORMS)) if found[f"k{at}"] is not None)


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    while end > start and plain[end - 1] in " .,-;)/":
        end -= 1
    return start, end
