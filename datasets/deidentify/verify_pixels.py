"""The gate's look at the pixels of the output.

**Source:** DICOM PS3.3 C.7.6.1 (BurnedInAnnotation), C.8.5.5 (US Region Calibration).
"""

from __future__ import annotations

from collections.abc import Iterator

from pydicom import Dataset

from datasets.deidentify.options import Options
from datasets.deidentify.secrets_of import Secrets

OFTEN_BURNED_IN = frozenset(("US", "SC", "OT", "XC", "ES", "GM", "SM", "DOC", "IVUS", "OP"))


def pixel_findings(dataset: Dataset, secrets: Secrets, options: Options) -> Iterator[str]:
    """Why the pixels of an output may not leave; nothing when they may.

    Args:
        dataset: the output, read anew.
        secrets: of the original.
        options: that it was made with.
    """
    if "PixelData" not in dataset:
        return
    if options.clean_pixels and dataset.get("SequenceOfUltrasoundRegions") and not _is_black_outside(dataset):
        yield "pixels outside of the ultrasound regions"
    said = str(dataset.get("BurnedInAnnotation", "") or "")
    if said == "YES" or (said != "NO" and str(dataset.get("Modality", "")) in OFTEN_BURNED_IN):
        yield "pixels that may hold text and were not cleaned"


def _is_black_outside(dataset: Dataset) -> bool:
    """Whether each frame, decoded by pydicom, is black outside of the regions."""
    frames = dataset.pixel_array.reshape(-1, dataset.Rows, dataset.Columns, int(dataset.SamplesPerPixel)).copy()
    for item in dataset.SequenceOfUltrasoundRegions:
        rows = slice(item.RegionLocationMinY0, item.RegionLocationMaxY1 + 1)
        frames[:, rows, item.RegionLocationMinX0 : item.RegionLocationMaxX1 + 1] = 0
    return not frames.any()
