"""VNI for Windows, the code of older systems of the south: a letter, and behind it a byte for its marks.

Python has no codec for it. `Traàn Thò Bích Ngoïc` in Latin 1 is `Trần Thị Bích Ngọc`.

**Source:** VNI Software's table for Windows as three public converters give it alike (xvnkb's `vni.h` among them).
"""

from __future__ import annotations

import re
import unicodedata

_TONES = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
_BARE, _ROOF, _BREVE = "ùøûõï", "áàåãä", "éèúüë"
_MARKS = {
    **dict(zip(_BARE, _TONES, strict=True)),
    **{sign: f"\u0302{tone}" for sign, tone in zip(_ROOF, _TONES, strict=True)},
    **{sign: f"\u0306{tone}" for sign, tone in zip(_BREVE, _TONES, strict=True)},
    "â": "\u0302",
    "ê": "\u0306",
}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_BOTH = {**_ALONE, **{sign.upper(): letter.upper() for sign, letter in _ALONE.items()}}
_CARRIERS = "aeouyôö"
_SIGN = re.compile(rf"([{_CARRIERS}])([{''.join(_MARKS)}])|([{''.join(_ALONE)}])", re.IGNORECASE)


def decode_vni(data: bytes) -> str:
    """Text, composed. It never fails; it cannot tell that the code was another one."""
    return unicodedata.normalize("NFC", _SIGN.sub(_letter, data.decode("latin-1")))


def encode_vni(text: str) -> bytes:
    """Bytes; what the code does not have becomes a question mark."""
    return "".join(map(_written, unicodedata.normalize("NFC", text))).encode("latin-1", "replace")


def _letter(found: re.Match[str]) -> str:
    carrier, sign, alone = found.groups()
    if alone is not None:
        return _BOTH[alone]
    return unicodedata.normalize("NFC", _BOTH.get(carrier, carrier) + _MARKS[sign.lower()])


def _table() -> dict[str, str]:
    """Each letter with marks, and how it is written."""
    written = {letter: sign for sign, letter in _ALONE.items()}
    for carrier in _CARRIERS:
        for sign, marks in _MARKS.items():
            letter = unicodedata.normalize("NFC", _ALONE.get(carrier, carrier) + marks)
            if len(letter) == 1:
                written.setdefault(letter, carrier + sign)
    return {**written, **{letter.upper(): sign.upper() for letter, sign in written.items()}}


_WRITTEN = _table()


def _written(letter: str) -> str:
    return _WRITTEN.get(letter, letter if letter.isascii() else "?")
