"""Encapsulated pixels taken apart into frames, each without what is no pixel, and put together again.

**Source:** DICOM PS3.5 A.4 (fragments, basic offset table), Annex F and G.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from struct import Struct

import numpy as np

from datasets.deidentify import jpeg_2000_comments, jpeg_comments
from datasets.deidentify.pixel_words import has_strays
from datasets.deidentify.run_lengths import without_gaps
from datasets.dicom.codestream import j2k_codestream, jpeg_codestream
from datasets.dicom.frames import J2K_FAMILY, RUN_LENGTH
from datasets.dicom.layout import Layout
from datasets.errors import UnreadableInstance, UnsupportedTransferSyntax

JPEG_LS = frozenset(f"1.2.840.10008.1.2.4.{number}" for number in (80, 81))
JPEG = frozenset(f"1.2.840.10008.1.2.4.{number}" for number in (*range(50, 67), 70))
ITEM, END, UNDEFINED = 0xFFFEE000, 0xFFFEE0DD, 0xFFFFFFFF
NEAR_END, MOST_FRAGMENTS = 10, 1_000_000
_HEAD = Struct("<HHL")


def cleaned_fragments(value: bytes, layout: Layout) -> bytes | None:
    """The encapsulated frames without comments and tails; `None` when there is nothing to take away.

    Args:
        value: of PixelData, its items one behind the other, with or without the delimiter behind them.
        layout: what the header says of it.

    Returns:
        Items without the delimiter, a fragment for each frame.

    Raises:
        UnreadableInstance: a frame is damaged, or it cannot be told which fragments make a frame.
        UnsupportedTransferSyntax: nothing here knows the syntax.
    """
    table, fragments = split(value)
    frames = _frames(table, fragments, layout.frames)
    cleaned = [cleaned_frame(frame, layout) for frame in frames]
    places = [place for place, _ in _starts(fragments)]
    is_same = len(fragments) == len(frames) and table in (b"", np.array(places, "<u4").tobytes())
    if is_same and all(_is_padded(frame, clean) for frame, clean in zip(frames, cleaned, strict=True)):
        return None
    return joined(cleaned, has_table=bool(table))


def uses_more_bits(value: bytes, layout: Layout) -> bool:
    """Whether encoded samples are, or may be, wider than BitsStored: then only decoding tells what they hold."""
    if layout.bits_stored == layout.bits_allocated:
        return False
    frames = _frames(*split(value), layout.frames)
    if layout.transfer_syntax_uid == RUN_LENGTH:
        return any(_has_strays(frame, layout) for frame in frames)
    read = j2k_codestream if layout.transfer_syntax_uid in J2K_FAMILY else jpeg_codestream
    return any(read(frame).precision > layout.bits_stored for frame in frames)


def split(value: bytes) -> tuple[bytes, list[bytes]]:
    """The basic offset table and the fragments.

    Raises:
        UnreadableInstance: they do not fill the value.
    """
    items, at = list[bytes](), 0
    while at + 8 <= len(value) and len(items) < MOST_FRAGMENTS:
        group, number, length = _HEAD.unpack_from(value, at)
        at += 8
        if group << 16 | number == END and length == 0 and at == len(value):
            break
        if group << 16 | number != ITEM or length == UNDEFINED or at + length > len(value):
            raise _damaged()
        items.append(bytes(value[at : at + length]))
        at += length
    if at != len(value) or len(items) < 2:
        raise _damaged()
    return items[0], items[1:]


def joined(frames: list[bytes], *, has_table: bool) -> bytes:
    """Encapsulated frames, a fragment each."""
    even = [frame + b"\0" * (len(frame) % 2) for frame in frames]
    places = [place for place, _ in _starts(even)]
    table = np.array(places, "<u4").tobytes() if has_table else b""
    items = (_HEAD.pack(ITEM >> 16, ITEM & 0xFFFF, len(item)) + item for item in (table, *even))
    return b"".join(items)


def cleaned_frame(frame: bytes, layout: Layout) -> bytes:
    """One encoded frame without what is no pixel.

    Raises:
        UnreadableInstance: it is damaged.
        UnsupportedTransferSyntax: nothing here knows the syntax.
    """
    syntax = layout.transfer_syntax_uid
    if syntax == RUN_LENGTH:
        return without_gaps(frame, layout)[0]
    if syntax in J2K_FAMILY:
        return jpeg_2000_comments.without_comments(frame)
    if syntax in JPEG or syntax in JPEG_LS:
        return jpeg_comments.without_comments(frame, is_jpeg_ls=syntax in JPEG_LS)
    raise UnsupportedTransferSyntax(
        f"expected a transfer syntax whose comments can be taken out, got {syntax}; "
        "send it uncompressed, as JPEG, JPEG-LS, JPEG 2000 or RLE"
    )


def _frames(table: bytes, fragments: list[bytes], frames: int) -> list[bytes]:
    if len(fragments) == frames:
        return fragments
    if frames == 1:
        return [b"".join(fragments)]
    starts = _starts(fragments)
    if len(table) == 4 * frames:
        numbers = dict(starts)
        begins = [numbers.get(place, -1) for place in np.frombuffer(table, "<u4").tolist()]
    else:
        ends = (fragment[-NEAR_END:].rstrip(b"\0").endswith(b"\xff\xd9") for fragment in fragments)
        begins = [0, *(number for number, is_end in enumerate(ends, 1) if is_end)][:-1]
    if len(begins) != frames or begins[:1] != [0] or begins != sorted(set(begins)):
        raise UnreadableInstance(f"expected the fragments of {frames} frames, got others; the file is damaged")
    return [b"".join(fragments[start:end]) for start, end in pairwise([*begins, len(fragments)])]


def _starts(fragments: list[bytes]) -> list[tuple[int, int]]:
    """Where each fragment's item begins behind the table, and its number."""
    places = accumulate((len(each) + 8 for each in fragments[:-1]), initial=0)
    return [(place, number) for number, place in enumerate(places)]


def _is_padded(frame: bytes, clean: bytes) -> bool:
    return frame == clean or (len(clean) % 2 == 1 and frame == clean + b"\0")


def _has_strays(frame: bytes, layout: Layout) -> bool:
    """Whether an RLE frame holds bits beside the stored ones."""
    width = layout.bits_allocated // 8
    planes = without_gaps(frame, layout)[1]
    for first in range(0, len(planes), width):
        words = np.stack(planes[first : first + width], axis=1)
        if has_strays(words.reshape(-1).view(f">u{width}"), layout):
            return True
    return False


def _damaged() -> UnreadableInstance:
    return UnreadableInstance("expected encapsulated frames up to their delimiter, got others; the file is damaged")
