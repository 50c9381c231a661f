"""One frame's samples as stored, from native or compressed pixel data; the other frames are not touched."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.encaps import get_frame

from datasets.dicom.codecs import CODECS, FrameShape
from datasets.dicom.codestream import Codestream, j2k_codestream, jpeg_codestream
from datasets.dicom.decoder import DECODER
from datasets.dicom.layout import BIG_ENDIAN, Layout
from datasets.errors import UnreadableInstance, UnsupportedTransferSyntax
from datasets.limits import Limits

Samples = NDArray[Any]

RUN_LENGTH = "1.2.840.10008.1.2.5"
J2K_FAMILY = frozenset({f"1.2.840.10008.1.2.4.{number}" for number in (90, 91, 201, 202, 203)})
MULTI_COMPONENT = frozenset({"YBR_ICT", "YBR_RCT"})
LIBJPEG_TO_RGB = frozenset({"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51"})


def stored_frame(dataset: Dataset, layout: Layout, frame: int, limits: Limits) -> Samples:
    """The samples of one frame: `(rows, columns)`, or `(rows, columns, 3)` as RGB.

    Gray samples keep unused bits as stored; `display` masks them.

    Raises:
        UnreadableInstance: no such frame, too few bytes, a codestream of another size, or a decoder's refusal.
        UnsupportedTransferSyntax: no decoder for the syntax.
    """
    if not 0 <= frame < layout.frames:
        raise UnreadableInstance(f"expected a frame from 0 to {layout.frames - 1}, got {frame}")
    if layout.is_native:
        samples = _native_frame(dataset, layout, frame)
        return _to_rgb(samples, layout) if layout.photometric.startswith("YBR") else samples
    if layout.transfer_syntax_uid not in CODECS:
        raise UnsupportedTransferSyntax(
            f"expected a transfer syntax with a decoder, got {layout.transfer_syntax_uid}; "
            "send it uncompressed, as JPEG, JPEG-LS, JPEG 2000 or RLE"
        )
    return _compressed_frame(dataset, layout, frame, limits)


def _native_frame(dataset: Dataset, layout: Layout, frame: int) -> Samples:
    data, dtype = _native_data(dataset, layout)
    if layout.bits_allocated == 1:
        return _bit_frame(data, layout, frame)
    is_subsampled = layout.photometric in ("YBR_FULL_422", "YBR_PARTIAL_422")
    samples = layout.rows * layout.columns * (2 if is_subsampled else layout.samples)
    offset = frame * samples * dtype.itemsize
    if len(data) < offset + samples * dtype.itemsize:
        raise UnreadableInstance(
            f"expected {offset + samples * dtype.itemsize} bytes of pixel data, got {len(data)}; the file is truncated"
        )
    flat = np.frombuffer(data, dtype, samples, offset)
    if not flat.dtype.isnative:
        flat = flat.astype(dtype.newbyteorder("="))
    if is_subsampled:
        return _upsampled(flat, layout)
    if layout.samples > 1 and layout.is_planar:
        return np.ascontiguousarray(flat.reshape(layout.samples, layout.rows, layout.columns).transpose(1, 2, 0))
    return flat.reshape(layout.shape)


def _native_data(dataset: Dataset, layout: Layout) -> tuple[bytes, np.dtype[np.generic]]:
    order = ">" if layout.transfer_syntax_uid == BIG_ENDIAN else "<"
    for keyword, code in (("FloatPixelData", "f4"), ("DoubleFloatPixelData", "f8")):
        if keyword in dataset:
            return bytes(dataset[keyword].value or b""), np.dtype(order + code)
    element = dataset["PixelData"]
    data = element.value or b""
    if not isinstance(data, bytes | bytearray):
        raise UnreadableInstance("expected bytes as pixel data, got another value representation")
    if order == ">" and layout.bits_allocated <= 8 and element.VR == "OW":
        data = np.frombuffer(data[: len(data) // 2 * 2], "<u2").byteswap().tobytes()
    width = max(1, layout.bits_allocated // 8)
    return bytes(data) if isinstance(data, bytearray) else data, np.dtype(f"{order}u{width}")


def _bit_frame(data: bytes, layout: Layout, frame: int) -> Samples:
    """A frame of single bits, which need not begin at a byte."""
    bits = layout.rows * layout.columns
    first = frame * bits
    packed = np.frombuffer(data, np.uint8)[first // 8 : (first + bits + 7) // 8]
    unpacked = np.unpackbits(packed, bitorder="little")[first % 8 : first % 8 + bits]
    if unpacked.size < bits:
        raise UnreadableInstance(f"expected {bits} bits of pixel data, got {unpacked.size}; the file is truncated")
    return unpacked.reshape(layout.rows, layout.columns)


def _upsampled(flat: Samples, layout: Layout) -> Samples:
    """Y1 Y2 Cb Cr to Y Cb Cr for each pixel. **Source:** DICOM PS3.3 C.7.6.3.1.2."""
    pairs = flat.reshape(-1, 4)
    full = np.empty((pairs.shape[0], 2, 3), flat.dtype)
    full[:, :, 0] = pairs[:, :2]
    full[:, :, 1:] = pairs[:, np.newaxis, 2:]
    return full.reshape(layout.rows, layout.columns, 3)


def _compressed_frame(dataset: Dataset, layout: Layout, frame: int, limits: Limits) -> Samples:
    data = dataset["PixelData"].value
    if not isinstance(data, bytes | bytearray):
        raise UnreadableInstance("expected bytes as pixel data, got another value representation")
    extended = None
    if "ExtendedOffsetTable" in dataset and "ExtendedOffsetTableLengths" in dataset:
        extended = (dataset.ExtendedOffsetTable, dataset.ExtendedOffsetTableLengths)
    encoded = get_frame(data, frame, number_of_frames=layout.frames, extended_offsets=extended)
    declared = _checked_codestream(encoded, layout)
    samples = DECODER.decode(encoded, _frame_shape(layout, declared), limits)
    if samples.ndim == 3 and _is_ybr(layout, declared):
        return _to_rgb(samples, layout)
    return _signed_as_declared(samples, layout, declared)


def _checked_codestream(encoded: bytes, layout: Layout) -> Codestream:
    """The codestream's own description, refused when it is not the header's."""
    if layout.transfer_syntax_uid == RUN_LENGTH:
        return Codestream(layout.rows, layout.columns, layout.samples, layout.bits_stored)
    read = j2k_codestream if layout.transfer_syntax_uid in J2K_FAMILY else jpeg_codestream
    declared = read(encoded)
    got = (declared.rows, declared.columns, declared.components)
    if got != (layout.rows, layout.columns, layout.samples):
        raise UnreadableInstance(
            f"expected {(layout.rows, layout.columns, layout.samples)} in the frame's codestream, got {got}; refused"
        )
    if not 1 <= declared.precision <= 16:
        raise UnreadableInstance(f"expected 1 to 16 bits in the codestream, got {declared.precision}; refused")
    return declared


def _frame_shape(layout: Layout, declared: Codestream) -> FrameShape:
    return FrameShape(
        syntax=layout.transfer_syntax_uid,
        rows=layout.rows,
        columns=layout.columns,
        samples=layout.samples,
        bits_allocated=layout.bits_allocated,
        precision=declared.precision,
        is_signed=layout.is_signed,
        photometric=layout.photometric,
        has_colour_marker=declared.has_colour_marker,
    )


def _is_ybr(layout: Layout, declared: Codestream) -> bool:
    """Whether decoded colour is still luma and chroma: libjpeg and the JPEG 2000 transforms already gave RGB."""
    if layout.photometric == "RGB" or layout.photometric in MULTI_COMPONENT:
        return False
    return layout.transfer_syntax_uid not in LIBJPEG_TO_RGB


def _signed_as_declared(samples: Samples, layout: Layout, declared: Codestream) -> Samples:
    """Sign-extend what a codec gave as plain bits, so that the low `bits_stored` bits are always the value."""
    if samples.dtype.kind == "i" or not layout.is_signed or declared.precision >= layout.bits_stored:
        return samples
    shift = 8 * samples.dtype.itemsize - declared.precision
    signed = samples.view(f"i{samples.dtype.itemsize}")
    return np.asarray(np.right_shift(np.left_shift(signed, shift), shift))


def _to_rgb(samples: Samples, layout: Layout) -> Samples:
    """Full-range luma and chroma to RGB, 8 or 16 bit. **Source:** DICOM PS3.3 C.7.6.3.1.2 (YBR_FULL)."""
    top = np.float32(2**layout.bits_stored - 1)
    half = np.float32(2 ** (layout.bits_stored - 1))
    y, cb, cr = (samples[..., index].astype(np.float32) for index in range(3))
    cb, cr = cb - half, cr - half
    rgb = np.stack([y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb], axis=-1)
    return np.asarray(np.clip(np.rint(rgb), 0, top).astype(samples.dtype))
