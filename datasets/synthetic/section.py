"""What CT and MR objects carry beside their pixels.

**Source:** DICOM PS3.3 C.7.4.1 (frame of reference), C.7.6.2 (image plane), C.8.2.1 (CT), C.8.3.1 (MR).
"""

from __future__ import annotations

from pydicom import Dataset

from datasets.synthetic.attributes import derived_uid


def add_ct(dataset: Dataset) -> None:
    """Complete a CT image: Hounsfield units from -1024, abdominal window."""
    _add_plane(dataset, "ABDOMEN")
    dataset.ImageType = ["ORIGINAL", "PRIMARY", "AXIAL"]
    dataset.RescaleIntercept, dataset.RescaleSlope, dataset.RescaleType = -1024, 1, "HU"
    dataset.WindowCenter, dataset.WindowWidth = 40, 400
    dataset.KVP = "120"


def add_mr(dataset: Dataset) -> None:
    """Complete an MR image."""
    _add_plane(dataset, "HEAD")
    dataset.ImageType = ["ORIGINAL", "PRIMARY", "OTHER"]
    dataset.ScanningSequence, dataset.SequenceVariant, dataset.ScanOptions = "SE", "NONE", ""
    dataset.MRAcquisitionType = "2D"
    dataset.RepetitionTime, dataset.EchoTime, dataset.EchoTrainLength = 500, 15, 1


def _add_plane(dataset: Dataset, body_part: str) -> None:
    dataset.BodyPartExamined = body_part
    dataset.PatientPosition = "HFS"
    dataset.FrameOfReferenceUID = derived_uid("frame of reference", dataset.SeriesInstanceUID)
    dataset.PositionReferenceIndicator = ""
    dataset.ImagePositionPatient = [-128, -128, 0]
    dataset.ImageOrientationPatient = [1, 0, 0, 0, 1, 0]
    dataset.PixelSpacing = [1.0, 1.0]
    dataset.SliceThickness = 5
    dataset.AcquisitionNumber = 1
    dataset.PatientOrientation = ["L", "P"]
