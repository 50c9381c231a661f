"""A header value is read as the header means it; what is absent, malformed or too long is silence, never an error."""

from __future__ import annotations

import io
import warnings
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import DataElement, Dataset, dcmread, dcmwrite
from pydicom.config import IGNORE
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

from datasets.dicom.values import integer, number, numbers, text, texts, words16
from datasets.limits import LIMITS


def _reread(**values: object) -> Dataset:
    """The values as they come from a file: raw until somebody asks."""
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID, dataset.SOPInstanceUID = "1.2.840.10008.5.1.4.1.1.7", "1.2.3"
    dataset.SpecificCharacterSet = "ISO_IR 192"
    for keyword, value in values.items():
        setattr(dataset, keyword, value)
    stream = io.BytesIO()
    dcmwrite(stream, dataset, enforce_file_format=True)
    return dcmread(io.BytesIO(stream.getvalue()))


@pytest.mark.parametrize("name", ["Nguyễn^Thị Hoa", "A^B^C^D^E", "Yamada^Tarou=山田^太郎=やまだ^たろう", "X"])
def test_a_person_name_is_one_value_and_not_its_letters(name: str) -> None:
    dataset = _reread(PatientName=name)
    assert texts(dataset, "PatientName", LIMITS) == (name,)
    assert text(dataset, "PatientName", LIMITS) == name


def test_several_person_names_are_several_values() -> None:
    dataset = _reread(OtherPatientNames=["Lê^Anh", "Trần^Bình"])
    assert texts(dataset, "OtherPatientNames", LIMITS) == ("Lê^Anh", "Trần^Bình")


def test_an_empty_name_and_an_absent_one_are_silence() -> None:
    dataset = _reread(PatientName="")
    assert text(dataset, "PatientName", LIMITS) is None
    assert text(dataset, "ReferringPhysicianName", LIMITS) is None
    assert text(dataset, "NoSuchKeyword", LIMITS) is None


@given(st.lists(st.text("ABC xyz", min_size=1, max_size=12), max_size=4))
def test_texts_are_stripped_and_never_empty(values: list[str]) -> None:
    dataset = Dataset()
    dataset.add(DataElement("ImageType", "LO", values, validation_mode=IGNORE))
    assert texts(dataset, "ImageType", LIMITS) == tuple(value.strip() for value in values if value.strip())


def test_a_value_over_the_limit_is_not_converted() -> None:
    small = replace(LIMITS, value_bytes=64)
    assert text(_reread(ImageComments="word " * 100), "ImageComments", small) is None
    assert text(_reread(ImageComments="word"), "ImageComments", small) == "word"


def test_numbers_are_finite_or_absent() -> None:
    dataset = _reread(PixelSpacing=[0.2, 0.3], SeriesNumber=7)
    assert numbers(dataset, "PixelSpacing", LIMITS) == (0.2, 0.3)
    assert integer(dataset, "SeriesNumber", LIMITS) == 7
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        odd = Dataset()
        odd.add(DataElement("WindowCenter", "LO", "high", validation_mode=IGNORE))
        odd.add(DataElement("WindowWidth", "LO", "inf", validation_mode=IGNORE))
    assert number(odd, "WindowCenter", LIMITS) is None
    assert numbers(odd, "WindowWidth", LIMITS) == ()
    assert integer(_reread(PixelSpacing=[0.5, 0.5]), "PixelSpacing", LIMITS) is None


def test_words_are_read_in_this_machines_order() -> None:
    dataset = _reread(RedPaletteColorLookupTableData=np.array([1, 258, 65535], "<u2").tobytes())
    assert words16(dataset, "RedPaletteColorLookupTableData").tolist() == [1, 258, 65535]
    assert words16(dataset, "GreenPaletteColorLookupTableData").size == 0
