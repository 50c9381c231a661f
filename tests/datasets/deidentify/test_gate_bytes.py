"""What the gate finds in bytes that are no text, and in values of other kinds."""

from __future__ import annotations

import copy
import re
import unicodedata
from functools import cache

import pydicom
import pytest
from pydicom import Dataset, FileDataset, uid
from pydicom.dataelem import DataElement
from pydicom.sequence import Sequence

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.outline import outline_of
from datasets.deidentify.project import derived_project
from datasets.deidentify.verify import verify_instance, verify_output
from datasets.dicom.read import read_instance
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
CHOSEN = (
    Options(),
    Options(retain_longitudinal="modified", clean_descriptors=True, clean_structured_content=True),
    Options(retain_longitudinal="full", retain_patient_characteristics=True, retain_institution=True),
    Options(retain_uids=True, retain_safe_private=True, retain_device=True),
)
SYNTAXES = (uid.ExplicitVRLittleEndian, uid.ImplicitVRLittleEndian, uid.RLELossless, uid.DeflatedExplicitVRLittleEndian)
CHARSETS = ("ISO_IR 192", "ISO_IR 100", "")
NAME, PLAIN, NUMBER, PHONE = "Đoàn^Thị Phượng", "Doan^Thi Phuong", "BN48151623", "0912345678"
SAID = (
    NAME, PLAIN, PLAIN.upper(), "doan thi phuong", "Thi Phuong", NUMBER.lower(), "99812", "ACC99812", PHONE,
    "Le Van Binh", "Bạch Mai", "BENH VIEN BACH MAI", "MR-KHOA-2", "079123456789", "DN4790123456789", "05/03/2024",
    "a@b.vn", "harmless words", "REMOVED", "TT" + 26 * "A", "1.2.840.99999.77.1", "1.2.840.99999.5555",
    "1.2.840.99999.77.1.12", "1.2.840.99999.4444", "20240305", "20240401", "19000101", "2.25.4", "1.2.840.10008.1.1",
)  # fmt: skip
SPOILT = "pixels with bits that no sample uses"
"""What planting bytes in pixels does besides; the pixels' own tests look at it."""


@cache
def _pair(charset: str, syntax: uid.UID, chosen: Options) -> tuple[bytes, bytes]:
    """An original and what becomes of it."""
    source = as_bytes(_original(charset, syntax))
    return source, as_bytes(deidentify_instance(read_instance(source), PROJECT, chosen))


def _original(charset: str, syntax: uid.UID) -> FileDataset:
    dataset = copy.deepcopy(mr_slice(1))
    dataset.SpecificCharacterSet, dataset.PatientName = charset, NAME if charset == "ISO_IR 192" else PLAIN
    dataset.PatientID, dataset.PatientTelephoneNumbers, dataset.BurnedInAnnotation = NUMBER, PHONE, "NO"
    dataset.InstitutionName, dataset.StationName, dataset.StudyDate = "Benh vien Bach Mai", "MR-KHOA-2", "20240401"
    dataset.StudyInstanceUID, dataset.SOPInstanceUID = "1.2.840.99999.77.1", "1.2.840.99999.77.1.1"
    item = Dataset()
    item.AccessionNumber, item.ReferencedSOPInstanceUID = "ACC99812", "1.2.840.99999.5555"
    item.ScheduledProcedureStepStartDate = "20240305"
    dataset.RequestAttributesSequence = Sequence([item])
    block = dataset.private_block(0x0029, "TUETINH TEST", create=True)
    block.add_new(1, "PN", "Le^Van Binh")
    block.add_new(2, "UI", "1.2.840.99999.4444")
    return encode_instance(dataset, syntax)


def test_what_stands_in_deflated_pixels_is_found() -> None:
    source, output = _pair("ISO_IR 192", uid.DeflatedExplicitVRLittleEndian, CHOSEN[1])
    dataset = read_instance(output)
    dataset.PixelData = dataset.PixelData[:100] + NUMBER.encode() + dataset.PixelData[110:]
    reasons = verify_output(as_bytes(dataset), outline_of(source), PROJECT, CHOSEN[1]).reasons
    assert set(reasons) - {SPOILT} == {"identifier of the original in the bytes of the file"}


@pytest.mark.parametrize(
    "said",
    [
        "ĐOÀN THỊ PHƯỢNG", "Đoàn Thị Phượng", "đoàn^thị^phượng", "PHUONG DOAN THI", "DOAN_THI_PHUONG", "DoanThiPhuong",
        "DOAN, THI PHUONG", "bn 4815 1623", "0912 345 678", "BENH VIEN BACH MAI", "05/03/1961", "5.3.1961",
    ],
)  # fmt: skip
@pytest.mark.parametrize("charset", ["utf-8", "nfd", "utf-16-le", "utf-16-be", "cp1258"])
def test_identifiers_in_bytes_are_found_in_every_case_order_and_encoding(said: str, charset: str) -> None:
    original = _original("ISO_IR 192", uid.ExplicitVRLittleEndian)
    original.PatientBirthDate = "19610305"
    output = as_bytes(deidentify_instance(original, PROJECT, CHOSEN[1]))
    assert verify_instance(output, original, PROJECT, CHOSEN[1]).reasons == ()
    apart = unicodedata.normalize("NFD", said)
    tones_last = re.sub("([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031b])", r"\2\1", apart)
    letters = re.sub(
        "[^\u0300\u0301\u0303\u0309\u0323]+", lambda each: unicodedata.normalize("NFC", each[0]), tones_last
    )
    raw = {"nfd": apart.encode(), "cp1258": letters.encode("cp1258", "replace")}.get(charset) or said.encode(charset)
    at = output.rfind(b"\xe0\x7f\x10\x00") + 60
    reasons = verify_instance(output[:at] + raw + output[at + len(raw) :], original, PROJECT, CHOSEN[1]).reasons
    assert "identifier of the original in the bytes of the file" in reasons


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
    original = _original("ISO_IR 192", uid.ExplicitVRLittleEndian)
    original.PatientBirthDate = "19610305"
    output = read_instance(as_bytes(deidentify_instance(original, PROJECT, CHOSEN[1])))
    output.add(DataElement(pydicom.tag.Tag(keyword), vr, value))
    assert reason in verify_instance(as_bytes(output), original, PROJECT, CHOSEN[1]).reasons
