"""The words that every synthetic picture carries in its pixels.

They are kept as a picture, `words.png`, rendered once in DejaVu Sans Bold, so that drawing them needs no font.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import PIL.Image
from numpy.typing import NDArray

WORDS = "SYNTHETIC / TỔNG HỢP – NOT A PATIENT"
FILE = Path(__file__).with_name("words.png")
SHARE_OF_WIDTH = 0.45


@cache
def _stencil(width: int) -> NDArray[np.float32]:
    with PIL.Image.open(FILE) as picture:
        height = max(6, round(picture.height * width / picture.width))
        resized = picture.convert("L").resize((width, height), PIL.Image.Resampling.LANCZOS)
    return np.asarray(np.asarray(resized, dtype=np.float32) / np.float32(255), dtype=np.float32)


def burn_words(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    """A copy with `WORDS` in white on black along the top left: `(h, w)` or `(h, w, 3)`, 0 to 1."""
    stencil = _stencil(max(40, round(picture.shape[1] * SHARE_OF_WIDTH)))
    margin = max(2, picture.shape[1] // 100)
    burned = picture.copy()
    box = burned[: stencil.shape[0] + 2 * margin, : stencil.shape[1] + 2 * margin]
    box[...] = 0
    inner = box[margin : margin + stencil.shape[0], margin : margin + stencil.shape[1]]
    seen = stencil[: inner.shape[0], : inner.shape[1]]
    inner[...] = seen if picture.ndim == 2 else seen[..., np.newaxis]
    return burned
