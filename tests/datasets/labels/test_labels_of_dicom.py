from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydicom import Dataset
from pydicom.dataset import FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian

from datasets.dicom.read import read_instance
from datasets.labels.agreement import dice_between
from datasets.labels.desk import Desk, Refused
from datasets.labels.errors import InvalidLabels
from datasets.labels.gather import gather
from datasets.labels.label import Label
from datasets.labels.seg import labels_of_seg, regions_of
from datasets.labels.sr import labels_of_sr
from datasets.labels.table import row_of

FILM, STUDY, SERIES = (f"1.2.826.0.1.3680043.8.498.{number}" for number in (1, 2, 3))
Results = Callable[[str], dict[str, Path]]


def _labels(found: Any) -> list[Label]:
    labels = list(found)
    assert not [each for each in labels if isinstance(each, Refused)]
    return labels


def _code(meaning: str, value: str, scheme: str = "DCM") -> Sequence:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = value, scheme, meaning
    return Sequence([item])


def _content(kind: str, name: Sequence, **facts: Any) -> Dataset:
    item = Dataset()
    item.ValueType, item.ConceptNameCodeSequence = kind, name
    for keyword, value in facts.items():
        setattr(item, keyword, value)
    return item


def _basic_text(*content: Dataset, **facts: Any) -> Dataset:
    report = _content("CONTAINER", _code("Diagnostic imaging report", "18748-4", "LN"), ContentSequence=list(content))
    report.file_meta = FileMetaDataset()
    report.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    told = {
        "SOPClassUID": "1.2.840.10008.5.1.4.1.1.88.11",
        "SOPInstanceUID": "1.2.3.9",
        "StudyInstanceUID": "1.2.3.1",
        "PatientID": "BN-77",
        "ContentDate": "20260110",
        "ContentTime": "083000",
    }
    for keyword, value in (told | facts).items():
        setattr(report, keyword, value)
    return report


def test_what_our_service_reports_is_read_with_its_place_and_its_maker(make_results: Results, desk: Desk) -> None:
    labels = _labels(labels_of_sr(read_instance(make_results("positive")["SR"]), desk))
    pneumonia = next(each for each in labels if each.finding.code == "pneumonia" and each.value.kind == "present")
    assert pneumonia.told_as == "SCT|233604007"
    assert pneumonia.place.instance == desk.project.uid(FILM)
    assert (pneumonia.place.study, pneumonia.place.series) == (desk.project.uid(STUDY), desk.project.uid(SERIES))
    assert pneumonia.place.patient_id == desk.identities.pseudonym("TEST-1")
    assert (pneumonia.origin.role, pneumonia.origin.reader) == ("device", "toy_pneumonia 1.2.3")
    certainty = next(each for each in labels if each.told_as == "DCM|111012" and each.about == "99TUETINH|pneumonia")
    assert (certainty.value.number, certainty.value.unit) == (93.0, "%")
    viral = next(each for each in labels if each.told_as == "SCT|75570004" and each.value.kind != "number")
    assert viral.value.kind == "uncertain"


def test_a_negative_result_is_absent_and_an_abstention_is_nothing(make_results: Results, desk: Desk) -> None:
    negative = _labels(labels_of_sr(read_instance(make_results("negative")["SR"]), desk))
    assert [each.value.kind for each in negative if each.finding.code == "pneumonia"] == ["absent"]
    nothing = _labels(labels_of_sr(read_instance(make_results("nothing")["SR"]), desk))
    assert nothing == []


def test_segments_are_regions_with_their_area(make_results: Results, desk: Desk) -> None:
    dataset = read_instance(make_results("positive")["SEG"])
    labels = list(labels_of_seg(dataset, desk))
    regions = [each for each in labels if each.value.kind == "region"]
    assert [each.value.segment for each in regions] == [1, 2]
    assert {each.value.region for each in regions} == {desk.project.uid(str(dataset.SOPInstanceUID))}
    assert {each.place.instance for each in regions} == {desk.project.uid(FILM)}
    sizes = [each for each in labels if each.value.kind == "number"]
    counted = regions_of(dataset)
    for size, number in zip(sizes, (1, 2), strict=True):
        assert size.about == "SCT|39607008"
        assert counted[number].pixels > 1000
        assert size.value.number == pytest.approx(counted[number].pixels * (counted[number].pixel_mm2 or 1))


