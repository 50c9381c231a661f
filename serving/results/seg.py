"""Segmentation: each segment of the segmentation models as a binary frame over the source image.

Source: DICOM PS3.3 A.51 (Segmentation IOD), C.8.20.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from highdicom import AlgorithmIdentificationSequence
from highdicom.color import CIELabColor
from highdicom.seg import SegmentAlgorithmTypeValues, SegmentationTypeValues, SegmentDescription
from highdicom.seg import Segmentation as SegmentationObject
from numpy.typing import NDArray
from pydicom import Dataset
from pydicom.sr.coding import Code
from pydicom.uid import ExplicitVRLittleEndian

from models.card import Card, Coding
from serving.prediction import Prediction, SegmentResult
from serving.results.colours import cielab
from serving.results.kind import Subject, finish
from serving.results.source import MAKER
from serving.results.words import in_language

_FAMILY = Code("123109", "DCM", "Artificial Intelligence")


def all_segments(subject: Subject) -> list[tuple[Card, SegmentResult]]:
    """The segments of every prediction, in the order of their segment numbers (from 1)."""
    predictions = [outcome for outcome in subject.outcomes if isinstance(outcome, Prediction)]
    return [(prediction.model_card, segment) for prediction in predictions for segment in prediction.segments]


def render_segmentation(subject: Subject) -> Dataset | None:
    """The segments as one SEG object over the source image, or `None` when no model segmented anything.

    A segment without a pixel keeps its (empty) frame: that nothing was found is a result too.
    """
    segments = all_segments(subject)
    if not segments:
        return None
    result = SegmentationObject(
        source_images=[_source_header(subject)],
        pixel_array=_stack([segment for _, segment in segments]),
        segmentation_type=SegmentationTypeValues.BINARY,
        segment_descriptions=[_describe(subject, index, *pair) for index, pair in enumerate(segments, start=1)],
        manufacturer_model_name=MAKER,
        software_versions=subject.software_versions,  # type: ignore[arg-type]  # highdicom types one, takes many
        device_serial_number=subject.serial_number,
        omit_empty_frames=False,
        content_label="AI_SEGMENTATION",
        content_description="Decision support, not a diagnosis",
        transfer_syntax_uid=ExplicitVRLittleEndian,
        specific_character_set=subject.header.SpecificCharacterSet,
        **subject.series_arguments("SEG"),
    )
    if "FrameOfReferenceUID" not in subject.header:
        result.PatientOrientation = subject.orientation
    _pin_dimension_uid(result, subject.uid("dimensions"))
    return finish(result, subject)


def _stack(segments: Sequence[SegmentResult]) -> NDArray[np.uint8]:
    # A label map is several times faster to encode than a stack, but cannot hold a pixel of two segments.
    masks = [segment.mask for segment in segments]
    taken = np.zeros_like(masks[0])
    labels = np.zeros(taken.shape, dtype=np.uint8)
    for number, mask in enumerate(masks, start=1):
        if (taken & mask).any():
            return np.stack(masks, axis=-1).astype(np.uint8)[np.newaxis]
        taken |= mask
        labels += mask.view(np.uint8) * np.uint8(number)
    return labels


def _describe(subject: Subject, number: int, card: Card, result: SegmentResult) -> SegmentDescription:
    segment = result.segment
    lightness, a, b = cielab(segment.rgb)
    description = SegmentDescription(
        segment_number=number,
        segment_label=in_language(segment.display, subject.language)[:64],
        segmented_property_category=code_of(segment.property_category),
        segmented_property_type=code_of(segment.property_type),
        algorithm_type=SegmentAlgorithmTypeValues.AUTOMATIC,
        algorithm_identification=AlgorithmIdentificationSequence(
            name=card.name, family=_FAMILY, version=card.version, source=MAKER, parameters={"sha256": card.sha256}
        ),
        tracking_uid=subject.uid("tracking", card.name, segment.name),
        tracking_id=f"{card.name}/{segment.name}",
        display_color=CIELabColor(lightness, a, b),
    )
    if segment.laterality is not None:
        modifier = code_of(segment.laterality)
        item = Dataset()
        item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = (
            modifier.value,
            modifier.scheme_designator,
            modifier.meaning,
        )
        description.SegmentedPropertyTypeCodeSequence[0].SegmentedPropertyTypeModifierCodeSequence = [item]
    return description


def code_of(coding: Coding) -> Code:
    """A card's coding as pydicom's code."""
    return Code(coding.value, coding.scheme, coding.meaning[:64])


def _pin_dimension_uid(result: Dataset, uid: str) -> None:
    for item in (*result.DimensionOrganizationSequence, *result.DimensionIndexSequence):
        item.DimensionOrganizationUID = uid


def _source_header(subject: Subject) -> Dataset:
    # Pixel measures need a slice thickness to be read back by highdicom, and a projection has none to tell: the frames
    # then lie on the source pixel by pixel and take their spacing from it.
    header = Dataset()
    header.update(subject.header)
    if "FrameOfReferenceUID" not in header:
        for keyword in ("PixelSpacing", "ImagerPixelSpacing"):
            header.pop(keyword, None)
    return header
