"""Labels from a segmentation: each segment as a region with its code, and its area or volume.

**Source:** DICOM PS3.3 A.51 and C.8.20 (Segmentation), C.7.6.16.2.1 (Pixel Measures), CID 7470 areas and volumes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from pydicom import Dataset

from datasets.deidentify.who import number_of
from datasets.dicom.frames import stored_frame
from datasets.dicom.layout import layout_of
from datasets.dicom.read import typed_errors
from datasets.dicom.values import integer, items, number, numbers, text
from datasets.labels.coding import Coding
from datasets.labels.desk import Desk, algorithm_name
from datasets.labels.errors import InvalidLabels
from datasets.labels.label import Label, Origin, Place, Role, Value
from datasets.labels.sr_tree import code_in
from datasets.limits import LIMITS

AREA, VOLUME = Coding("SCT", "42798000", "Area"), Coding("SCT", "118565006", "Volume")
COUNT = Coding("99TUETINH", "pixel-count", "Pixel count")
Mask = NDArray[np.bool_]


@dataclass(slots=True)
class Region:
    """A segment of a segmentation, by original UIDs.

    Attributes:
        pixels: how many are set, over all frames.
        frames: how many frames have any.
        sources: SOP Instance UIDs that its frames lie on.
        pixel_mm2: area of a pixel; nothing where it is not told.
        slice_mm: distance of slices; nothing where it is not told.
    """

    pixels: int = 0
    frames: int = 0
    sources: set[str] = field(default_factory=set)
    pixel_mm2: float | None = None
    slice_mm: float | None = None


def labels_of_seg(dataset: Dataset, desk: Desk) -> Iterator[Label]:
    """A region a segment, and its area in mm² (one frame) or volume in mL (several).

    Raises:
        InvalidLabels: it is no binary or fractional segmentation, or a segment has no code.
        UnreadableInstance: its pixels are damaged.
    """
    with typed_errors("reading the segmentation"):
        regions = regions_of(dataset)
    uid = desk.uid(text(dataset, "SOPInstanceUID", LIMITS) or "")
    for segment in items(dataset, "SegmentSequence", LIMITS):
        told = integer(segment, "SegmentNumber", LIMITS)
        coding = code_in(segment, "SegmentedPropertyTypeCodeSequence")
        if told is None or coding is None:
            raise InvalidLabels("expected a number and a property type code on every segment, got none")
        region = regions.get(told, Region())
        place = _place(dataset, region, desk)
        origin = _origin(dataset, segment, desk)
        finding = desk.lexicon.canonical(coding)
        yield Label(place, finding, Value("region", region=uid, segment=told), origin, str(coding))
        measure, value = _size(region)
        yield Label(place, measure, value, origin, str(measure), str(finding))


def regions_of(dataset: Dataset) -> Mapping[int, Region]:
    """What each segment number covers."""
    found: dict[int, Region] = defaultdict(Region)
    for segment, sources, mask, measures in _frames(dataset):
        region = found[segment]
        region.pixels += (count := int(mask.sum()))
        region.frames += bool(count)
        region.sources |= sources
        spacing = numbers(measures, "PixelSpacing", LIMITS)
        if len(spacing) == 2:
            region.pixel_mm2 = spacing[0] * spacing[1]
        region.slice_mm = number(measures, "SpacingBetweenSlices", LIMITS) or number(measures, "SliceThickness", LIMITS)
    return found


def masks_of(dataset: Dataset) -> Mapping[tuple[str, int], dict[str, Mask]]:
    """Masks by property code and segment number: source instance (or frame number) → mask, for Dice."""
    codes = {
        integer(each, "SegmentNumber", LIMITS): str(code_in(each, "SegmentedPropertyTypeCodeSequence") or "")
        for each in items(dataset, "SegmentSequence", LIMITS)
    }
    found: dict[tuple[str, int], dict[str, Mask]] = defaultdict(dict)
    with typed_errors("reading the segmentation"):
        for frame, (segment, sources, mask, _) in enumerate(_frames(dataset)):
            key = next(iter(sorted(sources)), f"frame {frame}")
            masks = found[codes.get(segment, ""), segment]
            masks[key] = masks[key] | mask if key in masks else mask
    return found


def _frames(dataset: Dataset) -> Iterator[tuple[int, set[str], Mask, Dataset]]:
    kind = text(dataset, "SegmentationType", LIMITS)
    if kind not in ("BINARY", "FRACTIONAL"):
        raise InvalidLabels("expected a binary or fractional segmentation, got another type")
    layout = layout_of(dataset, LIMITS)
    least = 0 if kind == "BINARY" else (integer(dataset, "MaximumFractionalValue", LIMITS) or 255) / 2
    shared = next(items(dataset, "SharedFunctionalGroupsSequence", LIMITS), Dataset())
    for frame, group in enumerate(items(dataset, "PerFrameFunctionalGroupsSequence", LIMITS)):
        mask = np.asarray(stored_frame(dataset, layout, frame, LIMITS)).reshape(layout.rows, layout.columns) > least
        named = _first(group, shared, "SegmentIdentificationSequence")
        segment = integer(named, "ReferencedSegmentNumber", LIMITS)
        if segment is None:
            raise InvalidLabels("expected a segment number on every frame, got none")
        yield segment, set(_sources(group, shared)), mask, _first(group, shared, "PixelMeasuresSequence")


def _first(group: Dataset, shared: Dataset, keyword: str) -> Dataset:
    own = next(items(group, keyword, LIMITS), None)
    return own if own is not None else next(items(shared, keyword, LIMITS), Dataset())


def _sources(group: Dataset, shared: Dataset) -> Iterator[str]:
    for holder in (group, shared):
        for derivation in items(holder, "DerivationImageSequence", LIMITS):
            for source in items(derivation, "SourceImageSequence", LIMITS):
                yield text(source, "ReferencedSOPInstanceUID", LIMITS) or ""


def _size(region: Region) -> tuple[Coding, Value]:
    if region.pixel_mm2 is None or (region.frames > 1 and region.slice_mm is None):
        return COUNT, Value("number", float(region.pixels), "{pixels}")
    area = region.pixels * region.pixel_mm2
    if region.frames > 1 and region.slice_mm is not None:
        return VOLUME, Value("number", area * region.slice_mm / 1000, "mL")
    return AREA, Value("number", area, "mm2")


def _place(dataset: Dataset, region: Region, desk: Desk) -> Place:
    patient, study = number_of(dataset), text(dataset, "StudyInstanceUID", LIMITS) or ""
    series = {
        text(one, "SeriesInstanceUID", LIMITS) or "" for one in items(dataset, "ReferencedSeriesSequence", LIMITS)
    } - {""}
    sources = region.sources - {""}
    own = next(iter(series)) if len(series) == 1 else ""
    return desk.place(patient, study, own, next(iter(sources)) if len(sources) == 1 else "")


def _origin(dataset: Dataset, segment: Dataset, desk: Desk) -> Origin:
    kind = text(segment, "SegmentAlgorithmType", LIMITS) or ""
    algorithm = next(items(segment, "SegmentationAlgorithmIdentificationSequence", LIMITS), segment)
    name = text(algorithm, "AlgorithmName", LIMITS) or text(segment, "SegmentAlgorithmName", LIMITS) or ""
    role: Role = "device" if kind == "AUTOMATIC" else "person"
    creator = text(dataset, "ContentCreatorName", LIMITS) or ""
    version = text(algorithm, "AlgorithmVersion", LIMITS) or ""
    reader = algorithm_name(name, version) if role == "device" else desk.reader(creator)
    method = kind.lower() if kind in ("AUTOMATIC", "SEMIAUTOMATIC", "MANUAL") else ""
    moment = f"{text(dataset, 'ContentDate', LIMITS) or ''}{(text(dataset, 'ContentTime', LIMITS) or '')[:6]}"
    uid = desk.uid(text(dataset, "SOPInstanceUID", LIMITS) or "")
    return Origin("seg", reader, role, uid, method, desk.moment(moment, text(dataset, "PatientID", LIMITS) or ""))
