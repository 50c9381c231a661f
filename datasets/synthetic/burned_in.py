"""Pictures with people's particulars drawn into them, and where: to measure what a reader of pixels finds.

Drawn with the fonts that OpenCV itself carries: `sans`, `italic` and `uni` know Vietnamese letters, the Hershey font is
the one of old devices. Everybody here is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from datasets.synthetic.chest_model import sample_chest
from datasets.synthetic.drawings import draw_fan, draw_section
from datasets.synthetic.planted_people import Person, person_of

Picture = NDArray[np.float32]
FONTS = ("sans", "italic", "uni", "hershey")
CONTRASTS = (1.0, 0.8, 0.5)
STRONG = 0.25


@dataclass(frozen=True, slots=True)
class BurnedIn:
    """A picture with text in it, or without.

    Attributes:
        kind: of picture: ct, mr, cr, us, page.
        picture: `(h, w)`, 0 to 1.
        written: `(h, w)`, where a letter changed the picture.
        lines: the texts, none when nothing was drawn.
        person: whom they name.
        how: font, size in pixels, contrast, turn; for the list of what was missed.
    """

    kind: str
    picture: Picture
    written: NDArray[np.bool_]
    lines: tuple[str, ...]
    person: Person
    how: str


def burned_in_corpus(seed: int, count: int) -> Iterator[BurnedIn]:
    """`count` pictures of all kinds in turn; every fourth of a kind has no text."""
    for number in range(count):
        rng = np.random.default_rng([seed, number])
        kind = tuple(MAKERS)[number % len(MAKERS)]
        picture = np.asarray(MAKERS[kind](rng), np.float32)
        is_plain = number // len(MAKERS) % 4 == 3
        yield _written(rng, kind, picture, person_of(rng), 0 if is_plain else int(rng.integers(1, 5)))


def _written(rng: np.random.Generator, kind: str, picture: Picture, person: Person, count: int) -> BurnedIn:
    texts = [person.name, person.plain_name.upper(), person.ma_bn, person.national_id, f"{person.name} {person.ma_bn}"]
    drawn, lines, how = picture.copy(), [], []
    for number in range(count):
        line = texts[int(rng.integers(len(texts)))]
        size = int(rng.choice((12, 14, 18, 24, 36) if picture.shape[0] > 300 else (12, 14, 16)))
        font = str(rng.choice(FONTS))
        line = person.plain_name.upper() if font == "hershey" and not line.isascii() else line
        stencil = _stencil(line, font, size)
        is_turned = bool(rng.random() < 0.15)
        stencil = np.rot90(stencil) if is_turned else stencil
        contrast = float(rng.choice(CONTRASTS))
        if _stamp(rng, drawn, stencil, contrast, (number + 0.2) / max(count, 1)):
            lines.append(line)
            how.append(f"{font} {size} {contrast}{' turned' if is_turned else ''}")
    written = np.abs(drawn - picture) > STRONG * min(CONTRASTS)
    return BurnedIn(kind, drawn, written, tuple(lines), person, "; ".join(how))


def _stamp(rng: np.random.Generator, drawn: Picture, stencil: Picture, contrast: float, down: float) -> bool:
    """Draw lighter than what lies there, or darker on something light; `False` where it does not fit."""
    high, wide = stencil.shape
    if high + 4 > drawn.shape[0] or wide + 4 > drawn.shape[1]:
        return False
    top = min(int(down * drawn.shape[0]), drawn.shape[0] - high - 2)
    left = int(rng.integers(1, drawn.shape[1] - wide - 1))
    under = drawn[top : top + high, left : left + wide]
    level = float(np.median(under))
    ink = np.float32(min(1.0, level + contrast) if level < 0.5 else max(0.0, level - contrast))
    under[...] = under * (1 - stencil) + ink * stencil
    return True


def _stencil(line: str, font: str, size: int) -> Picture:
    canvas = np.zeros((3 * size, size * (len(line) + 4), 3), np.uint8)
    if font == "hershey":
        cv2.putText(
            canvas, line, (size, 2 * size), cv2.FONT_HERSHEY_SIMPLEX, size / 24, (255, 255, 255), 1, cv2.LINE_AA
        )
    else:
        cv2.putText(canvas, line, (size, 2 * size), (255, 255, 255), cv2.FontFace(font), size, 400)
    gray = canvas[..., 0].astype(np.float32) / np.float32(255)
    rows, columns = np.flatnonzero(gray.any(axis=1)), np.flatnonzero(gray.any(axis=0))
    return np.asarray(gray[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], np.float32)


def _page(rng: np.random.Generator) -> Picture:
    page = np.full((1123, 794), 0.95, np.float32)
    page[::80, 60:-60] = 0.3
    return np.asarray(page + rng.normal(0, 0.01, page.shape), np.float32)


MAKERS: dict[str, Callable[[np.random.Generator], Picture]] = {
    "ct": lambda rng: draw_section(rng, 512),
    "mr": lambda rng: np.minimum(2.5 * draw_section(rng, 256), np.float32(1)),
    "cr": lambda rng: sample_chest(rng, "normal", 840, 1152),
    "us": lambda rng: draw_fan(rng, 480, 640),
    "page": _page,
}
