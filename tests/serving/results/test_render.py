from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import Any

import highdicom
import numpy as np
import pytest
from pydicom import Dataset, dcmread

from datasets.image import Image
from serving.prediction import Outcome, Prediction, SegmentResult
from serving.results.kind import KINDS
from serving.results.render import render_results

CR, DX, SC = "1.2.840.10008.5.1.4.1.1.1", "1.2.840.10008.5.1.4.1.1.1.1", "1.2.840.10008.5.1.4.1.1.7"
Make = Callable[..., list[Dataset]]


@pytest.fixture
def render(
    make_source: Callable[..., Dataset],
    make_image: Callable[..., Image],
    make_outcomes: Callable[..., tuple[Outcome, ...]],
) -> Make:
    def make(kind: str = "positive", kinds: object = KINDS, language: str = "vi", **source: object) -> list[Dataset]:
        outcomes = make_outcomes(kind)
        return render_results(make_source(**source), make_image(), outcomes, kinds, language=language)  # type: ignore[arg-type]  # plain words

    return make


def _bytes(dataset: Dataset) -> bytes:
    stream = io.BytesIO()
    dataset.save_as(stream, enforce_file_format=True)
    return stream.getvalue()


def test_the_same_input_gives_the_same_bytes(render: Make) -> None:
    first = [_bytes(item) for item in render()]
    time.sleep(1.1)
    assert [_bytes(item) for item in render()] == first


def test_every_uid_is_new_and_valid_and_each_kind_has_its_series(render: Make) -> None:
    results = render()
    assert [item.Modality for item in results] == ["OT", "SEG", "SR", "PR"]
    for name in ("SOPInstanceUID", "SeriesInstanceUID", "SeriesNumber"):
        assert len({str(item[name].value) for item in results}) == 4
    for item in results:
        assert item.StudyInstanceUID == "1.2.826.0.1.3680043.8.498.2"
        assert item.SOPInstanceUID.is_valid
        assert item.file_meta.MediaStorageSOPInstanceUID == item.SOPInstanceUID


def test_a_segmentation_that_measured_nothing_is_reported(
    make_source: Callable[..., Dataset],
    make_image: Callable[..., Image],
    make_outcomes: Callable[..., tuple[Outcome, ...]],
) -> None:
    lungs = make_outcomes()[0]
    assert isinstance(lungs, Prediction)
    bare = Prediction(lungs.model_card, segments=lungs.segments)
    (report,) = render_results(make_source(), make_image(), (bare,), {"SR"})
    assert "Succeeded" in str(report)


def test_another_language_or_another_source_is_another_object(render: Make) -> None:
    uids = {
        render(kinds={"SC"})[0].SOPInstanceUID,
        render(kinds={"SC"}, language="en")[0].SOPInstanceUID,
        render(kinds={"SC"}, SOPInstanceUID="1.2.3")[0].SOPInstanceUID,
    }
    assert len(uids) == 3


@pytest.mark.parametrize("name", ["Nguyễn^Thị Thử", "NGUYEN THI THU", "Trần Văn Đảm"])
def test_a_vietnamese_name_survives_in_every_kind(render: Make, name: str) -> None:
    for item in render(PatientName=name):
        again = dcmread(io.BytesIO(_bytes(item)))
        assert str(again.PatientName) == name
        assert again.SpecificCharacterSet == "ISO_IR 192"
        assert again.PatientID == "TEST-1"


def test_the_source_is_left_as_it_was(make_source: Callable[..., Dataset], make_image: Callable[..., Image]) -> None:
    source = make_source()
    before = source.to_json()
    render_results(source, make_image(), (), KINDS)
    assert source.to_json() == before


def test_an_unknown_kind_is_refused(render: Make) -> None:
    with pytest.raises(ValueError, match="expected kinds of"):
        render(kinds={"PDF"})


def test_a_class_without_a_definition_still_gets_its_capture(render: Make) -> None:
    assert [item.Modality for item in render(SOPClassUID="1.2.3.4.5")] == ["OT"]


def test_the_capture_says_it_is_derived_and_burned_in(render: Make) -> None:
    (capture,) = render(kinds={"SC"})
    assert list(capture.ImageType) == ["DERIVED", "SECONDARY"]
    assert capture.BurnedInAnnotation == "YES"
    assert "AI" in capture.SeriesDescription
    assert capture.SourceImageSequence[0].ReferencedSOPInstanceUID == "1.2.826.0.1.3680043.8.498.1"
    assert capture.pixel_array.shape == (capture.Rows, capture.Columns, 3)
    assert float(capture.PixelSpacing[0]) == pytest.approx(0.2 * 120 / 1024)


def test_a_segmentation_read_back_is_the_masks_pixel_by_pixel(
    render: Make, make_outcomes: Callable[..., tuple[Outcome, ...]]
) -> None:
    (item,) = render(kinds={"SEG"})
    again = highdicom.seg.segread(io.BytesIO(_bytes(item)))
    pixels = again.get_pixels_by_source_instance(["1.2.826.0.1.3680043.8.498.1"])
    lungs = make_outcomes()[0]
    assert isinstance(lungs, Prediction)
    for number, result in enumerate(lungs.segments):
        np.testing.assert_array_equal(pixels[0, :, :, number].astype(bool), result.mask)
        assert again.get_segment_description(number + 1).segment_label == result.segment.display.vi
    assert again.ReferencedSeriesSequence[0].SeriesInstanceUID == "1.2.826.0.1.3680043.8.498.3"
    assert "ImagePositionPatient" not in str(again)


