"""Secondary capture: the overlay with its words burned in, for every PACS that can show a picture.

Source: DICOM PS3.3 A.8.1 (Secondary Capture Image IOD), C.8.6.
"""

from __future__ import annotations

import numpy as np
from highdicom.sc import SCImage
from highdicom.sr import CodedConcept
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.uid import ExplicitVRLittleEndian

from serving.results.kind import Subject, finish
from serving.results.overlay import draw_overlay, drawn_scale
from serving.results.words import phrase


def render_capture(subject: Subject) -> Dataset:
    """The overlay as a colour image in a new series of the same study."""
    return build_capture(subject, draw_overlay(subject.image, subject.outcomes, language=subject.language))


def build_capture(subject: Subject, pixels: NDArray[np.uint8], variant: str = "") -> Dataset:
    """A drawn picture `(height, width, 3)` as such an image; a variant tells apart pictures of the same source."""
    header = subject.header
    capture = SCImage(
        pixel_array=pixels,
        photometric_interpretation="RGB",
        bits_allocated=8,
        coordinate_system="PATIENT",
        patient_orientation=("L", "F"),
        study_instance_uid=header.StudyInstanceUID,
        patient_id=header.PatientID,
        patient_name=None,
        patient_birth_date=header.PatientBirthDate,
        patient_sex=header.PatientSex,
        accession_number=header.AccessionNumber,
        study_id=header.StudyID,
        study_date=header.StudyDate,
        study_time=header.StudyTime,
        referring_physician_name=None,
        specific_character_set=header.SpecificCharacterSet,
        pixel_spacing=_drawn_spacing(subject),
        transfer_syntax_uid=ExplicitVRLittleEndian,
        **subject.series_arguments("SC", variant),
    )
    capture.PatientOrientation = subject.orientation
    capture.ImageType = ["DERIVED", "SECONDARY"]
    capture.BurnedInAnnotation = "YES"
    capture.ConversionType = "WSD"
    capture.DerivationDescription = phrase("decision-support", "en")
    capture.SourceImageSequence = [_source_reference(header)]
    for keyword in ("LossyImageCompression", "LossyImageCompressionRatio"):
        if keyword in header:
            setattr(capture, keyword, header[keyword].value)
    return finish(capture, subject)


def _drawn_spacing(subject: Subject) -> tuple[float, float] | None:
    spacing = subject.image.pixel_spacing_mm
    if spacing is None:
        return None
    scale = drawn_scale(subject.image)
    return (spacing[0] / scale, spacing[1] / scale)


def _source_reference(header: Dataset) -> Dataset:
    reference = Dataset()
    reference.ReferencedSOPClassUID = header.SOPClassUID
    reference.ReferencedSOPInstanceUID = header.SOPInstanceUID
    purpose = CodedConcept("121322", "DCM", "Source image for image processing operation")
    reference.PurposeOfReferenceCodeSequence = [purpose]
    return reference
