"""Planes of 0 to 1 as the pixels of an instance.

**Source:** DICOM PS3.3 C.7.6.3 (image pixel), C.11.2 (VOI LUT).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

Plane = NDArray[np.float32]


def set_gray(dataset: Dataset, plane: Plane, *, bits: int = 12, is_inverted: bool = False) -> None:
    """Store `(h, w)` as `bits`-bit unsigned gray; MONOCHROME1 when inverted."""
    top = (1 << bits) - 1
    levels = np.rint(np.clip(plane, 0, 1) * top)
    stored = (top - levels if is_inverted else levels).astype("<u2" if bits > 8 else np.uint8)
    _set_shape(dataset, plane, 1, bits)
    dataset.PhotometricInterpretation = "MONOCHROME1" if is_inverted else "MONOCHROME2"
    _set_data(dataset, stored.tobytes(), "OW" if bits > 8 else "OB")


def set_colour(dataset: Dataset, picture: Plane) -> None:
    """Store `(h, w, 3)` as 8-bit RGB, colour by pixel."""
    _set_shape(dataset, picture, 3, 8)
    dataset.PhotometricInterpretation = "RGB"
    dataset.PlanarConfiguration = 0
    _set_data(dataset, np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8).tobytes(), "OB")


def _set_shape(dataset: Dataset, plane: Plane, samples: int, bits: int) -> None:
    dataset.Rows, dataset.Columns = plane.shape[:2]
    dataset.SamplesPerPixel = samples
    dataset.BitsAllocated = 16 if bits > 8 else 8
    dataset.BitsStored, dataset.HighBit = bits, bits - 1
    dataset.PixelRepresentation = 0


def _set_data(dataset: Dataset, data: bytes, vr: str) -> None:
    dataset.PixelData = data + b"\0" * (len(data) % 2)
    dataset["PixelData"].VR = vr
