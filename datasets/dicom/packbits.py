"""Runs of equal bytes, packed. The module imports nothing, so the decoder's process starts quickly.

**Source:** DICOM PS3.5 G.3.2 (the RLE decoder), the PackBits of TIFF 6.0 section 9.
"""

from __future__ import annotations


def unpacked(segment: bytes, size: int) -> tuple[bytes, int]:
    """Undo PackBits until there are `size` bytes or the segment ends.

    Args:
        segment: packed.
        size: bytes wanted.

    Returns:
        What came out, and how many bytes of the segment were taken. Damaged segments are the caller's to judge: fewer
        bytes come out of one that is too short, more of one whose last run is too long, and more than there are count
        as taken where the last run is cut off.
    """
    out, at, length = bytearray(), 0, len(segment)
    while len(out) < size and at < length:
        control = segment[at]
        if control < 128:
            out += segment[at + 1 : at + control + 2]
            at += control + 2
        elif control > 128:
            out += segment[at + 1 : at + 2] * (257 - control)
            at += 2
        else:
            at += 1
    return bytes(out), at
