"""Rectangles blacked out in every frame, and the frames encoded again without loss.

Native pixels keep their syntax, RLE stays RLE, JPEG-LS becomes JPEG-LS lossless, JPEG 2000 becomes JPEG 2000 lossless.
The JPEG family becomes JPEG lossless, or native where that encoder does not give the same samples back.

**Source:** DICOM PS3.15 E.3.1, PS3.5 A.4, PS3.3 C.7.6.1.1.4 (BurnedInAnnotation).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom import FileDataset
from pydicom.encaps import encapsulate
from pydicom.uid import ExplicitVRLittleEndian, JPEG2000Lossless, JPEGLosslessSV1, JPEGLSLossless, RLELossless

from datasets.deidentify.darkest import darkest_of
from datasets.deidentify.jpeg_lossless import encode_jpeg_lossless
from datasets.deidentify.regions import Blackout
from datasets.dicom.frames import J2K_FAMILY, stored_frame
from datasets.dicom.layout import PALETTE, Layout, layout_of
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS

JPEG_LS_FAMILY = frozenset({"1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81"})
JPEG_FAMILY = frozenset(f"1.2.840.10008.1.2.4.{number}" for number in (50, 51, 57, 70))
SRGB, UNSPECIFIED = 1, 0
CLEANED = frozenset({"MONOCHROME1", "MONOCHROME2", PALETTE, "RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT"})

Samples = NDArray[Any]


def black_out(dataset: FileDataset, blackout: Blackout) -> None:
    """Black the rectangles out in place and say whether anything burned in is left.

    Raises:
        UnreadableInstance: the pixels cannot be decoded, or are of a kind in which no value is surely black.
    """
    layout = layout_of(dataset, LIMITS)
    if layout.photometric not in CLEANED or layout.bits_allocated not in (8, 16):
        raise UnreadableInstance("expected gray or colour pixels of 8 or 16 bits to black out, got another kind")
    frames = np.stack([stored_frame(dataset, layout, number, LIMITS) for number in range(layout.frames)])
    dark = darkest_of(dataset, layout, frames)
    store_frames(dataset, layout, np.stack([_blacked(frame, blackout, dark) for frame in frames]))
    if blackout.clears:
        dataset.BurnedInAnnotation = "NO"


def _blacked(frame: Samples, blackout: Blackout, dark: int) -> Samples:
    """A copy with the boxes black, or everything else."""
    blacked = np.full_like(frame, dark) if blackout.is_kept else frame.copy()
    for top, left, bottom, right in blackout.boxes:
        box = np.s_[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
        blacked[box] = frame[box] if blackout.is_kept else dark
    return blacked


def store_frames(dataset: FileDataset, layout: Layout, frames: Samples) -> None:
    """Write `(frames, rows, columns[, 3])` samples; colour is RGB by now."""
    was = str(dataset.file_meta.TransferSyntaxUID)
    if layout.samples == 3:
        dataset.PhotometricInterpretation, dataset.PlanarConfiguration = "RGB", 0
    is_big = was == "1.2.840.10008.1.2.2"
    if is_big and layout.bits_allocated == 8:
        raise UnreadableInstance("expected little endian 8-bit pixels to black out, got big endian; convert it first")
    data = frames.astype(frames.dtype.newbyteorder(">" if is_big else "<"), copy=False).tobytes()
    dataset.PixelData = data + b"\0" if len(data) % 2 else data
    dataset["PixelData"].VR = "OW" if layout.bits_allocated == 16 or dataset.original_encoding[0] else "OB"
    dataset["PixelData"].is_undefined_length = False
    if layout.is_native:
        return
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    if was == RLELossless or was in JPEG_LS_FAMILY:
        dataset.compress(RLELossless if was == RLELossless else JPEGLSLossless, generate_instance_uid=False)
    elif was in J2K_FAMILY:
        _store_jpeg_2000(dataset, frames)
    elif was in JPEG_FAMILY:
        _store_jpeg_lossless(dataset)


def _store_jpeg_lossless(dataset: FileDataset) -> None:
    encoded = encode_jpeg_lossless(dataset)
    if encoded is not None:
        dataset.PixelData = encoded
        dataset["PixelData"].VR, dataset["PixelData"].is_undefined_length = "OB", True
        dataset.file_meta.TransferSyntaxUID = JPEGLosslessSV1


def _store_jpeg_2000(dataset: FileDataset, frames: Samples) -> None:
    from openjpeg.utils import encode_array

    is_colour = dataset.SamplesPerPixel == 3
    colours = SRGB if is_colour else UNSPECIFIED
    encoded = [bytes(encode_array(frame, int(dataset.BitsStored), colours)) for frame in frames]
    dataset.PixelData = encapsulate(encoded)
    dataset["PixelData"].VR, dataset["PixelData"].is_undefined_length = "OB", True
    dataset.PhotometricInterpretation = "YBR_RCT" if is_colour else dataset.PhotometricInterpretation
    dataset.file_meta.TransferSyntaxUID = JPEG2000Lossless
