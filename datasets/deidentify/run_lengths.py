"""An RLE frame without what stands between its segments and behind them, and the bits that its samples use.

**Source:** DICOM PS3.5 Annex G (RLE compression: header of sixteen numbers, segments of packed bytes).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from datasets.dicom.layout import Layout
from datasets.dicom.packbits import unpacked
from datasets.errors import UnreadableInstance

HEADER, MOST_SEGMENTS = 64, 15


def without_gaps(frame: bytes, layout: Layout) -> tuple[bytes, list[NDArray[np.uint8]]]:
    """The frame with its segments one behind the other, and what they hold, the high bytes of the samples first.

    Args:
        frame: one frame as encoded.
        layout: of its instance.

    Raises:
        UnreadableInstance: it is damaged, or does not hold as many samples as the header says.
    """
    numbers = np.frombuffer(frame[:HEADER].ljust(HEADER, b"\0"), "<u4").tolist()
    count, starts = numbers[0], numbers[1 : 1 + numbers[0]]
    if count != layout.samples * layout.bits_allocated // 8 or not 1 <= count <= MOST_SEGMENTS:
        raise _damaged()
    if starts[0] < HEADER or starts != sorted(starts) or starts[-1] >= len(frame):
        raise _damaged()
    packed, planes = [], []
    for start, end in zip(starts, [*starts[1:], len(frame)], strict=True):
        plane, size = _plane(frame[start:end], layout.rows * layout.columns)
        packed.append(frame[start : start + size] + b"\0" * (size % 2))
        planes.append(plane)
    places = np.cumsum([HEADER, *map(len, packed[:-1])]).tolist()
    header = np.array([count, *places, *[0] * (MOST_SEGMENTS - count)], "<u4").tobytes()
    return header + b"".join(packed), planes


def _plane(segment: bytes, size: int) -> tuple[NDArray[np.uint8], int]:
    """`size` bytes, and how many bytes of the segment they took."""
    plane, taken = unpacked(segment, size)
    if len(plane) != size or taken > len(segment):
        raise _damaged()
    return np.frombuffer(plane, np.uint8), taken


def _damaged() -> UnreadableInstance:
    return UnreadableInstance("expected RLE segments of as many samples as the header says, got others; it is damaged")
