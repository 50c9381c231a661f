"""Whatever attribute of the dictionary an identifier stands in, and however deep, it does not leave."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom import Dataset
from pydicom.datadict import DicomDictionary
from pydicom.dataelem import DataElement
from pydicom.sequence import Sequence

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.project import derived_project
from datasets.deidentify.verify import verify_instance
from datasets.dicom.read import read_instance
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
NAME, PLAIN, NUMBER = "Đoàn Thị Phượng", "Doan Thi Phuong", "BN48151623"
SAID = (NAME, PLAIN, PLAIN.upper(), "Phuong Doan Thi", "DoanThiPhuong", "Doan^Thi Phuong", NUMBER, f"{PLAIN} {NUMBER}")
TEXTS = sorted(
    tag for tag, row in DicomDictionary.items() if row[0] in ("LO", "SH", "ST", "LT", "UT", "UC", "PN", "AE", "CS")
)
TEXTS = [tag for tag in TEXTS if 0x00080005 < tag < 0xFFFC0000]
SEQUENCES = sorted(tag for tag, row in DicomDictionary.items() if row[0] == "SQ" and tag > 0x00080000)
SMALL = mr_slice(1)
SMALL.Rows = SMALL.Columns = 4
SMALL.PixelData = bytes(32)
LONGEST = {"SH": 16, "CS": 16, "AE": 16, "LO": 64, "PN": 64}
CHOSEN = (
    Options(),
    Options(retain_longitudinal="modified", clean_descriptors=True, clean_structured_content=True, clean_graphics=True),
    Options(retain_longitudinal="full", retain_patient_characteristics=True, clean_descriptors=True),
)


def _planted(tag: int, path: list[int], said: str) -> Dataset:
    dataset = copy.deepcopy(SMALL)
    dataset.PatientName, dataset.PatientID, dataset.BurnedInAnnotation = "Đoàn^Thị Phượng", NUMBER, "NO"
    inner, vr = Dataset(), DicomDictionary[tag][0]
    said = said if vr not in ("AE", "CS") else said.replace(NAME, PLAIN)  # these know ASCII only
    inner.add(DataElement(tag, vr, said[: LONGEST.get(vr)]))
    for sequence in path:
        outer = Dataset()
        outer.add(DataElement(sequence, "SQ", Sequence([inner])))
        inner = outer
    dataset.update(inner)
    return dataset


@pytest.mark.filterwarnings("ignore:Invalid value for VR", "ignore:The value length", "ignore:A value of type")
@settings(max_examples=80)
@given(
    st.sampled_from(TEXTS),
    st.lists(st.sampled_from(SEQUENCES), max_size=3),
    st.sampled_from(SAID),
    st.sampled_from(CHOSEN),
)
def test_an_identifier_planted_anywhere_does_not_leave(tag: int, path: list[int], said: str, chosen: Options) -> None:
    source = read_instance(as_bytes(_planted(tag, path, said)))
    data = as_bytes(deidentify_instance(source, PROJECT, chosen))
    small = data.lower()
    forms = {each.lower().encode()[:16] for each in (NAME, PLAIN, NUMBER, "Phuong Doan", "DoanThi")}
    assert not [form for form in forms if form in small]
    assert verify_instance(data, source, PROJECT, chosen).reasons == ()
