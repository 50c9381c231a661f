"""What a text says by other character sets than it was read by: the gate's own reading, without marks.

Whatever its file declares, a text may be UTF-8, windows-1258, TCVN3 or VNI. The gate asks only whether one of these
tells what the original told, so an odd reading of a sound text does no harm.

**Source:** Unicode 15 3.9 (UTF-8); Windows code page 1258; TCVN 5712:1993; VNI for Windows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from datasets.emr.tcvn3 import decode_tcvn3
from datasets.emr.vni import decode_vni

READ_BY = ("latin-1", "cp1252", *(f"iso8859_{number}" for number in (2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15)))
"""Codes of eight bits that a file may declare, and the one that its writer may have meant."""


def said_otherwise(text: str) -> tuple[str, ...]:
    """Each other reading once; nothing for a text in ASCII, or one that no code of eight bits has."""
    if text.isascii():
        return ()
    raws = dict.fromkeys(raw for code in READ_BY if (raw := _encoded(text, code)))
    found = dict.fromkeys(each for raw in raws for each in _read(raw))
    return tuple(each for each in found if each and each != text)


def _encoded(text: str, code: str) -> bytes:
    try:
        return text.encode(code)
    except UnicodeEncodeError:
        return b""


def _read(raw: bytes) -> Iterator[str]:
    plain = raw.decode("utf-8", "ignore")
    yield unicodedata.normalize("NFC", plain)
    for code in READ_BY[:2]:
        again = _encoded(plain, code)
        if not again.isascii():
            yield unicodedata.normalize("NFC", again.decode("utf-8", "ignore"))
    yield unicodedata.normalize("NFC", raw.decode("cp1258", "ignore"))
    yield decode_tcvn3(raw)
    yield decode_vni(raw)
