"""Of an instance's pixels nothing but the pixels: no comment, no tail, no bit that no sample uses.

The same for a data set that pydicom read and for a file that is spliced, whose header is not read.

**Source:** DICOM PS3.15 E.3.1; PS3.5 8.1, A.4; PS3.3 C.7.6.3.1, C.7.6.24 (pixels as floating point numbers).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from struct import pack

import numpy as np
from pydicom import FileDataset
from pydicom.datadict import tag_for_keyword

from datasets.deidentify.fragments import cleaned_fragments, split, uses_more_bits
from datasets.deidentify.piece import head_of_piece
from datasets.deidentify.pixel_words import cleaned_words, has_strays, without_strays
from datasets.deidentify.pixels import store_frames
from datasets.deidentify.plain_file import PlainFile
from datasets.deidentify.slices import DELIMITER, PIXEL_DATA, NotPlain, Slice
from datasets.dicom.frames import stored_frame
from datasets.dicom.layout import Layout, layout_of
from datasets.dicom.values import integer, text
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS

FLOATS = {"FloatPixelData": 32, "DoubleFloatPixelData": 64}
PIXEL_TAGS = {0x7FE00008: 32, 0x7FE00009: 64, PIXEL_DATA: 0}
"""Bits of a sample where the tag tells them."""
OFFSETS, LENGTHS = "ExtendedOffsetTable", "ExtendedOffsetTableLengths"
_TAGS = {
    keyword: int(str(tag_for_keyword(keyword)))
    for keyword in (
        "Rows", "Columns", "SamplesPerPixel", "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation",
        "NumberOfFrames", "PhotometricInterpretation", OFFSETS,
    )
}  # fmt: skip


def clean_stored_pixels(dataset: FileDataset) -> None:
    """Take out of the pixels, in place, whatever is none.

    Raises:
        UnreadableInstance: they are damaged, or not as many as the header says.
    """
    for keyword, bits in FLOATS.items():
        if keyword in dataset:
            cleaned = cleaned_words(dataset[keyword].value or b"", _layout(dataset, bits))
            if cleaned is not None:
                dataset[keyword].value = cleaned
    if "PixelData" not in dataset:
        return
    layout, value = _layout(dataset), dataset["PixelData"].value
    if not isinstance(value, bytes) or (layout.is_native and dataset["PixelData"].is_undefined_length):
        raise UnreadableInstance("expected pixel data as its transfer syntax says, got another kind; it is damaged")
    cleaned = (cleaned_words if layout.is_native else cleaned_fragments)(value, layout)
    if cleaned is not None:
        dataset["PixelData"].value = cleaned
    if not layout.is_native:
        _encode_anew(dataset)
        _tell_places(dataset)


def cleaned_piece(file: PlainFile, piece: Slice) -> bytes | None:
    """The element with nothing but pixels in it; `None` where it is so already.

    Raises:
        NotPlain: it has to be decoded, or is described in an unusual way.
        UnreadableInstance: the pixels are damaged, or not as many as the header says.
    """
    layout = _plain_layout(file, PIXEL_TAGS[piece.tag])
    if not piece.is_undefined:
        cleaned = cleaned_words(memoryview(file.data)[piece.value : piece.end], layout)
        return cleaned and head_of_piece(piece, len(cleaned)) + cleaned
    value = file.data[piece.value : piece.end - len(DELIMITER)]
    cleaned = cleaned_fragments(value, layout)
    if _TAGS[OFFSETS] in file.at or uses_more_bits(value, layout):
        raise NotPlain
    return cleaned and file.data[piece.start : piece.value] + cleaned + DELIMITER


def _encode_anew(dataset: FileDataset) -> None:
    """Encoded samples that hold more than their bits are decoded, cut to them, and encoded without loss."""
    value = dataset["PixelData"].value
    if not uses_more_bits(value, _layout(dataset)):
        return
    layout = layout_of(dataset, LIMITS)
    if layout.samples != 1:
        raise UnreadableInstance("expected colour of as many bits as the header says, got more; refused")
    frames = np.stack([stored_frame(dataset, layout, number, LIMITS) for number in range(layout.frames)])
    words = frames.view(f"u{frames.dtype.itemsize}").reshape(-1)
    if has_strays(words, layout):
        store_frames(dataset, layout, without_strays(words, layout).reshape(frames.shape))
        again = _layout(dataset)
        cleaned = None if again.is_native else cleaned_fragments(dataset["PixelData"].value, again)
        dataset["PixelData"].value = cleaned or dataset["PixelData"].value


def _tell_places(dataset: FileDataset) -> None:
    """The extended offset table, where there is one, says where the frames are now."""
    if OFFSETS not in dataset and LENGTHS not in dataset:
        return
    table, fragments = split(dataset["PixelData"].value)
    if table or len(fragments) != (integer(dataset, "NumberOfFrames", LIMITS) or 1):
        raise UnreadableInstance("expected one offset table and a fragment for each frame, got others; refused")
    places = accumulate((len(each) + 8 for each in fragments[:-1]), initial=0)
    dataset.ExtendedOffsetTable = np.array(list(places), "<u8").tobytes()
    dataset.ExtendedOffsetTableLengths = b"".join(pack("<Q", len(each)) for each in fragments)


def _layout(dataset: FileDataset, bits: int = 0) -> Layout:
    is_implicit, is_little = dataset.original_encoding
    syntax = text(dataset.file_meta, "TransferSyntaxUID", LIMITS) or ""
    if not syntax:
        syntax = "1.2.840.10008.1.2" if is_implicit else "1.2.840.10008.1.2.1"
        syntax = syntax if is_little else "1.2.840.10008.1.2.2"
    photometric = text(dataset, "PhotometricInterpretation", LIMITS) or ""
    return _described(lambda keyword: integer(dataset, keyword, LIMITS), syntax, photometric, bits)


def _plain_layout(file: PlainFile, bits: int) -> Layout:
    def number(keyword: str) -> int | None:
        piece = file.at.get(_TAGS[keyword])
        if piece is None:
            return None
        value = file.data[piece.value : piece.end]
        if keyword == "NumberOfFrames" and value.strip(b" ").isdigit():
            return int(value)
        if piece.vr not in (b"", b"US") or len(value) != 2:
            raise NotPlain
        return int.from_bytes(value, "little")

    photometric = file.value(_TAGS["PhotometricInterpretation"]).decode("ascii", "replace")
    return _described(number, file.syntax, photometric, bits)


def _described(number: Callable[[str], int | None], syntax: str, photometric: str, bits: int) -> Layout:
    allocated = bits or number("BitsAllocated") or 0
    stored = bits or number("BitsStored") or allocated
    high = None if bits else number("HighBit")
    layout = Layout(
        transfer_syntax_uid=syntax,
        rows=number("Rows") or 0,
        columns=number("Columns") or 0,
        samples=1 if bits else number("SamplesPerPixel") or 1,
        frames=number("NumberOfFrames") or 1,
        bits_allocated=allocated,
        bits_stored=stored,
        high_bit=stored - 1 if high is None else high,
        is_signed=not bits and number("PixelRepresentation") == 1,
        is_planar=False,
        photometric=photometric.strip().upper(),
    )
    _check(layout)
    return layout


def _check(layout: Layout) -> None:
    if min(layout.rows, layout.columns, layout.frames, layout.bits_allocated) < 1:
        raise UnreadableInstance("expected rows, columns and bits of the pixels, got none; the header is damaged")
    samples = layout.rows * layout.columns * layout.samples * layout.frames
    if samples > LIMITS.instance_pixels or not 1 <= layout.bits_stored <= layout.bits_allocated:
        raise UnreadableInstance("expected as many pixels and bits as an instance may have, got others; refused")
    if not layout.bits_stored - 1 <= layout.high_bit < layout.bits_allocated:
        raise UnreadableInstance("expected the high bit inside the sample, got another; the header is damaged")
