"""A JPEG or JPEG-LS stream without comments, without what programs note for themselves, and without what follows it.

Kept are the segments that decoding needs: tables, frame and scan headers and the scans. Of JFIF and Adobe only what
tells the colours stays, written anew; of JPEG-LS HP's colour transformation.

**Source:** ITU-T T.81 B.1 and B.2 (markers and segments), T.871 (JFIF), T.872 6.5.3 (Adobe's APP14), T.87 C.2 and
C.3 (JPEG-LS, and bits behind 0xFF in its scans); CharLS (APP8 `mrfx`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from datasets.dicom.codestream import START_OF_FRAME
from datasets.errors import UnreadableInstance

START, END, SCAN = b"\xff\xd8", b"\xff\xd9", 0xDA
END_OF_IMAGE, APPLICATION, COMMENT = 0xD9, frozenset(range(0xE0, 0xF0)), 0xFE
JFIF = b"JFIF\0\1\1\0\0\1\0\1\0\0"
ADOBE, HP = b"Adobe", b"mrfx"
MOST_SEGMENTS = 20_000
_NEXT_IN_JPEG = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_NEXT_IN_JPEG_LS = re.compile(rb"\xff[\x80-\xcf\xd8-\xfe]")


def without_comments(stream: bytes, *, is_jpeg_ls: bool = False) -> bytes:
    """The stream from its start to its end, of which a decoder makes the same samples.

    Args:
        stream: of one frame.
        is_jpeg_ls: its scans are those of JPEG-LS.

    Raises:
        UnreadableInstance: it is damaged, truncated, or of a kind that DICOM does not hold.
    """
    if not stream.startswith(START):
        raise _damaged()
    return START + b"".join(_parts(stream, _NEXT_IN_JPEG_LS if is_jpeg_ls else _NEXT_IN_JPEG)) + END


def _parts(stream: bytes, next_marker: re.Pattern[bytes]) -> Iterator[bytes]:
    at, scans = 2, 0
    for _ in range(MOST_SEGMENTS):
        marker, at = _marker(stream, at)
        if marker == END_OF_IMAGE:
            break
        size = int.from_bytes(stream[at : at + 2], "big")
        body, at = stream[at + 2 : at + size], at + size
        if size < 2 or at > len(stream):
            raise _damaged()
        yield _segment(marker, body)
        if marker == SCAN:
            found = next_marker.search(stream, at)
            if found is None:
                raise _damaged()
            yield stream[at : found.start()]
            at, scans = found.start(), scans + 1
    else:
        raise _damaged()
    if not scans:
        raise _damaged()


def _marker(stream: bytes, at: int) -> tuple[int, int]:
    """The marker at `at`, which may have fill bytes before it, and where it ends."""
    if stream[at : at + 1] != b"\xff":
        raise _damaged()
    while stream[at : at + 1] == b"\xff":
        at += 1
    if at >= len(stream):
        raise _damaged()
    return stream[at], at + 1


def _segment(marker: int, body: bytes) -> bytes:
    """What stays of a segment; nothing of a comment."""
    if marker == COMMENT:
        return b""
    if marker in APPLICATION:
        body = _needed(marker, body)
        if not body:
            return b""
    elif marker not in SOUND or not SOUND[marker](body):
        raise _damaged()
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def _needed(marker: int, body: bytes) -> bytes:
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
        return JFIF
    if marker == 0xEE and body.startswith(ADOBE) and len(body) >= 12:
        return ADOBE + b"\0\x64\0\0\0\0" + bytes((min(body[11], 2),))
    if marker == 0xE8 and body.startswith(HP) and len(body) == 5:
        return HP + bytes((body[4],))
    return b""


def _are_quantization_tables(body: bytes) -> bool:
    at = 0
    while at < len(body):
        at += 129 if body[at] >> 4 else 65
    return at == len(body)


def _are_huffman_tables(body: bytes) -> bool:
    at = 0
    while at < len(body):
        at += 17 + sum(body[at + 1 : at + 17])
    return at == len(body)


def _is_frame_header(body: bytes) -> bool:
    return len(body) >= 6 and len(body) == 6 + 3 * body[5]


def _is_scan_header(body: bytes) -> bool:
    return len(body) >= 1 and len(body) == 4 + 2 * body[0]


def _has(*sizes: int) -> Callable[[bytes], bool]:
    return lambda body: len(body) in sizes


SOUND: dict[int, Callable[[bytes], bool]] = dict.fromkeys(START_OF_FRAME, _is_frame_header) | {
    0xC4: _are_huffman_tables,
    0xCC: lambda body: len(body) % 2 == 0,
    SCAN: _is_scan_header,
    0xDB: _are_quantization_tables,
    0xDC: _has(2),
    0xDD: _has(2, 3, 4),
    0xF8: lambda body: len(body) == 11 and body[0] == 1,
}
"""Segments that decoding needs, and whether one has the form that it must have."""


def _damaged() -> UnreadableInstance:
    return UnreadableInstance("expected a sound JPEG stream from start to end, got another; the frame is damaged")
