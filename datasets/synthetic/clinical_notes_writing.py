"""How a note is typed: with marks or without, all small, in short words with slips, or as read off a scan."""

from __future__ import annotations

import re

import numpy as np

from datasets.synthetic.planted_people import without_marks

WRITINGS = ("accented", "accented", "accented", "lower", "plain", "plain", "plain lower", "typed", "scanned")
_SHORT = {
    "khong": "ko", "duoc": "dc", "benh nhan": "bn", "Benh nhan": "BN", "bac si": "bs", "Bac si": "BS", "dien "
    "thoai": "dt",
    "roi": "r", "dieu tri": "dtri", "vao vien": "vv",
}  # fmt: skip
_SHORTENED = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b")
_MISREAD = {"o": "0", "l": "1", "e": "c", "ễ": "ê", "ạ": "a", "ị": "i", "ư": "u", "i": "í"}
SLIP, MISREAD = 0.01, 0.02


def written(text: str, writing: str, rng: np.random.Generator, is_secret: bool = False) -> str:
    """The text in one of the ways of `WRITINGS`.

    Args:
        text: as it should be.
        writing: the way.
        rng: for slips and misread letters.
        is_secret: an identifier is not shortened.
    """
    if writing in ("plain", "plain lower", "typed"):
        text = without_marks(text)
    if writing in ("lower", "plain lower"):
        text = text.lower()
    if writing == "typed" and not is_secret:
        text = _slipped(_SHORTENED.sub(lambda found: _SHORT[found[0]], text), rng)
    if writing == "scanned":
        text = _misread(text, rng)
    return text


def _slipped(text: str, rng: np.random.Generator) -> str:
    """Two small letters inside of a word change places, now and then."""
    letters = list(text)
    for at in np.flatnonzero(rng.random(max(len(text) - 2, 0)) < SLIP):
        if letters[at].islower() and letters[at + 1].islower():
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def _misread(text: str, rng: np.random.Generator) -> str:
    draws = rng.random(len(text))
    return "".join(_MISREAD.get(each, each) if draw < MISREAD else each for each, draw in zip(text, draws, strict=True))


def listed(told: str) -> tuple[str, ...]:
    """The words of a line."""
    return tuple(told.split())
