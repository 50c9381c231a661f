"""How an identifier may stand in bytes that are no text: comments of pixels, documents, palettes, waveforms.

A name is looked for by its longest part, in every encoding, case and way of writing marks; where that stands, the text
around it is read and must say the name whole, in some order and with whatever stands between its parts. Chance hits in
the noise of pixels are none of that. It is the gate's own way and shares no code with the cleaning.

**Source:** Unicode Standard Annex 15 (NFC, NFD); Windows code page 1258 writes tones behind their letters;
TCVN 5712:1993 and VNI for Windows as `datasets.emr` reads them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise, product
from typing import NamedTuple

from datasets.emr.tcvn3 import decode_tcvn3, encode_tcvn3
from datasets.emr.vni import decode_vni, encode_vni

SHORTEST, SHORTEST_WIDE, SHORTEST_PART = 6, 8, 3
"""Characters that are looked for: of a whole identifier, of one in two bytes a character, of a name's part."""
WINDOW = 160
"""Characters that are read on either side of a name's part."""
WIDE = ("utf-16-le", "utf-16-be")
DAY = "day"
"""Begins the value of an anchor that is a day."""
BETWEEN = (" ", "^", "_", ",", ", ", ".", "-", "")
_OWN = {"tcvn3": (decode_tcvn3, encode_tcvn3), "vni": (decode_vni, encode_vni)}
"""Vietnamese codes that Python has not: how each is read and written."""

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư"}
_SYLLABLE = re.compile(r"([bcdghklmnpqrstvx]*)([aeiouy]{1,3})([cghmnpt]{0,2})")
MOST_SYLLABLES = 4096
_GAPS = re.compile(r"[\s^_,.\-=;:\0]+")


class Anchor(NamedTuple):
    """Bytes to look for.

    Attributes:
        pattern: in small letters, as far as they are ASCII.
        codec: of the text around it.
        whole: what the text must say without gaps; nothing: the pattern itself is enough.
        value: the identifier.
    """

    pattern: bytes
    codec: str
    whole: tuple[str, ...]
    value: str


def anchors_of_name(value: str) -> Iterator[Anchor]:
    """A PN, each of its groups a name."""
    for group in unicodedata.normalize("NFC", value).split("="):
        parts = re.findall(r"[^\W\d_]+", group)
        whole = tuple(sorted(each for each in _orders([folded(part) for part in parts]) if len(each) >= SHORTEST))
        if not whole:
            if len(group.encode()) >= SHORTEST:
                yield from _encoded([group, group.replace("^", " ")], (), value)
            continue
        longest = max(parts, key=len)
        if len(longest) >= SHORTEST_PART:
            yield from _encoded([longest], whole, value)
            if value.isascii():
                yield from (Anchor(each, codec, whole, value) for codec, each in _marked(longest.lower()))
        else:
            yield from _encoded([gap.join(pair) for pair in _pairs(parts) for gap in BETWEEN], whole, value)


def anchors_of_number(value: str) -> Iterator[Anchor]:
    """An identifier that is no name: a number, an address, a hospital."""
    value = unicodedata.normalize("NFC", value)
    compact = re.sub(r"[\W_]+", "", value)
    forms = {value, compact}
    if compact.isascii() and (found := re.fullmatch(r"([A-Za-z]{0,4})(\d{6,15})", compact)):
        letters, digits = found.groups()
        for cut in ((4, 7), (3, 6), (3, 6, 9), (4,), (2, 4)):
            places = [0, *(at for at in cut if at < len(digits)), len(digits)]
            pieces = [digits[at:end] for at, end in pairwise(places)]
            forms |= {gap.join((*([letters] * bool(letters)), *pieces)) for gap in (" ", ".", "-")}
        forms |= {f"{letters}{gap}{digits}" for gap in (" ", "-", "_")} if letters else set()
    yield from _encoded([form for form in forms if len(form) >= SHORTEST], (), value)


def anchors_of_day(day: str) -> Iterator[Anchor]:
    """A day in eight digits, as a date is written in figures."""
    year, month, date = day[:4], day[4:6], day[6:8]
    forms = {day, f"{date}{month}{year}"}
    for gap in "/-. ":
        forms |= {gap.join(order) for order in ((date, month, year), (year, month, date), (month, date, year))}
        forms |= {gap.join((date.lstrip("0"), month.lstrip("0"), year))}
    yield from _encoded(sorted(forms), (), f"{DAY} {day}")


