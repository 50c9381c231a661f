"""Bytes in, a data set or an image out; never more of this machine than the limits allow."""

from __future__ import annotations

import errno
import io
import logging
import os
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from pydicom import Dataset, FileDataset, uid
from pydicom.dataset import FileMetaDataset
from pydicom.filereader import read_dataset

from datasets.dicom.display import displayed_pixels
from datasets.dicom.frames import stored_frame
from datasets.dicom.header import header_of, spacing_of
from datasets.dicom.layout import layout_of
from datasets.dicom.structure import LONG_VRS, Encoding, check_structure
from datasets.dicom.values import text
from datasets.errors import UnreadableInstance
from datasets.image import Image
from datasets.limits import LIMITS, Limits

# pydicom writes header values, and so patients' names, into its warnings; none of them may reach a log.
logging.getLogger("pydicom").setLevel(logging.CRITICAL)

PREFIX_AT, PREAMBLE_BYTES = 128, 132
FULL = frozenset((errno.ENOSPC, errno.EDQUOT))
FIRST_GROUPS = (b"\x02\x00", b"\x08\x00", b"\x00\x08")


def read_instance(source: Path | bytes, *, limits: Limits = LIMITS, stop_before_pixels: bool = False) -> Dataset:
    """Read one DICOM instance, with or without preamble, in any transfer syntax; pixels stay encoded.

    Args:
        source: a file or its bytes.
        limits: caps on size, elements and depth.
        stop_before_pixels: leave out the pixel data.

    Returns:
        The data set, with its `file_meta`.

    Raises:
        UnreadableInstance: the bytes are not DICOM, are damaged, or are over a cap.

    **Source:** DICOM PS3.10 7.1 (file meta information), PS3.5 A.5 (deflated).
    """
    data = read_bytes(source, limits)
    if not is_dicom(data):
        raise UnreadableInstance(
            "expected a DICOM file, got neither a DICM prefix nor a data set; send DICOM, PNG or JPEG"
        )
    with typed_errors("reading the data set"):
        return _parse(data, limits, stop_before_pixels)


def image_of(dataset: Dataset, frame: int = 0, limits: Limits = LIMITS) -> Image:
    """Decode one frame of an instance as a reader would see it.

    Modality LUT, VOI LUT or the first window, pixel padding and MONOCHROME1 are applied; colour is RGB.

    Args:
        dataset: an instance from `read_instance`.
        frame: which frame, from 0; only this one is decoded.
        limits: caps on pixels and on the decoder.

    Returns:
        The image: `(rows, columns)` or `(rows, columns, 3)`, float32, 0 to 1.

    Raises:
        UnreadableInstance: no pixels, pixels that do not fit the header, or over a cap.
        UnsupportedTransferSyntax: the syntax has no decoder here.

    **Source:** DICOM PS3.3 C.7.6.3 (pixels), C.11.1 (modality LUT), C.11.2 (VOI LUT), PS3.4 N.2 (their order).
    """
    with typed_errors("decoding the pixels"):
        layout = layout_of(dataset, limits)
        stored = stored_frame(dataset, layout, frame, limits)
        pixels = displayed_pixels(dataset, layout, stored, frame, limits)
        return Image(
            pixels=np.ascontiguousarray(pixels, dtype=np.float32),
            header=header_of(dataset, layout, limits),
            pixel_spacing_mm=spacing_of(dataset, "PixelSpacing", frame, limits),
            imager_pixel_spacing_mm=spacing_of(dataset, "ImagerPixelSpacing", frame, limits),
        )


def read_bytes(source: Path | bytes, limits: Limits) -> bytes:
    """The source's bytes, refused over `limits.file_bytes`."""
    if isinstance(source, Path):
        try:
            with source.open("rb") as file:
                size = os.fstat(file.fileno()).st_size  # asking for the limit would take its memory each time
                source = file.read(min(size, limits.file_bytes) + 1)
                if len(source) > size:
                    source += file.read(limits.file_bytes - size)
        except OSError as error:
            raise UnreadableInstance(f"expected a file that can be read, got {type(error).__name__}") from None
    if len(source) > limits.file_bytes:
        raise UnreadableInstance(
            f"expected at most {limits.file_bytes} bytes, got more; raise the limit or split the file"
        )
    return source


