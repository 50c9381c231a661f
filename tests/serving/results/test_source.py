from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pydicom
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import Dataset
from pydicom.dataelem import RawDataElement
from pydicom.tag import Tag

from datasets.errors import UnreadableInstance
from serving.results.attributes import read_numbers, read_text
from serving.results.source import content_moment, describe_source, laterality_of, orientation_of

MakeSource = Callable[..., Dataset]


def _raw(keyword: str, value: bytes, charset: bytes | None = None) -> Dataset:
    """A dataset as it comes from a file: elements not yet decoded."""
    dataset = Dataset()
    for name, content in (("SpecificCharacterSet", charset), (keyword, value)):
        if content is not None:
            tag = Tag(name)
            dataset._dict[tag] = RawDataElement(tag, None, len(content), content, 0, True, True)
    return dataset


@pytest.mark.parametrize(
    ("value", "charset", "name"),
    [
        ("Nguyễn^Văn Thử".encode(), b"ISO_IR 192", "Nguyễn^Văn Thử"),
        ("Nguyễn^Văn Thử".encode(), None, "Nguyễn^Văn Thử"),
        ("Nguyễn^Văn Thử".encode(), b"ISO_IR 100", "Nguyễn^Văn Thử"),
        ("Müller^Jörg".encode("latin-1"), b"ISO_IR 100", "Müller^Jörg"),
        ("Иванов^Иван".encode("iso8859-5"), b"ISO_IR 144", "Иванов^Иван"),
        (b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B", b"\\ISO 2022 IR 87", "Yamada^Tarou=山田^太郎"),
        (b"NGUYEN VAN THU", None, "NGUYEN VAN THU"),
        (b"A^B^C^D^E^F^G", None, "A^B^C^D^E"),
        (b"x" * 90, None, "x" * 64),
    ],
)
def test_names_are_read_in_whatever_charset_they_came(value: bytes, charset: bytes | None, name: str) -> None:
    assert read_text(_raw("PatientName", value, charset), "PatientName") == name


def test_a_name_that_was_decoded_wrongly_before_is_put_right() -> None:
    dataset = Dataset()
    dataset.PatientName = "Nguyễn^Thử".encode().decode("latin-1")
    assert read_text(dataset, "PatientName") == "Nguyễn^Thử"


@pytest.mark.parametrize(
    ("keyword", "value", "sound"),
    [
        ("StudyDate", b"20261122", "20261122"),
        ("StudyDate", b"2026.11.22", ""),
        ("StudyDate", b"20261350", ""),
        ("StudyTime", b"081500.25 ", "081500.25"),
        ("StudyTime", b"99", ""),
        ("StudyID", b"12345678901234567890", "1234567890123456"),
        ("PatientAge", b"004Y", "004Y"),
        ("PatientAge", b"4 years", ""),
        ("BodyPartExamined", b"chest ", "CHEST"),
        ("PatientID", b"A\x00\x07B", "AB"),
        ("PatientID", b"A\\B", "A"),
    ],
)
def test_broken_values_are_mended_or_left_out(keyword: str, value: bytes, sound: str) -> None:
    assert read_text(_raw(keyword, value), keyword) == sound


@given(st.binary(max_size=100), st.sampled_from([None, b"ISO_IR 192", b"ISO_IR 999", b"\\ISO 2022 IR 87", b"GB18030"]))
def test_no_bytes_break_the_reader(value: bytes, charset: bytes | None) -> None:
    for keyword in ("PatientName", "PatientID", "StudyDate", "StudyInstanceUID", "Modality"):
        assert isinstance(read_text(_raw(keyword, value, charset), keyword), str)


@pytest.mark.parametrize(
    ("keyword", "value", "numbers"),
    [
        ("PixelSpacing", b"0.2\\0.25", [0.2, 0.25]),
        ("WindowCenter", b"40", [40.0]),
        ("WindowCenter", b"wide", []),
        ("InstanceNumber", b"7 ", [7]),
        ("PixelSpacing", b"", []),
    ],
)
def test_numbers(keyword: str, value: bytes, numbers: list[float]) -> None:
    assert read_numbers(_raw(keyword, value), keyword) == numbers


def test_missing_type_2_attributes_become_empty(make_source: MakeSource) -> None:
    header = describe_source(make_source(PatientID=None, StudyTime=None, ReferringPhysicianName=None, PatientSex="X"))
    assert header.PatientID == ""
    assert header.StudyTime in ("", None)
    assert header.ReferringPhysicianName == ""
    assert header.PatientSex == ""


@pytest.mark.parametrize("keyword", ["StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "SOPClassUID"])
def test_without_an_identity_there_is_nothing_to_refer_to(make_source: MakeSource, keyword: str) -> None:
    with pytest.raises(UnreadableInstance, match=keyword):
        describe_source(make_source(**{keyword: None}))


def test_a_spacing_of_zero_is_no_spacing(make_source: MakeSource) -> None:
    header = describe_source(make_source(PixelSpacing=[0.0, 0.0]))
    assert "PixelSpacing" not in header
    assert list(header.ImagerPixelSpacing) == [0.2, 0.2]


def test_a_frame_of_reference_without_position_is_not_taken_over(make_source: MakeSource) -> None:
    assert "FrameOfReferenceUID" not in describe_source(make_source(FrameOfReferenceUID="1.2.3"))
    placed: dict[str, Any] = {
        "FrameOfReferenceUID": "1.2.3",
        "ImagePositionPatient": [0, 0, 0],
        "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
    }
    assert describe_source(make_source(**placed)).FrameOfReferenceUID == "1.2.3"


def test_laterality_and_orientation(make_source: MakeSource) -> None:
    assert laterality_of(describe_source(make_source(ImageLaterality="R"))) == "R"
    assert laterality_of(describe_source(make_source(ImageLaterality="U"))) == ""
    assert orientation_of(make_source()) == ["L", "F"]
    assert orientation_of(make_source(PatientOrientation=None)) == []


def test_the_moment_is_the_image_s_own(make_source: MakeSource) -> None:
    assert content_moment(make_source(AcquisitionDate="20261121", AcquisitionTime="101112"), "") == (
        "20261121",
        "101112",
    )
    assert content_moment(make_source(), "") == ("20261122", "081500")
    dateless = make_source(StudyDate=None, StudyTime=None)
    assert content_moment(dateless, "2026-11-20T10:00:00+07:00") == ("20261120", "000000")
    assert content_moment(dateless, "") == ("19700101", "000000")


def test_reading_does_not_change_the_source(make_source: MakeSource) -> None:
    stream = io.BytesIO()
    make_source().save_as(stream, enforce_file_format=True)
    stream.seek(0)
    source = pydicom.dcmread(stream)
    before = source.to_json()
    describe_source(source)
    assert source.to_json() == before