def says(anchor: Anchor, data: bytes, at: int) -> bool:
    """Whether what the anchor stands for is told at this place of the bytes."""
    end = at + len(anchor.pattern)
    if data[at:end].lower() != anchor.pattern:
        return False
    if not anchor.whole:
        return True
    wide = 2 if anchor.codec in WIDE else 1
    start = at - wide * min(WINDOW, at // wide)
    text = _GAPS.sub("", folded(_read(data[start : end + wide * WINDOW], anchor.codec)))
    return any(each in text for each in anchor.whole)


def _read(data: bytes, codec: str) -> str:
    own = _OWN.get(codec)
    return data.decode(codec, "replace") if own is None else own[0](data)


def folded(text: str) -> str:
    """Small letters without marks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _orders(parts: list[str]) -> set[str]:
    """A name's parts joined: as told, family last, given name first, reversed, and the outer two alone."""
    first, last, inner = parts[:1], parts[-1:], parts[1:-1]
    turned = (
        parts,
        parts[1:] + first,
        last + parts[:-1],
        last + inner + first,
        parts[::-1],
        first + last,
        last + first,
    )
    return {"".join(each) for each in turned} if parts else set()


@lru_cache(maxsize=MOST_SYLLABLES)
def _marked(plain: str) -> frozenset[tuple[str, bytes]]:
    """A Vietnamese syllable told without marks, in every way that it may be written with them, each with its codec."""
    found = _SYLLABLE.fullmatch(plain)
    if found is None:
        return frozenset()
    before, vowels, after = found.groups()
    spelt = set[str]()
    for begin in {before, before.replace("d", "đ", 1) if before == "d" else before}:
        for letters in product(*(_VOWELS.get(each, each) for each in vowels)):
            bare = "".join(letters)
            spelt.add(begin + bare + after)
            spelt |= {
                begin + bare[: at + 1] + tone + bare[at + 1 :] + after for at in range(len(bare)) for tone in _TONES
            }
    forms = (unicodedata.normalize("NFC", each) for each in spelt - {plain})
    cases = frozenset(case for each in forms for case in (each, each.upper(), each.title()))
    written = {("utf-8", case.encode().lower()) for case in cases}
    return frozenset(written | {(codec, encode(case).lower()) for case in cases for codec, (_, encode) in _OWN.items()})


def _pairs(parts: list[str]) -> Iterator[tuple[str, str]]:
    for one, other in zip(parts, parts[1:] + parts[:1], strict=True):
        yield from ((one, other), (other, one))


def _encoded(texts: Iterable[str], whole: tuple[str, ...], value: str) -> Iterator[Anchor]:
    shortest = 2 if whole else SHORTEST
    for text in texts:
        for form in {folded(text), text, text.lower(), text.upper(), text.title()}:
            for codec, raw in _in_bytes(form):
                if len(form) >= (SHORTEST_WIDE if codec in WIDE and not whole else shortest):
                    yield Anchor(raw.lower(), codec, whole, value)


def _in_bytes(text: str) -> Iterator[tuple[str, bytes]]:
    yield "utf-8", text.encode()
    yield from ((codec, text.encode(codec)) for codec in WIDE)
    if text.isascii():
        return
    yield "utf-8", unicodedata.normalize("NFD", text).encode()
    yield from ((codec, encode(text)) for codec, (_, encode) in _OWN.items())
    for codec, form in (("latin-1", text), ("cp1258", text), ("cp1258", _toned(text))):
        try:
            yield codec, form.encode(codec)
        except UnicodeEncodeError:
            continue


def _toned(text: str) -> str:
    """With tones behind their letters."""
    apart = unicodedata.normalize("NFD", text)
    return re.sub(rf"[^{_TONES}]+", lambda found: unicodedata.normalize("NFC", found.group()), _tones_last(apart))


def _tones_last(apart: str) -> str:
    return re.sub(rf"([{_TONES}])([\u0302\u0306\u031b]+)", r"\2\1", apart)