def test_dice_of_a_segmentation_with_itself_is_one_and_falls_where_a_reader_draws_less(make_results: Results) -> None:
    dataset = read_instance(make_results("positive")["SEG"])
    assert dice_between(dataset, dataset) == {"SCT|39607008": 1.0}
    other = read_instance(make_results("positive")["SEG"])
    pixels = np.frombuffer(other.PixelData, np.uint8).copy()
    pixels[: len(pixels) // 4] = 0
    other.PixelData = pixels.tobytes()
    assert 0.5 < dice_between(dataset, other)["SCT|39607008"] < 1


def test_segmentations_of_nothing_in_common_are_refused(make_results: Results) -> None:
    dataset = read_instance(make_results("positive")["SEG"])
    other = read_instance(make_results("positive")["SEG"])
    for segment in other.SegmentSequence:
        segment.SegmentedPropertyTypeCodeSequence = _code("Liver", "10200004", "SCT")
    with pytest.raises(InvalidLabels, match="none in common"):
        dice_between(dataset, other)


def test_a_text_report_is_read_by_rules_with_its_parts_and_its_words_go_nowhere(desk: Desk) -> None:
    report = _basic_text(
        _content("TEXT", _code("History", "121060"), TextValue="nghi lao phổi"),
        _content(
            "TEXT", _code("Finding", "121071"), TextValue="Bà Nguyễn Thị Mận: đám mờ đáy phổi phải, không tràn dịch."
        ),
        _content("TEXT", _code("Conclusion", "121077"), TextValue="Viêm phổi."),
    )
    labels = _labels(labels_of_sr(report, desk))
    told = {each.finding.code: each.value.kind for each in labels}
    assert told == {"opacity": "present", "effusion": "absent", "pneumonia": "present"}
    assert all(each.origin.role == "rules" for each in labels)
    assert all("Mận" not in str(value) for each in labels for value in row_of(each).values())


def test_a_person_who_reported_is_a_pseudonym_and_the_moment_moves_with_the_patient(desk: Desk) -> None:
    report = _basic_text(
        _content("PNAME", _code("Person Observer Name", "121008"), PersonName="Lê^Văn^Đọc"),
        _content("CODE", _code("Finding", "121071"), ConceptCodeSequence=_code("Pneumothorax", "36118008", "SCT")),
    )
    (label,) = _labels(labels_of_sr(report, desk))
    assert label.finding.code == "pneumothorax"
    assert label.origin.role == "person"
    assert label.origin.reader == desk.reader("Đọc Văn Lê")
    assert label.origin.reader.startswith("R")
    shift = desk.project.shift(desk.identities.pseudonym("BN-77"))
    assert label.origin.at is not None
    assert (label.origin.at - shift).isoformat() == "2026-01-10T08:30:00"


def test_a_report_of_a_built_version_keeps_its_pseudonym_uids_and_moved_dates(desk: Desk) -> None:
    pseudonym, study = desk.identities.pseudonym("BN-77"), desk.project.uid("1.2.3.1")
    finding = _content("CODE", _code("Finding", "121071"), ConceptCodeSequence=_code("Pneumothorax", "36118008", "SCT"))
    (label,) = _labels(labels_of_sr(_basic_text(finding, PatientID=pseudonym, StudyInstanceUID=study), desk))
    assert (label.place.patient_id, label.place.study) == (pseudonym, study)
    assert label.origin.at is not None
    assert label.origin.at.isoformat() == "2026-01-10T08:30:00"


def test_a_damaged_file_is_refused_and_the_others_go_on(make_results: Results, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.dcm").write_bytes(b"not DICOM at all, but long enough to look like a file" * 9)
    (folder / "b.dcm").write_bytes(make_results("positive")["SR"].read_bytes())
    (folder / "c.dcm").symlink_to(tmp_path / "SR.dcm")
    gathered = gather({"dicom": [folder]}, desk)
    assert gathered.files == 2
    assert [number for number, _ in gathered.refused] == [1]
    assert any(each.finding.code == "pneumonia" for each in gathered.labels)


def test_a_source_that_is_not_there_is_a_mistake(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InvalidLabels, match="a path where nothing is"):
        gather({"dicom": [tmp_path / "nowhere"]}, desk)
