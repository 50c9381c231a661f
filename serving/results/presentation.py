"""Presentation state: the outlines and the words as a layer that a viewer lays over the source and can take off.

Source: DICOM PS3.3 A.33 (Softcopy Presentation State IODs), C.10.5, C.11.6.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import numpy as np
from highdicom import PresentationLUTTransformation
from highdicom.color import CIELabColor
from highdicom.pr import (
    ColorSoftcopyPresentationState,
    GraphicAnnotation,
    GraphicLayer,
    GraphicObject,
    GrayscaleSoftcopyPresentationState,
    TextObject,
)
from pydicom import Dataset

from serving.prediction import SegmentResult
from serving.results.colours import PAPER, cielab
from serving.results.contour import trace_outlines
from serving.results.kind import Subject, finish
from serving.results.legend import legend_lines
from serving.results.seg import all_segments
from serving.results.source import MAKER
from serving.results.words import in_language

_TEXT_LIMIT = 1024
_WORDS_PLACE = (0.01, 0.70, 0.99, 0.99)


def render_presentation(subject: Subject) -> Dataset:
    """Outlines as polylines, one layer a segment, and the words in a layer of their own."""
    header = _plain_header(subject.header)
    layers, annotations = _annotations(subject, header)
    arguments: dict[str, Any] = {
        "referenced_images": [header],
        "manufacturer_model_name": MAKER,
        "software_versions": subject.software_versions,
        "device_serial_number": subject.serial_number,
        "content_label": "AI_ANNOTATIONS",
        "content_description": "Decision support, not a diagnosis",
        "graphic_annotations": annotations,
        "graphic_layers": layers,
        "specific_character_set": subject.header.SpecificCharacterSet,
        **subject.series_arguments("GSPS"),
    }
    # The IOD has no Content Date; its moment is the Presentation Creation Date.
    del arguments["content_date"], arguments["content_time"]
    if int(header.get("SamplesPerPixel", 1)) == 3:
        arguments["icc_profile"] = _srgb()
        state: Dataset = ColorSoftcopyPresentationState(**arguments)
    else:
        shape = "INVERSE" if header.get("PhotometricInterpretation") == "MONOCHROME1" else "IDENTITY"
        lut = PresentationLUTTransformation(presentation_lut_shape=shape)
        state = GrayscaleSoftcopyPresentationState(presentation_lut_transformation=lut, **arguments)
    state.PresentationCreationDate, state.PresentationCreationTime = subject.date, subject.time
    _set_pixel_shape(state, subject)
    return finish(state, subject)


def _srgb() -> bytes:
    # Without one highdicom refuses a source that carries none itself, though it ships the profile for that very case.
    return files("highdicom").joinpath("_icc_profiles/sRGB_v4_ICC_preference.icc").read_bytes()


def _plain_header(header: Dataset) -> Dataset:
    # A window or a rescale of which one half is missing cannot be copied; the viewer then uses its own default.
    plain = Dataset()
    plain.update(header)
    for pair in (("WindowCenter", "WindowWidth"), ("RescaleSlope", "RescaleIntercept")):
        if len([keyword for keyword in pair if keyword in plain]) == 1:
            for keyword in pair:
                plain.pop(keyword, None)
    if "RescaleSlope" in plain and "RescaleType" not in plain:
        plain.RescaleType = "US"
    return plain


def _annotations(subject: Subject, header: Dataset) -> tuple[list[GraphicLayer], list[GraphicAnnotation]]:
    layers: list[GraphicLayer] = []
    annotations: list[GraphicAnnotation] = []
    for number, (card, result) in enumerate(all_segments(subject), start=1):
        lines = trace_outlines(result.mask)
        if not lines:
            continue
        layer = GraphicLayer(f"AI_SEGMENT_{number}", len(layers) + 1, result.segment.name, _lab(result.segment.rgb))
        uid = subject.uid("tracking", card.name, result.segment.name)
        name = f"{card.name}/{result.segment.name}"
        outlines = [GraphicObject("POLYLINE", line, "PIXEL", tracking_id=name, tracking_uid=uid) for line in lines]
        label = _segment_label(result, lines[0], subject)
        layers.append(layer)
        annotations.append(GraphicAnnotation([header], layer, graphic_objects=outlines, text_objects=[label]))
    words = GraphicLayer("AI_WORDS", len(layers) + 1, "what the models said", _lab(PAPER))
    return [*layers, words], [*annotations, GraphicAnnotation([header], words, text_objects=[_words(subject)])]


def _segment_label(result: SegmentResult, line: np.ndarray[Any, np.dtype[np.float64]], subject: Subject) -> TextObject:
    top = line[int(np.argmin(line[:, 1]))]
    return TextObject(
        in_language(result.segment.display, subject.language),
        "PIXEL",
        anchor_point=(float(top[0]), float(top[1])),
        anchor_point_visible=False,
    )


def _words(subject: Subject) -> TextObject:
    text = "\r\n".join(line.text for line in legend_lines(subject.outcomes, subject.language))
    return TextObject(text[:_TEXT_LIMIT], "DISPLAY", bounding_box=_WORDS_PLACE, text_justification="LEFT")


def _lab(rgb: tuple[int, int, int]) -> CIELabColor:
    return CIELabColor(*cielab(rgb))


def _set_pixel_shape(state: Dataset, subject: Subject) -> None:
    # highdicom writes an aspect ratio of one; what is known of the pixel's shape must be said instead.
    area = state.DisplayedAreaSelectionSequence[0]
    image = subject.image
    spacing = image.pixel_spacing_mm or image.imager_pixel_spacing_mm
    if spacing is not None:
        del area.PresentationPixelAspectRatio
        area.PresentationPixelSpacing = [float(f"{value:.9g}") for value in spacing]
    elif ratio := subject.header.get("PixelAspectRatio"):
        area.PresentationPixelAspectRatio = [int(value) for value in ratio]
