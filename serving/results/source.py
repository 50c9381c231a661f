"""What a result takes over from the image it was made of: patient, study and how the image stands, made sound.

A result must be valid although its source is not: missing type 2 attributes become empty, values that break their VR
are shortened or left out, and text becomes UTF-8 whatever the source declared.
"""

from __future__ import annotations

import re
from datetime import datetime

from pydicom import Dataset
from pydicom.uid import UID

from datasets.errors import UnreadableInstance
from serving.results.attributes import read_numbers, read_text

MAKER = "Tue Tinh"
_UTF8 = "ISO_IR 192"
_REQUIRED = ("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "SOPClassUID")
# Types 2 of the Patient and General Study modules: empty when the source has none.
_EMPTY_IF_ABSENT = (
    "PatientName", "PatientID", "PatientBirthDate", "PatientSex",
    "StudyDate", "StudyTime", "ReferringPhysicianName", "StudyID", "AccessionNumber",
)  # fmt: skip
_IF_PRESENT = (
    "IssuerOfPatientID", "PatientAge", "StudyDescription", "Modality", "BodyPartExamined", "Laterality",
    "ImageLaterality", "ViewPosition", "PhotometricInterpretation", "VOILUTFunction", "RescaleType",
)  # fmt: skip
_NUMBERS = (
    "Rows", "Columns", "SamplesPerPixel", "BitsAllocated", "BitsStored", "PixelRepresentation", "InstanceNumber",
    "PixelSpacing", "ImagerPixelSpacing", "RescaleSlope", "RescaleIntercept", "WindowCenter", "WindowWidth",
    "PixelAspectRatio",
)  # fmt: skip
_GEOMETRY = ("ImagePositionPatient", "ImageOrientationPatient")


def describe_source(source: Dataset) -> Dataset:
    """A sound header of the source, without pixels: what every result object is built from.

    Raises:
        UnreadableInstance: the source has no study, series, instance or class UID, so nothing can refer to it.
    """
    header = Dataset()
    header.SpecificCharacterSet = _UTF8
    _add_references(header, source)
    _add_text(header, source)
    for keyword in _NUMBERS:
        numbers = read_numbers(source, keyword)
        if numbers and (min(numbers) > 0 or "Spacing" not in keyword):
            setattr(header, keyword, numbers if len(numbers) > 1 else numbers[0])
    _add_geometry(header, source)
    _add_lossy(header, source)
    for keyword in ("ModalityLUTSequence", "VOILUTSequence"):
        if keyword in source and len(source[keyword].value):
            setattr(header, keyword, source[keyword].value)
    return header


def _add_references(header: Dataset, source: Dataset) -> None:
    for keyword in _REQUIRED:
        value = read_text(source, keyword)
        if not value:
            raise UnreadableInstance(f"expected {keyword} in the source of a result, got none")
        setattr(header, keyword, UID(value))


def _add_text(header: Dataset, source: Dataset) -> None:
    for keyword in _EMPTY_IF_ABSENT:
        setattr(header, keyword, read_text(source, keyword))
    if header.PatientSex not in ("M", "F", "O"):
        header.PatientSex = ""
    for keyword in _IF_PRESENT:
        if value := read_text(source, keyword):
            setattr(header, keyword, value)


def _add_geometry(header: Dataset, source: Dataset) -> None:
    # A projection has no place in the patient; a frame of reference without position and orientation is of no use.
    values = [read_numbers(source, keyword) for keyword in _GEOMETRY]
    frame_of_reference = read_text(source, "FrameOfReferenceUID")
    if frame_of_reference and [len(value) for value in values] == [3, 6]:
        header.FrameOfReferenceUID = frame_of_reference
        for keyword, value in zip(_GEOMETRY, values, strict=True):
            setattr(header, keyword, value)
        header.SliceThickness = (read_numbers(source, "SliceThickness") or [""])[0]


def _add_lossy(header: Dataset, source: Dataset) -> None:
    if read_text(source, "LossyImageCompression") == "01":
        header.LossyImageCompression = "01"
        if ratios := read_numbers(source, "LossyImageCompressionRatio"):
            header.LossyImageCompressionRatio = ratios if len(ratios) > 1 else ratios[0]


def laterality_of(header: Dataset) -> str:
    """Laterality (0020,0060) for a result: the source's, or empty, which type 2C allows."""
    value = str(header.get("Laterality") or header.get("ImageLaterality") or "")
    return value if value in ("R", "L") else ""


def orientation_of(source: Dataset) -> list[str]:
    """PatientOrientation (0020,0020), row and column; empty when the source does not say."""
    values = read_text(source, "PatientOrientation", is_multiple=True).split("\\")
    is_sound = len(values) == 2 and all(re.fullmatch(r"[ALPRHF]{1,3}", value) for value in values)
    return values if is_sound else []


def content_moment(source: Dataset, fallback: str) -> tuple[str, str]:
    """Date and time a result carries: those of the image it describes, never the clock, so a repeat is the same object.

    Args:
        source: the instance.
        fallback: ISO date of the model's training, for a source without any date.
    """
    for prefix in ("Content", "Acquisition", "Series", "Study"):
        if date := read_text(source, f"{prefix}Date"):
            return date, read_text(source, f"{prefix}Time") or "000000"
    try:
        return datetime.fromisoformat(fallback).strftime("%Y%m%d"), "000000"
    except ValueError:
        return "19700101", "000000"
