"""What CR and DX objects carry beside their pixels.

**Source:** DICOM PS3.3 C.8.1 (CR), C.8.11.1 to C.8.11.5 (DX), C.10.4 (X-ray series), CID 4009, 4010.
"""

from __future__ import annotations

from pydicom import Dataset, Sequence

REGIONS = {"CHEST": ("51185008", "Chest"), "LEG": ("30021000", "Lower leg")}


def add_cr(dataset: Dataset, body_part: str, is_inverted: bool) -> None:
    """Complete a computed radiography image."""
    del body_part, is_inverted
    dataset.ImageType = ["ORIGINAL", "PRIMARY"]
    dataset.KVP = "70"
    dataset.PlateID = "1"


def add_dx(dataset: Dataset, body_part: str, is_inverted: bool) -> None:
    """Complete a digital X-ray image for presentation."""
    dataset.ImageType = ["ORIGINAL", "PRIMARY", ""]
    dataset.PresentationIntentType = "FOR PRESENTATION"
    dataset.ImageLaterality = "U"
    dataset.PatientOrientation = ["L", "F"]
    dataset.AcquisitionContextSequence = Sequence()
    dataset.AnatomicRegionSequence = Sequence([_code(*REGIONS[body_part])])
    dataset.PresentationLUTShape = "INVERSE" if is_inverted else "IDENTITY"
    dataset.PixelIntensityRelationship = "LOG"
    dataset.PixelIntensityRelationshipSign = 1 if is_inverted else -1
    dataset.RescaleIntercept, dataset.RescaleSlope, dataset.RescaleType = 0, 1, "US"
    dataset.LossyImageCompression = "00"
    dataset.DetectorType, dataset.DetectorID = "DIRECT", "SYNTHETIC"
    dataset.PositionerType = "NONE"
    dataset.KVP = "70"


def _code(value: str, meaning: str) -> Dataset:
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = value, "SCT", meaning
    return code
