"""What a file's own attributes lose, its texts lose, too; the cleaning and the gate know the same attributes."""

from __future__ import annotations

import copy

import pytest
from pydicom.datadict import dictionary_VR, tag_for_keyword

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.dictionary import is_identifying
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.project import derived_project
from datasets.deidentify.secrets_of import DEVICES, NUMBERED, NUMBERS
from datasets.deidentify.verify import verify_instance
from datasets.dicom.read import read_instance
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
CHOSEN = Options(retain_longitudinal="modified", clean_descriptors=True, clean_structured_content=True)
NAMED = {"PatientMotherBirthName"}
"""A name by its meaning and its VR, so the cleaning knows it as one."""


@pytest.mark.parametrize("keyword", sorted(NUMBERS | DEVICES | NUMBERED))
def test_the_cleaning_knows_every_number_that_the_gate_looks_for(keyword: str) -> None:
    tag = tag_for_keyword(keyword)
    assert tag is not None
    assert keyword in NAMED or is_identifying(tag, CHOSEN), dictionary_VR(tag)


@pytest.mark.parametrize(
    "keyword",
    ["ContainerIdentifier", "SpecimenIdentifier", "SlideIdentifier", "BarcodeValue", "CurrentPatientLocation",
     "DeviceAlternateIdentifier", "UniqueDeviceIdentifier", "FillerOrderNumberImagingServiceRequest",
     "MedicalRecordLocator", "IssuerOfPatientID"],
)  # fmt: skip
def test_a_number_that_goes_from_its_attribute_goes_from_the_texts(keyword: str) -> None:
    original = copy.deepcopy(mr_slice(1))
    setattr(original, keyword, "GP24-00123")
    original.BurnedInAnnotation, original.ImageComments = "NO", "xem GP24-00123, gp24 00123"
    output = as_bytes(deidentify_instance(original, PROJECT, CHOSEN))
    assert "00123" not in read_instance(output).ImageComments
    assert verify_instance(output, original, PROJECT, CHOSEN).reasons == ()
    left = read_instance(output)
    left.ImageComments = "xem GP24-00123"
    assert (
        "identifier of the original at 00204000" in verify_instance(as_bytes(left), original, PROJECT, CHOSEN).reasons
    )


@pytest.mark.parametrize(("keyword", "value"), [("CurrentPatientLocation", "Khoa Ngoại"), ("DeviceLabel", "Den tran")])
def test_what_has_no_figures_is_no_number_of_anybodys(keyword: str, value: str) -> None:
    original = copy.deepcopy(mr_slice(1))
    original.SpecificCharacterSet = "ISO_IR 192"
    setattr(original, keyword, value)
    original.ImageComments = f"chuyen {value} sau"
    output = read_instance(as_bytes(deidentify_instance(original, PROJECT, CHOSEN)))
    assert output.ImageComments == f"chuyen {value} sau"
