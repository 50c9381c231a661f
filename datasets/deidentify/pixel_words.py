"""Native pixels held to what the header says of them: no bytes behind the last sample, no bits beside the stored ones.

Bits of a word that no sample uses were a place for overlays, so they may hold a drawn name. They become zero, or the
sign of the sample. A word whose samples do not end at bit BitsStored - 1 is read in two ways, and is not changed here.

**Source:** DICOM PS3.5 8.1.1 (encoding of pixel data), 8.1.2 (overlays in unused bits, retired in 2004), 8.2
(subsampled colour), PS3.3 C.7.6.3.1.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from datasets.dicom.layout import BIG_ENDIAN, Layout
from datasets.errors import UnreadableInstance

WORDS = frozenset((8, 16, 32, 64))
SUBSAMPLED = {"YBR_FULL_422": 2, "YBR_PARTIAL_422": 2, "YBR_PARTIAL_420": 1.5}
"""Samples a pixel."""
Words = NDArray[Any]


def cleaned_words(value: bytes | memoryview, layout: Layout) -> bytes | None:
    """The native pixels without whatever is no sample; `None` when nothing else is in them.

    Args:
        value: of PixelData, FloatPixelData or DoubleFloatPixelData.
        layout: what the header says of it.

    Raises:
        UnreadableInstance: the value is too short, or bits beside the stored ones are used in a way that is ambiguous.
    """
    size = _size(len(value), layout)
    if len(value) < size:
        raise UnreadableInstance(
            f"expected {size} bytes of pixel data, got {len(value)}; the file is truncated, or its header is wrong"
        )
    samples = value[:size]
    words = None if layout.bits_allocated not in WORDS else np.frombuffer(samples, _word(layout))
    is_stray = words is not None and has_strays(words, layout)
    if not is_stray and len(value) == size:
        return None
    is_big = layout.transfer_syntax_uid == BIG_ENDIAN
    padding = b"\0" * (size % 2) if not is_big else bytes(value[size : size + size % 2])
    if not is_stray and value[size:] == padding:
        return None
    kept = without_strays(words, layout).tobytes() if words is not None and is_stray else bytes(samples)
    return kept + padding


def has_strays(words: Words, layout: Layout) -> bool:
    """Whether bits beside the stored ones hold anything but zeros, or else but the sign of each sample.

    Args:
        words: unsigned integers of `bits_allocated` bits.
        layout: of the instance.
    """
    stored, size = layout.bits_stored, layout.bits_allocated
    if stored == size or not len(words):
        return False
    used = ((1 << stored) - 1) << (layout.high_bit + 1 - stored)
    if not int(np.bitwise_or.reduce(words, axis=None)) & ~used:
        return False
    if not layout.is_signed or layout.high_bit != stored - 1:
        return True
    signed, most = words.view(f"{words.dtype.byteorder}i{size // 8}"), 1 << (stored - 1)
    return bool(signed.min() < -most or signed.max() >= most)


def without_strays(words: Words, layout: Layout) -> Words:
    """The same samples, with zeros or their sign in the bits beside the stored ones.

    Raises:
        UnreadableInstance: it cannot be told which bits are stored.
    """
    stored, size = layout.bits_stored, layout.bits_allocated
    if layout.high_bit != stored - 1:
        raise UnreadableInstance("expected samples in the low bits of their words, got other bits as well; refused")
    if not layout.is_signed:
        return np.asarray((words & words.dtype.type((1 << stored) - 1)).astype(words.dtype, copy=False))
    signed = words.view(f"{words.dtype.byteorder}i{size // 8}")
    unused = size - stored
    return np.asarray(np.right_shift(np.left_shift(signed, unused), unused).astype(signed.dtype)).view(words.dtype)


def _size(length: int, layout: Layout) -> int:
    """Bytes that the samples take; some colour that is said to be subsampled is whole in fact."""
    pixels = layout.rows * layout.columns * layout.frames
    whole = (pixels * layout.samples * layout.bits_allocated + 7) // 8
    if layout.photometric not in SUBSAMPLED or length in (whole, whole + whole % 2):
        return whole
    return int(pixels * SUBSAMPLED[layout.photometric]) * layout.bits_allocated // 8


def _word(layout: Layout) -> str:
    order = ">" if layout.transfer_syntax_uid == BIG_ENDIAN else "<"
    return f"{order}u{layout.bits_allocated // 8}"
