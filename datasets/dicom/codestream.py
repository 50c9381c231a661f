"""What a compressed frame says of its own size, read without decoding it.

A decoder allocates what the codestream asks for, so the codestream is compared with the header first.

**Source:** ITU-T T.81 B.2.2 (JPEG frame header), T.87 C.2.2 (JPEG-LS), T.800 A.5.1 (JPEG 2000 SIZ).
"""

from __future__ import annotations

from dataclasses import dataclass

from datasets.errors import UnreadableInstance

START_OF_FRAME = frozenset({*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0), 0xF7})
STANDALONE = frozenset({0x01, *range(0xD0, 0xDA)})
START_OF_SCAN, APPLICATION_0, APPLICATION_14 = 0xDA, 0xE0, 0xEE
J2K_START = b"\xff\x4f\xff\x51"


@dataclass(frozen=True, slots=True)
class Codestream:
    """What the codestream declares: shape, precision in bits, signedness and whether it names its colours."""

    rows: int
    columns: int
    components: int
    precision: int
    is_signed: bool = False
    has_colour_marker: bool = False


def jpeg_codestream(frame: bytes) -> Codestream:
    """Read a JPEG or JPEG-LS frame header.

    Raises:
        UnreadableInstance: there is none.
    """
    position, has_colour_marker = 2, False
    while frame[:2] == b"\xff\xd8" and position + 4 <= len(frame) and frame[position] == 0xFF:
        marker = frame[position + 1]
        if marker == 0xFF or marker in STANDALONE:
            position += 1 if marker == 0xFF else 2
            continue
        if marker in START_OF_FRAME:
            return _frame_header(frame[position + 4 : position + 10], has_colour_marker)
        if marker == START_OF_SCAN:
            break
        length = int.from_bytes(frame[position + 2 : position + 4], "big")
        name = frame[position + 4 : position + 9]
        has_colour_marker |= marker == APPLICATION_0 and length >= 16 and name == b"JFIF\x00"
        has_colour_marker |= marker == APPLICATION_14 and length >= 14 and name == b"Adobe"
        position += 2 + length
    raise UnreadableInstance("expected a JPEG frame header, got none; the frame is damaged")


def j2k_codestream(frame: bytes) -> Codestream:
    """Read a JPEG 2000 SIZ marker, inside a JP2 box or not.

    Raises:
        UnreadableInstance: there is none, or the image has an offset or subsampled components (not met in DICOM).
    """
    start = 0 if frame.startswith(J2K_START) else frame.find(J2K_START, 0, 4096)
    siz = frame[start + 8 : start + 45] if start >= 0 else b""
    if len(siz) < 37:
        raise UnreadableInstance("expected a JPEG 2000 SIZ marker, got none; the frame is damaged")
    width, height, left, top = (int.from_bytes(siz[i : i + 4], "big") for i in (0, 4, 8, 12))
    components = int.from_bytes(siz[32:34], "big")
    depth = siz[34]
    return Codestream(height - top, width - left, components, (depth & 0x7F) + 1, bool(depth & 0x80))


def _frame_header(body: bytes, has_colour_marker: bool) -> Codestream:
    if len(body) < 6:
        raise UnreadableInstance("expected a whole JPEG frame header, got part of one; the frame is truncated")
    rows, columns = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
    return Codestream(rows, columns, body[5], body[0], has_colour_marker=has_colour_marker)
