"""A JPEG 2000 codestream without comments and without what follows it; of a JP2 file only what its samples need.

**Source:** ITU-T T.800 (ISO/IEC 15444-1) A.2 to A.9 (markers; A.4.2 the length of a tile-part, A.9.2 comments) and
Annex I (boxes of JP2); ISO/IEC 15444-15 A.2 (HTJ2K's CAP).
"""

from __future__ import annotations

from collections.abc import Iterator

from datasets.errors import UnreadableInstance

START, SIZE, TILE_PART, DATA, END = b"\xff\x4f", b"\xff\x51", b"\xff\x90", b"\xff\x93", b"\xff\xd9"
CODING, TILE_LENGTHS = b"\xff\x52", b"\xff\x55"
KEPT = frozenset(b"\xff" + bytes((each,)) for each in b"PQRSUVWXY\\]^_`a")
"""CAP, SIZ, COD, COC, TLM, PRF, PLM, PLT, CPF, QCD, QCC, RGN, POC, PPM and PPT."""
DROPPED = frozenset((b"\xff\x64", b"\xff\x63"))
"""Comments, and where the components were registered, which no decoder needs."""
SIGNATURE = b"\0\0\0\x0cjP  \r\n\x87\n"
BOXES = frozenset((b"jP  ", b"ftyp", b"jp2h", b"jp2c"))
OF_HEADER = frozenset((b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef"))
ENUMERATED = 15
"""Bytes of a colour box that names its colours by a number; one with a profile is longer."""
MOST_PARTS = 100_000


def without_comments(stream: bytes) -> bytes:
    """The codestream from its start to its end, of which a decoder makes the same samples.

    Args:
        stream: of one frame; with the boxes of JP2 around it, these stay as far as they are needed.

    Raises:
        UnreadableInstance: it is damaged or truncated.
    """
    if stream.startswith(SIGNATURE):
        return b"".join(_boxes(stream, BOXES))
    if not stream.startswith(START + SIZE):
        raise _damaged()
    header, at = _header(stream, 2, TILE_PART)
    parts, has_shrunk = list[bytes](), False
    while stream[at : at + 2] == TILE_PART and len(parts) < MOST_PARTS:
        part, end = _tile_part(stream, at)
        has_shrunk |= len(part) != end - at
        parts.append(part)
        at = end
    if not parts or stream[at : at + 2] not in (END, b"", b"\0"):
        raise _damaged()
    if has_shrunk and any(each.startswith(TILE_LENGTHS) for each in header):
        raise UnreadableInstance("expected no comments in a tile whose length is told twice, got some; refused")
    return b"".join((START, *header, *parts, END))


def _header(stream: bytes, at: int, until: bytes) -> tuple[list[bytes], int]:
    """The segments that stay, and where the marker `until` stands."""
    kept: list[bytes] = []
    for _ in range(MOST_PARTS):
        marker = stream[at : at + 2]
        if marker == until:
            return kept, at
        size = int.from_bytes(stream[at + 2 : at + 4], "big")
        end = at + 2 + size
        if size < 2 or end > len(stream):
            break
        if marker in KEPT and _fits(marker, stream[at + 4 : end]):
            kept.append(stream[at:end])
        elif marker not in DROPPED:
            break
        at = end
    raise _damaged()


def _fits(marker: bytes, body: bytes) -> bool:
    """Whether a segment is as long as its own numbers say, where they do."""
    if marker == SIZE:
        return len(body) >= 36 and len(body) == 36 + 3 * int.from_bytes(body[34:36], "big")
    if marker == CODING:
        return len(body) >= 10 and len(body) == 10 + (body[5] + 1) * (body[0] & 1)
    return True


def _tile_part(stream: bytes, at: int) -> tuple[bytes, int]:
    """A tile-part with its length as it is now, and where it ended."""
    size = int.from_bytes(stream[at + 6 : at + 10], "big")
    end = at + size if size else stream.find(END, at)
    if stream[at + 2 : at + 4] != b"\0\x0a" or not at + 14 <= end <= len(stream):
        raise _damaged()
    header, data = _header(stream, at + 12, DATA)
    if data + 2 > end:
        raise _damaged()
    kept = b"".join((*header, stream[data:end]))
    length = (len(kept) + 12).to_bytes(4, "big") if size else bytes(4)
    return stream[at : at + 6] + length + stream[at + 10 : at + 12] + kept, end


def _boxes(data: bytes, wanted: frozenset[bytes]) -> Iterator[bytes]:
    at = 0
    while at + 8 <= len(data):
        size, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        end = at + size if size else len(data)
        if size and (size < head or end > len(data)):
            if not data[at:].strip(b"\0"):
                return  # padding
            raise _damaged()
        if kind in wanted:
            yield _box(kind, data[at + head : end])
        at = end


def _box(kind: bytes, body: bytes) -> bytes:
    if kind == b"jp2c":
        body = without_comments(body)
    elif kind == b"jp2h":
        body = b"".join(_boxes(body, OF_HEADER))
    elif kind == b"colr" and (len(body) != ENUMERATED - 8 or body[0] != 1):
        return b""
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def _damaged() -> UnreadableInstance:
    return UnreadableInstance("expected a sound JPEG 2000 codestream, got another; the frame is damaged")
