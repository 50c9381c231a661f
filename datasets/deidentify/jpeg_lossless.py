"""Frames as JPEG lossless, first-order prediction, by GDCM.

GDCM gets a file with the pixels and nothing else, in a folder that only this process can read and that is gone
afterwards; what it wrote is decoded again and compared before it counts.

**Source:** DICOM PS3.5 A.4.1 (JPEG), 1.2.840.10008.1.2.4.70; ISO/IEC 10918-1 process 14, selection value 1.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import gdcm  # type: ignore[import-untyped]
import numpy as np
from pydicom import Dataset, FileDataset, dcmread
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian, SecondaryCaptureImageStorage, generate_uid

PIXEL_KEYWORDS = (
    "SamplesPerPixel", "PhotometricInterpretation", "PlanarConfiguration", "NumberOfFrames", "Rows", "Columns",
    "BitsAllocated", "BitsStored", "HighBit", "PixelRepresentation", "PixelData",
)  # fmt: skip


def encode_jpeg_lossless(dataset: FileDataset) -> bytes | None:
    """The native pixels of `dataset`, encapsulated; `None` when GDCM does not give the same samples back."""
    with TemporaryDirectory(prefix="tuetinh-") as folder:
        native, encoded = Path(folder, "native.dcm"), Path(folder, "encoded.dcm")
        bare = _bare(dataset)
        bare.save_as(native, enforce_file_format=True)
        if not _change(native, encoded):
            return None
        written = dcmread(encoded)
        is_same = np.array_equal(written.pixel_array, bare.pixel_array)
        return bytes(written.PixelData) if is_same else None


def _bare(dataset: Dataset) -> FileDataset:
    meta = FileMetaDataset()
    meta.TransferSyntaxUID, meta.MediaStorageSOPClassUID = ExplicitVRLittleEndian, SecondaryCaptureImageStorage
    bare = FileDataset("", {}, file_meta=meta, preamble=bytes(128))
    for keyword in PIXEL_KEYWORDS:
        if keyword in dataset:
            bare[keyword] = dataset[keyword]
    bare.SOPClassUID = SecondaryCaptureImageStorage
    bare.SOPInstanceUID = meta.MediaStorageSOPInstanceUID = generate_uid()
    return bare


def _change(native: Path, encoded: Path) -> bool:
    reader = gdcm.ImageReader()
    reader.SetFileName(str(native))
    if not reader.Read():
        return False
    change = gdcm.ImageChangeTransferSyntax()
    change.SetTransferSyntax(gdcm.TransferSyntax(gdcm.TransferSyntax.JPEGLosslessProcess14_1))
    change.SetInput(reader.GetImage())
    if not change.Change():
        return False
    writer = gdcm.ImageWriter()
    writer.SetFileName(str(encoded))
    writer.SetFile(reader.GetFile())
    writer.SetImage(change.GetOutput())
    return bool(writer.Write())