def is_dicom(data: bytes) -> bool:
    """Whether the bytes have the DICM prefix, or begin like a data set without one."""
    return data[PREFIX_AT:PREAMBLE_BYTES] == b"DICM" or (len(data) > 8 and data[:2] in FIRST_GROUPS)


@contextmanager
def typed_errors(doing: str) -> Iterator[None]:
    """Turn whatever a parser raises on damaged bytes into `UnreadableInstance`, without its text.

    Parsers put header values in messages and warnings, so neither is kept. A full disk says nothing about the file, and
    its error stays what it is.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UnreadableInstance:
        raise
    except Exception as error:  # parsers raise a dozen types on damaged bytes; all mean the same here
        if isinstance(error, OSError) and error.errno in FULL:
            raise
        raise UnreadableInstance(
            f"expected a sound DICOM instance, got {type(error).__name__} while {doing}; the file is damaged"
        ) from None


def _parse(data: bytes, limits: Limits, stop_before_pixels: bool) -> Dataset:
    has_prefix = data[PREFIX_AT:PREAMBLE_BYTES] == b"DICM"
    meta_start = PREAMBLE_BYTES if has_prefix else 0
    start = _data_set_start(data, meta_start, limits)
    meta = FileMetaDataset(
        read_dataset(io.BytesIO(data[meta_start:start]), is_implicit_VR=False, is_little_endian=True)
    )
    syntax = text(meta, "TransferSyntaxUID", limits)
    if syntax == uid.DeflatedExplicitVRLittleEndian:
        data, start = _inflate(data[start:], limits), 0
    encoding = _encoding(data, start, syntax)
    check_structure(data, start, encoding, limits, lacks_pixels=stop_before_pixels)
    body = io.BytesIO(data)
    body.seek(start)
    stop = _is_pixel_data if stop_before_pixels else None
    elements = read_dataset(body, encoding.is_implicit, encoding.is_little, stop_when=stop)
    preamble = data[:PREFIX_AT] if has_prefix and start else None
    is_implicit, is_little = elements.original_encoding
    return FileDataset(
        body, elements, preamble, meta, is_implicit_VR=bool(is_implicit), is_little_endian=bool(is_little)
    )


def _is_pixel_data(tag: int, _vr: str | None, _length: int) -> bool:
    return tag in (0x7FE00008, 0x7FE00009, 0x7FE00010)


def _data_set_start(data: bytes, start: int, limits: Limits) -> int:
    """Where the data set begins: after the file meta group, whose elements are explicit VR little endian."""
    while data[start : start + 2] == b"\x02\x00" and start < min(len(data), limits.value_bytes):
        is_long = data[start + 4 : start + 6] in LONG_VRS
        size = data[start + 8 : start + 12] if is_long else data[start + 6 : start + 8]
        start += (12 if is_long else 8) + int.from_bytes(size, "little")
    return start


def _encoding(data: bytes, start: int, syntax: str | None) -> Encoding:
    """What the transfer syntax says; without one, what the first element looks like."""
    if syntax is None:
        is_explicit = data[start + 4 : start + 6].isalpha() and data[start + 4 : start + 6].isupper()
        return Encoding(not is_explicit, not (is_explicit and data[start : start + 1] == b"\x00"))
    return Encoding(syntax == uid.ImplicitVRLittleEndian, syntax != uid.ExplicitVRBigEndian)


def _inflate(deflated: bytes, limits: Limits) -> bytes:
    """Inflate a raw deflate stream up to the cap."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    inflated = inflater.decompress(deflated, limits.inflated_bytes)
    if inflater.unconsumed_tail:
        raise UnreadableInstance(f"expected at most {limits.inflated_bytes} bytes after inflation, got more; refused")
    if not inflater.eof:
        raise UnreadableInstance("expected the end of the deflated data set, got the end of file; it is truncated")
    return inflated
