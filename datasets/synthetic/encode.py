"""An instance in another transfer syntax, for those whose encoders may ship.

JPEG baseline, extended and lossless have no encoder here.

**Source:** DICOM PS3.5 annex A (transfer syntaxes), A.4 (encapsulation).
"""

from __future__ import annotations

import copy
import io
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from pydicom import FileDataset, uid
from pydicom.encaps import encapsulate
from pydicom.pixels.encoders.base import RLELosslessEncoder

SRGB, UNSPECIFIED = 1, 0
Samples = NDArray[np.generic]
NATIVE = (
    uid.ImplicitVRLittleEndian,
    uid.ExplicitVRLittleEndian,
    uid.DeflatedExplicitVRLittleEndian,
)


def encode_instance(dataset: FileDataset, transfer_syntax: uid.UID) -> FileDataset:
    """A copy of a single-frame, uncompressed instance in another syntax.

    Raises:
        ValueError: there is no encoder here for it.
    """
    encoded = copy.deepcopy(dataset)
    encoded.file_meta.TransferSyntaxUID = transfer_syntax
    if transfer_syntax in NATIVE:
        return encoded
    if transfer_syntax not in ENCODERS:
        raise ValueError(f"expected one of {[each.name for each in SYNTAXES]}, got {transfer_syntax.name}")
    frame = ENCODERS[transfer_syntax](_samples(dataset), dataset)
    encoded.PixelData = encapsulate([frame])
    encoded["PixelData"].VR = "OB"
    encoded["PixelData"].is_undefined_length = True
    if encoded.SamplesPerPixel == 3 and transfer_syntax in MULTI_COMPONENT:
        encoded.PhotometricInterpretation = MULTI_COMPONENT[transfer_syntax]
    if transfer_syntax in LOSSY:
        encoded.LossyImageCompression = "01"
        encoded.LossyImageCompressionRatio = round(len(dataset.PixelData) / len(frame), 2)
        encoded.LossyImageCompressionMethod = LOSSY[transfer_syntax]
    return encoded


def to_bytes(dataset: FileDataset) -> bytes:
    """The instance as a DICOM file."""
    stream = io.BytesIO()
    dataset.save_as(stream, enforce_file_format=True)
    return stream.getvalue()


def _samples(dataset: FileDataset) -> Samples:
    dtype = np.dtype(np.uint8 if dataset.BitsAllocated == 8 else "<u2")
    shape = (dataset.Rows, dataset.Columns) + ((3,) if dataset.SamplesPerPixel == 3 else ())
    return np.frombuffer(dataset.PixelData, dtype, int(np.prod(shape))).reshape(shape)


def _run_length(samples: Samples, dataset: FileDataset) -> bytes:
    return bytes(RLELosslessEncoder.encode(dataset, encoding_plugin="pydicom"))


def _jpeg_ls(near: int) -> Callable[[Samples, FileDataset], bytes]:
    def encode(samples: Samples, dataset: FileDataset) -> bytes:
        from jpeg_ls import CharLS  # type: ignore[import-untyped]

        interleave = {"interleave_mode": 2} if samples.ndim == 3 else {}
        return bytes(CharLS.encode_array(samples, lossy_error=near, **interleave))

    return encode


def _jpeg_2000(ratio: float | None) -> Callable[[Samples, FileDataset], bytes]:
    def encode(samples: Samples, dataset: FileDataset) -> bytes:
        from openjpeg.utils import encode_array

        ratios = None if ratio is None else [ratio]
        colours = SRGB if samples.ndim == 3 else UNSPECIFIED
        return bytes(encode_array(samples, int(dataset.BitsStored), colours, compression_ratios=ratios))

    return encode


ENCODERS: dict[uid.UID, Callable[[Samples, FileDataset], bytes]] = {
    uid.RLELossless: _run_length,
    uid.JPEGLSLossless: _jpeg_ls(0),
    uid.JPEGLSNearLossless: _jpeg_ls(2),
    uid.JPEG2000Lossless: _jpeg_2000(None),
    uid.JPEG2000: _jpeg_2000(8.0),
}
MULTI_COMPONENT = {uid.JPEG2000Lossless: "YBR_RCT", uid.JPEG2000: "YBR_ICT"}
LOSSY = {uid.JPEGLSNearLossless: "ISO_14495_1", uid.JPEG2000: "ISO_15444_1"}
SYNTAXES = (*NATIVE, *ENCODERS)
