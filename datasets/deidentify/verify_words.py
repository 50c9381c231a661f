"""The gate's look at the bytes of the pixels: as many as the image takes, no bits beside the stored ones, no comments.

It shares no code with the cleaning, and decodes nothing.

**Source:** DICOM PS3.5 8.1.1, 8.2, A.4; ITU-T T.81 B.1 (markers), T.800 A.2 and A.9 (comments).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from pydicom import Dataset

from datasets.deidentify.spans import Cut, OddFile, cut

PIXELS, FRAMES = 0x7FE00010, 0x00280008
COLOURS, SAMPLES, ROWS, COLUMNS = 0x00280004, 0x00280002, 0x00280010, 0x00280011
ALLOCATED, STORED, SIGNED = 0x00280100, 0x00280101, 0x00280103
OF_SIZE = (ROWS, COLUMNS, SAMPLES, ALLOCATED, STORED, SIGNED)
END_OF_STREAM = b"\xff\xd9"
LONG, STRAY = "pixels of another size than the image", "pixels with bits that no sample uses"
NOTED = "pixels with notes beside them"
_ITEM = b"\xfe\xff\x00\xe0"
_NOTE = re.compile(
    rb"\xff(?:[\xfe\xe1-\xe7\xe9-\xed\xef]|\xe0(?!\0\x10JFIF\0)|\xe8(?!\0\x07mrfx)|\xee(?!\0\x0eAdobe\0))"
)
"""Comments and what programs note for themselves; no scan of JPEG or JPEG-LS holds such bytes."""
_J2K_NOTE, _J2K_TILE, _J2K, _FAR = b"\xff\x64", b"\xff\x90", b"\xff\x4f\xff\x51", 4096
_SCAN = b"\xff\xda"


def word_findings(output: bytes, dataset: Dataset | None) -> Iterator[str]:
    """What stands in the pixels' bytes and is no pixel; nothing when they may leave.

    Args:
        output: the de-identified file.
        dataset: the same as pydicom reads it, where its elements cannot be cut.
    """
    try:
        found = cut(output)
    except OddFile:
        yield from _of_dataset(dataset) if dataset is not None else ()
        return
    span = next((each for each in found.spans if each[0] == PIXELS), None)
    if span is None:
        return
    value = memoryview(output)[span[3] : span[4]]
    if span[1] != b"" and output[span[3] - 4 : span[3]] == b"\xff\xff\xff\xff":
        yield from _of_frames(bytes(value[:-8]))
    else:
        numbers = {
            tag: int.from_bytes(output[at:end], "little") for tag, _, _, at, end in found.spans if tag in OF_SIZE
        }
        yield from _of_words(value, numbers, _frames(output, found), _text(output, found, COLOURS), "<")


def _of_dataset(dataset: Dataset) -> Iterator[str]:
    value = dataset.get("PixelData")
    if not isinstance(value, bytes):
        return
    if value.startswith(_ITEM) and dataset["PixelData"].is_undefined_length:
        yield from _of_frames(value)
        return
    numbers = {tag: int(dataset[tag].value or 0) for tag in OF_SIZE if tag in dataset}
    order = "<" if dataset.original_encoding[1] else ">"
    frames, colours = int(dataset.get("NumberOfFrames") or 1), str(dataset.get("PhotometricInterpretation", ""))
    yield from _of_words(value, numbers, frames, colours, order)


def _of_words(
    value: bytes | memoryview, numbers: dict[int, int], frames: int, colours: str, order: str
) -> Iterator[str]:
    bits = numbers.get(ALLOCATED, 0)
    pixels = numbers.get(ROWS, 0) * numbers.get(COLUMNS, 0) * frames
    whole = (pixels * (numbers.get(SAMPLES) or 1) * bits + 7) // 8
    sizes = {whole, whole + whole % 2}
    if colours.endswith(("_422", "_420")):
        thinned = pixels * bits * (3 if colours.endswith("_420") else 4) // 16
        sizes |= {thinned, thinned + thinned % 2}
    if len(value) not in sizes:
        yield LONG
    elif bits in (8, 16, 32, 64) and 0 < numbers.get(STORED, bits) < bits:
        words = np.frombuffer(value[: len(value) // (bits // 8) * (bits // 8)], f"{order}u{bits // 8}")
        if _has_more(words, numbers[STORED], is_signed=numbers.get(SIGNED) == 1):
            yield STRAY


def _has_more(words: np.ndarray, stored: int, *, is_signed: bool) -> bool:
    if not words.size or words.max() < 1 << stored:
        return False
    signed = words.view(words.dtype.str.replace("u", "i"))
    return not is_signed or bool(signed.max() >= 1 << stored - 1 or signed.min() < -(1 << stored - 1))


def _of_frames(value: bytes) -> Iterator[str]:
    """Each fragment, and the last one's end."""
    at, fragments = 0, list[bytes]()
    while value[at : at + 4] == _ITEM:
        size = int.from_bytes(value[at + 4 : at + 8], "little")
        fragments.append(value[at + 8 : at + 8 + size])
        at += 8 + size
    streams = fragments[1:]
    if at != len(value) or not streams or len(fragments[0]) % 4:
        yield LONG
    elif any(map(_has_notes, streams)):
        yield NOTED
    elif _is_stream(streams[0]) and not streams[-1].removesuffix(b"\0").endswith(END_OF_STREAM):
        yield LONG


def _is_stream(fragment: bytes) -> bool:
    """Whether it begins a stream of the JPEG family, and not one of run lengths."""
    return fragment.startswith((b"\xff\xd8", b"\xff\x4f"))


def _has_notes(fragment: bytes) -> bool:
    if fragment.startswith(b"\xff\xd8"):
        return any(_NOTE.match(fragment, at) for at in _segments(fragment, 2, _SCAN)) or _has_late_notes(fragment)
    at = fragment.find(_J2K, 0, _FAR)
    return at >= 0 and any(fragment.startswith(_J2K_NOTE, each) for each in _segments(fragment, at + 2, _J2K_TILE))


def _has_late_notes(fragment: bytes) -> bool:
    """Behind the first scan's header; tables before it may hold any bytes."""
    *_, last = (2, *_segments(fragment, 2, _SCAN))
    return bool(_NOTE.search(fragment, last))


def _segments(stream: bytes, at: int, last: bytes) -> Iterator[int]:
    """Where the header's segments begin, up to the one that ends it."""
    while stream[at : at + 1] == b"\xff":
        yield at
        if stream.startswith(last, at):
            return
        at += 1 if stream[at + 1 : at + 2] == b"\xff" else 2 + int.from_bytes(stream[at + 2 : at + 4], "big")


def _frames(output: bytes, found: Cut) -> int:
    text = _text(output, found, FRAMES)
    return int(text) if text.isdigit() and int(text) else 1


def _text(output: bytes, found: Cut, tag: int) -> str:
    spans = (output[at:end] for each, _, _, at, end in found.spans if each == tag)
    return next(spans, b"").decode("ascii", "replace").strip(" \0")
