"""Numbers read off the segments of one image. Pure; nothing here knows a model or a door."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from datasets.image import Image
from models.card import Coding, Text
from serving.prediction import Measurement, SegmentResult

AREA = Coding(scheme="SCT", value="42798000", meaning="Area")
RATIO = Coding(scheme="SCT", value="118586006", meaning="Ratio")
SQUARE_MILLIMETRE = Coding(scheme="UCUM", value="mm2", meaning="square millimeter")
NO_UNITS = Coding(scheme="UCUM", value="1", meaning="no units")
RIGHT, LEFT = "24028007", "7771000"
AT_THE_DETECTOR = Text(
    vi="đo tại mặt đầu thu, chưa hiệu chỉnh độ phóng đại",
    en="at the detector, not corrected for magnification",
)


def measure_segments(image: Image, segments: Sequence[SegmentResult]) -> tuple[Measurement, ...]:
    """The area of each segment in mm² when a spacing is known, and the right to left area ratio.

    A projection has no single scale: PixelSpacing that merely repeats ImagerPixelSpacing, or ImagerPixelSpacing alone,
    is the detector's, and the measurement says so.

    Source: DICOM PS3.3 10.7.1.3.
    """
    areas = tuple(_area_of(image, segment) for segment in segments)
    ratio = _right_to_left_ratio(segments)
    known = tuple(area for area in areas if area is not None)
    return known if ratio is None else (*known, ratio)


def _area_of(image: Image, result: SegmentResult) -> Measurement | None:
    spacing = image.pixel_spacing_mm or image.imager_pixel_spacing_mm
    if spacing is None:
        return None
    is_at_detector = image.pixel_spacing_mm is None or image.pixel_spacing_mm == image.imager_pixel_spacing_mm
    name = result.segment.display
    return Measurement(
        name=f"{result.segment.name}_area",
        display=Text(vi=f"Diện tích {name.vi}", en=f"Area of {name.en}"),
        code=AREA,
        value=int(np.count_nonzero(result.mask)) * spacing[0] * spacing[1],
        unit=SQUARE_MILLIMETRE,
        segment_name=result.segment.name,
        note=AT_THE_DETECTOR if is_at_detector else None,
    )


def _right_to_left_ratio(segments: Sequence[SegmentResult]) -> Measurement | None:
    counts = {
        result.segment.laterality.value: int(np.count_nonzero(result.mask))
        for result in segments
        if result.segment.laterality is not None
    }
    if not counts.get(RIGHT) or not counts.get(LEFT):
        return None
    return Measurement(
        name="right_left_area_ratio",
        display=Text(vi="Tỉ số diện tích phải/trái", en="Right to left area ratio"),
        code=RATIO,
        value=counts[RIGHT] / counts[LEFT],
        unit=NO_UNITS,
    )
