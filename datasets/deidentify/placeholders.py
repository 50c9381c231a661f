"""Numbers that are nobody's: what is typed where a number has to stand and none is known."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORDS = frozenset((
    "UNKNOWN", "UNK", "UNKNOW", "UNIDENTIFIED", "UNDEFINED", "UNSPECIFIED", "NOTKNOWN", "NOTAVAILABLE",
    "NA", "NAN", "NIL", "NONE", "NULL", "NO", "NOID", "NOPATIENTID", "NOTASSIGNED", "EMPTY", "BLANK", "TBD", "TBA",
    "ANON", "ANONYM", "ANONYMOUS", "ANONYMIZED", "ANONYMISED", "ANONYMOUSPATIENT", "DEIDENTIFIED", "REMOVED",
    "PATIENTID", "PATID", "MABN", "CCCD", "TEMP", "EMERGENCY", "JOHNDOE", "JANEDOE",
    "KHONG", "KHONGRO", "KHONGBIET", "KHONGCO", "KHONGXACDINH", "KHONGTEN", "KHONGMA", "KHONGGHINHAN", "KR", "KB",
    "CHUARO", "CHUABIET", "CHUACO", "CHUACAP", "CHUAXACDINH", "VODANH", "VOTHUANHAN", "TRONG", "ANDANH",
))  # fmt: skip
"""Folded: letters and digits alone, in capitals, without marks."""
UP = "01234567890123456789012345678901234567890"
DOWN = UP[::-1]
SHORTEST_SAME, SHORTEST_RUN = 3, 6
_UNSPOKEN = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 14)
def is_placeholder(number: str) -> bool:
    """Whether a number tells nobody from anybody: nothing but signs, zeros, one digit or letter, a run, or such a word.

    One or two digits (`7`, `11`) may be a small house's honest numbers; a single zero is none.
    """
    folded = _UNSPOKEN.sub("", _plain(number)).upper()
    if not folded or not folded.strip("0") or folded in WORDS:
        return True
    if len(set(folded)) == 1:
        return len(folded) >= SHORTEST_SAME or folded.isalpha()
    return len(folded) >= SHORTEST_RUN and folded.isdigit() and (folded in UP or folded in DOWN)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).replace("Đ", "D").replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
