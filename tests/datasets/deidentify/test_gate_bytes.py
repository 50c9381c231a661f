"""What the gate finds in bytes that are no text, and in values of other kinds."""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Callable

import pydicom
import pytest
from pydicom import FileDataset, uid
from pydicom.dataelem import DataElement

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.outline import outline_of
from datasets.deidentify.project import derived_project
from datasets.deidentify.verify import verify_instance, verify_output
from datasets.dicom.read import read_instance
from datasets.emr.tcvn3 import encode_tcvn3
from datasets.emr.vni import encode_vni
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
CHOSEN = Options(retain_longitudinal="modified", clean_descriptors=True, clean_structured_content=True)
NAME, PLAIN, NUMBER, PHONE = "Đoàn^Thị Phượng", "Doan^Thi Phuong", "BN48151623", "0912345678"
FOUND = "identifier of the original in the bytes of the file"
SPOILT = "pixels with bits that no sample uses"
"""What planting bytes in pixels does besides; the pixels' own tests look at it."""


def _original(name: str = NAME, syntax: uid.UID = uid.ExplicitVRLittleEndian) -> FileDataset:
    dataset = copy.deepcopy(mr_slice(1))
    dataset.SpecificCharacterSet, dataset.PatientName = "ISO_IR 192", name
    dataset.PatientID, dataset.PatientTelephoneNumbers, dataset.BurnedInAnnotation = NUMBER, PHONE, "NO"
    dataset.InstitutionName, dataset.PatientBirthDate = "Benh vien Bach Mai", "19610305"
    return encode_instance(dataset, syntax)


def _reasons_with(original: FileDataset, raw: bytes) -> tuple[str, ...]:
    """What the gate says of a de-identified instance in whose pixels these bytes stand."""
    output = as_bytes(deidentify_instance(original, PROJECT, CHOSEN))
    assert verify_instance(output, original, PROJECT, CHOSEN).reasons == ()
    at = output.rfind(b"\xe0\x7f\x10\x00") + 60
    return verify_instance(output[:at] + raw + output[at + len(raw) :], original, PROJECT, CHOSEN).reasons


def test_what_stands_in_deflated_pixels_is_found() -> None:
    original = _original(syntax=uid.DeflatedExplicitVRLittleEndian)
    dataset = read_instance(as_bytes(deidentify_instance(original, PROJECT, CHOSEN)))
    dataset.PixelData = dataset.PixelData[:100] + NUMBER.encode() + dataset.PixelData[110:]
    reasons = verify_output(as_bytes(dataset), outline_of(as_bytes(original)), PROJECT, CHOSEN).reasons
    assert set(reasons) - {SPOILT} == {FOUND}


@pytest.mark.parametrize(
    "said",
    [
        "ĐOÀN THỊ PHƯỢNG", "Đoàn Thị Phượng", "đoàn^thị^phượng", "PHUONG DOAN THI", "DOAN_THI_PHUONG", "DoanThiPhuong",
        "DOAN, THI PHUONG", "bn 4815 1623", "0912 345 678", "BENH VIEN BACH MAI", "05/03/1961", "5.3.1961",
    ],
)  # fmt: skip
@pytest.mark.parametrize("charset", ["utf-8", "nfd", "utf-16-le", "utf-16-be", "cp1258"])
def test_identifiers_in_bytes_are_found_in_every_case_order_and_encoding(said: str, charset: str) -> None:
    apart = unicodedata.normalize("NFD", said)
    tones_last = re.sub("([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031b])", r"\2\1", apart)
    letters = re.sub(
        "[^\u0300\u0301\u0303\u0309\u0323]+", lambda each: unicodedata.normalize("NFC", each[0]), tones_last
    )
    raw = {"nfd": apart.encode(), "cp1258": letters.encode("cp1258", "replace")}.get(charset) or said.encode(charset)
    assert FOUND in _reasons_with(_original(), raw)


@pytest.mark.parametrize("said", ["Đoàn^Thị Phượng", "đoàn thị phượng", "PHƯỢNG ĐOÀN THỊ", "Đoan Thi Phương"])
def test_a_name_told_without_marks_is_found_in_bytes_that_have_them(said: str) -> None:
    assert FOUND in _reasons_with(_original(PLAIN), said.encode())


@pytest.mark.parametrize("said", ["Đoàn^Thị Phượng", "đoàn thị phượng", "PHƯỢNG ĐOÀN THỊ"])
@pytest.mark.parametrize("name", [NAME, PLAIN])
@pytest.mark.parametrize("write", [encode_vni, encode_tcvn3])
def test_a_name_in_older_vietnamese_codes_is_found_in_bytes(
    write: Callable[[str], bytes], name: str, said: str
) -> None:
    assert FOUND in _reasons_with(_original(name), write(said))


@pytest.mark.parametrize("said", ["Phượng hoàng cổ trấn", "Đoàn Thị"])
def test_a_part_of_a_name_alone_is_no_finding_in_bytes(said: str) -> None:
    assert FOUND not in _reasons_with(_original(PLAIN), said.encode())


@pytest.mark.parametrize(
    ("keyword", "vr", "value", "reason"),
    [
        ("AcquisitionTime", "TM", "19610305", "what is no time at 00080032"),
        ("AcquisitionNumber", "IS", "19610305", "number of the original at 00200012"),
        ("SpatialResolution", "DS", "912345678.0", "number of the original at 00181050"),
        ("PatientAge", "AS", "1176M", "age that names somebody at 00101010"),
        ("BodyPartExamined", "CS", "PHUONG", "identifier of the original at 00180015"),
        ("SoftwareVersions", "LO", "V5 of 5 March 1961", "date of the original at 00181020"),
        ("SoftwareVersions", "LO", "5 thang 3 nam 1961", "date of the original at 00181020"),
        ("SOPClassUID", "UI", "1.2.3.19610305", "private SOP class at 00080016"),
        ("FrameOfReferenceUID", "UI", "1.2.840.10008.19610305.7", "UID that is not the project's at 00200052"),
    ],
)
@pytest.mark.filterwarnings("ignore:Invalid value", "ignore:The value length", "ignore:A value of type")
def test_values_of_other_kinds_are_looked_at(keyword: str, vr: str, value: str, reason: str) -> None:
    original = _original()
    output = read_instance(as_bytes(deidentify_instance(original, PROJECT, CHOSEN)))
    output.add(DataElement(pydicom.tag.Tag(keyword), vr, value))
    assert reason in verify_instance(as_bytes(output), original, PROJECT, CHOSEN).reasons
