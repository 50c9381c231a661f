"""Compressed frame in, samples out: the one pinned decoder of each transfer syntax.

Run inside `decoder_process`, never in a server's own process: these are C and C++ libraries that read hostile bytes.
The module imports no pydicom, so that process starts quickly.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from datasets.dicom.packbits import unpacked

Samples = NDArray[Any]


@dataclass(frozen=True, slots=True)
class FrameShape:
    """What a codec is told: the header's word, already compared with the codestream's."""

    syntax: str
    rows: int
    columns: int
    samples: int
    bits_allocated: int
    precision: int
    is_signed: bool
    photometric: str
    has_colour_marker: bool


def decode_frame(frame: bytes, shape: FrameShape) -> Samples:
    """Decode one frame: `(rows, columns)` or `(rows, columns, samples)`, integers.

    Raises:
        KeyError: no codec for that syntax. Anything else: the codec refused the bytes.
    """
    array = CODECS[shape.syntax](frame, shape)
    expected = (shape.rows, shape.columns) if shape.samples == 1 else (shape.rows, shape.columns, shape.samples)
    if array.shape != expected:
        raise ValueError(f"expected {expected}, got {array.shape}")
    return np.ascontiguousarray(array)


def _pillow(frame: bytes, shape: FrameShape) -> Samples:
    """8-bit sequential JPEG, by libjpeg-turbo; colour comes out as RGB."""
    if shape.precision != 8:
        return _gdcm(frame, shape)
    import PIL.Image

    opened = PIL.Image.open(io.BytesIO(frame), formats=["JPEG"])
    if shape.samples == 3 and shape.photometric == "RGB" and not shape.has_colour_marker:
        # Without a marker libjpeg guesses YCbCr; asking for YCbCr returns the components as they are: RGB.
        opened.draft("YCbCr", opened.size)
    elif shape.samples == 3 and opened.mode != "RGB":
        return np.asarray(opened.convert("RGB"))
    return np.asarray(opened)


def _gdcm(frame: bytes, shape: FrameShape) -> Samples:
    """Lossless JPEG and 12-bit extended JPEG, by GDCM's copy of the IJG library."""
    import gdcm  # type: ignore[import-untyped]

    fragment = gdcm.Fragment()
    fragment.SetByteStringValue(frame)
    fragments = gdcm.SequenceOfFragments.New()
    fragments.AddFragment(fragment)
    element = gdcm.DataElement(gdcm.Tag(0x7FE0, 0x0010))
    element.SetValue(fragments.__ref__())
    image = gdcm.Image()
    image.SetNumberOfDimensions(2)
    image.SetDimensions((shape.columns, shape.rows, 1))
    image.SetDataElement(element)
    interpretation = gdcm.PhotometricInterpretation.GetPIType(shape.photometric)
    image.SetPhotometricInterpretation(gdcm.PhotometricInterpretation(interpretation))
    image.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.GetTSType(shape.syntax)))
    bits = 8 if shape.precision <= 8 else 16
    image.SetPixelFormat(
        gdcm.PixelFormat(shape.samples, bits, shape.precision, shape.precision - 1, int(shape.is_signed))
    )
    samples = image.GetBuffer().encode("utf-8", "surrogateescape")
    flat = np.frombuffer(samples, dtype=np.uint8 if bits == 8 else "<u2")
    return _shaped(flat, shape)


def _jpeg_ls(frame: bytes, shape: FrameShape) -> Samples:
    """JPEG-LS, by CharLS."""
    from jpeg_ls import CharLS  # type: ignore[import-untyped]

    array = CharLS.jlsread(io.BytesIO(frame))
    return np.asarray(array)


def _openjpeg(frame: bytes, shape: FrameShape) -> Samples:
    """JPEG 2000 and HTJ2K, by OpenJPEG; the multi-component transform is undone, so ICT and RCT come out as RGB."""
    from openjpeg.utils import decode

    array: Samples = decode(frame)
    return array


def _run_length(frame: bytes, shape: FrameShape) -> Samples:
    """RLE Lossless: one segment a byte plane, most significant first. **Source:** DICOM PS3.5 annex G."""
    header = np.frombuffer(frame[:64], "<u4")
    segments, width = int(header[0]), shape.bits_allocated // 8
    if segments != shape.samples * width:
        raise ValueError(f"expected {shape.samples * width} segments, got {segments}")
    bounds = [*(int(offset) for offset in header[1 : segments + 1]), len(frame)]
    size = shape.rows * shape.columns
    planes = np.empty((shape.samples, width, size), np.uint8)
    for index in range(segments):
        plane, _ = unpacked(frame[bounds[index] : bounds[index + 1]], size)
        if len(plane) < size:
            raise ValueError(f"expected {size} bytes in a run-length segment, got {len(plane)}")
        planes[index // width, index % width] = np.frombuffer(plane, np.uint8, size)
    merged = np.ascontiguousarray(planes.transpose(2, 0, 1)).view(f">u{width}")
    return _shaped(merged.astype(f"<u{width}").ravel(), shape)


def _shaped(flat: Samples, shape: FrameShape) -> Samples:
    expected = shape.rows * shape.columns * shape.samples
    if flat.size < expected:
        raise ValueError(f"expected {expected} samples, got {flat.size}")
    array = flat[:expected]
    if shape.samples == 1:
        return array.reshape(shape.rows, shape.columns)
    return array.reshape(shape.rows, shape.columns, shape.samples)


CODECS: dict[str, Callable[[bytes, FrameShape], Samples]] = {
    "1.2.840.10008.1.2.4.50": _pillow,
    "1.2.840.10008.1.2.4.51": _pillow,
    "1.2.840.10008.1.2.4.57": _gdcm,
    "1.2.840.10008.1.2.4.70": _gdcm,
    "1.2.840.10008.1.2.4.80": _jpeg_ls,
    "1.2.840.10008.1.2.4.81": _jpeg_ls,
    "1.2.840.10008.1.2.4.90": _openjpeg,
    "1.2.840.10008.1.2.4.91": _openjpeg,
    "1.2.840.10008.1.2.4.201": _openjpeg,
    "1.2.840.10008.1.2.4.202": _openjpeg,
    "1.2.840.10008.1.2.4.203": _openjpeg,
    "1.2.840.10008.1.2.5": _run_length,
}