def test_overlapping_and_empty_segments_keep_their_frames(
    make_source: Callable[..., Dataset],
    make_image: Callable[..., Image],
    make_outcomes: Callable[..., tuple[Outcome, ...]],
) -> None:
    lungs = make_outcomes()[0]
    assert isinstance(lungs, Prediction)
    full, none = np.ones((120, 100), dtype=bool), np.zeros((120, 100), dtype=bool)
    for masks in ((full, full), (none, none), (full, none)):
        pairs = zip(lungs.segments, masks, strict=True)
        outcome = Prediction(lungs.model_card, segments=tuple(SegmentResult(old.segment, mask) for old, mask in pairs))
        (item,) = render_results(make_source(), make_image(), (outcome,), {"SEG"})
        assert item.NumberOfFrames == 2
        again = highdicom.seg.segread(io.BytesIO(_bytes(item)))
        pixels = again.get_pixels_by_source_instance(["1.2.826.0.1.3680043.8.498.1"])
        assert [bool(pixels[..., place].all()) for place in range(2)] == [bool(mask.all()) for mask in masks]


def test_nothing_segmented_no_segmentation_but_a_visible_abstention(render: Make) -> None:
    results = render("nothing")
    assert [item.Modality for item in results] == ["OT", "SR", "PR"]
    for item in results[1:]:
        assert "Không phân tích, vì vùng cơ thể".encode() in _bytes(item)


def test_the_report_holds_findings_areas_and_who_made_it(render: Make) -> None:
    results = render()
    report = highdicom.sr.srread(io.BytesIO(_bytes(results[2])))
    content: Any = report.content  # of a TID 1500 document it is a MeasurementReport
    groups = content.get_image_measurement_groups()
    certainty = {
        str(group.finding_type.meaning): float(group.get_measurements()[0].value)
        for group in groups
        if group.finding_type
    }
    assert certainty == {"Pneumonia": 93.0, "Viral pneumonia": 78.0}
    said = [group.get_qualitative_evaluations()[0].value.meaning for group in groups]
    assert said == ["Present", "Indeterminate"]
    rois = content.get_planar_roi_measurement_groups()
    lungs = make_area_table(rois)
    assert lungs == {1: "mm2", 2: "mm2"}
    assert "lung_fields 1.2.3" in str(report)
    assert report.PreliminaryFlag == "PRELIMINARY"
    assert report.VerificationFlag == "UNVERIFIED"


def make_area_table(rois: list[highdicom.sr.PlanarROIMeasurementsAndQualitativeEvaluations]) -> dict[int, str]:
    table = {}
    for roi in rois:
        (number,) = [
            int(item.ReferencedSOPSequence[0].ReferencedSegmentNumber)
            for item in roi[0].ContentSequence
            if item.ValueType == "IMAGE" and "ReferencedSegmentNumber" in item.ReferencedSOPSequence[0]
        ]
        table[number] = roi.get_measurements()[0].unit.value
    return table


def test_without_the_segmentation_the_report_refers_to_the_image_and_is_another_object(render: Make) -> None:
    alone, together = render(kinds={"SR"})[0], render(kinds={"SR", "SEG"})[1]
    assert alone.SOPInstanceUID != together.SOPInstanceUID
    assert "ReferencedSegmentNumber" not in str(alone)


@pytest.mark.parametrize(("stored", "shape"), [("MONOCHROME1", "INVERSE"), ("MONOCHROME2", "IDENTITY")])
def test_the_presentation_keeps_the_film_s_polarity(render: Make, stored: str, shape: str) -> None:
    (state,) = render(kinds={"GSPS"}, PhotometricInterpretation=stored)
    assert state.PresentationLUTShape == shape


def test_the_presentation_carries_outlines_and_words(render: Make) -> None:
    (state,) = render(kinds={"GSPS"}, language="en")
    right, left, words = state.GraphicAnnotationSequence
    for item in (right, left):
        line = np.asarray(item.GraphicObjectSequence[0].GraphicData).reshape(-1, 2)
        assert (line >= 0).all()
        assert (line <= [100, 120]).all()
        np.testing.assert_array_equal(line[0], line[-1])
    assert right.GraphicObjectSequence[0].GraphicData[0] < left.GraphicObjectSequence[0].GraphicData[0]
    assert "decision support, not a diagnosis" in words.TextObjectSequence[0].UnformattedTextValue
    assert list(state.DisplayedAreaSelectionSequence[0].PresentationPixelSpacing) == [0.2, 0.2]


def test_a_colour_source_gets_a_colour_presentation(render: Make) -> None:
    rgb = {"SamplesPerPixel": 3, "PhotometricInterpretation": "RGB", "BitsAllocated": 8, "BitsStored": 8}
    (state,) = render(kinds={"GSPS"}, SOPClassUID=SC, **rgb)
    assert state.SOPClassUID == "1.2.840.10008.5.1.4.1.1.11.2"


@pytest.mark.parametrize("broken", [{"WindowCenter": 2000.0}, {"RescaleIntercept": 0.0}, {"NumberOfFrames": 3}])
def test_half_a_window_or_several_frames_do_not_stop_the_presentation(render: Make, broken: dict[str, object]) -> None:
    assert len(render(kinds={"GSPS"}, **broken)) == 1
