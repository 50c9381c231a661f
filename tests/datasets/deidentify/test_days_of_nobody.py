"""Dates of devices, sources, products, templates and public tables: none moves with the patient's, and none stays."""

from __future__ import annotations

import copy
import csv
from datetime import date

import pytest
from pydicom import Dataset, FileDataset, dcmread
from pydicom._dicom_dict import DicomDictionary
from pydicom.datadict import dictionary_VR, tag_for_keyword
from pydicom.filebase import DicomBytesIO
from pydicom.sequence import Sequence

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.identities import Identities
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Longitudinal, Options
from datasets.deidentify.profile import TABLES, times_of_nobody, times_of_patients
from datasets.deidentify.project import derived_project
from datasets.deidentify.splice import splicer_of
from datasets.deidentify.values import shifted
from datasets.deidentify.verify import verify_instance
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
MODIFIED = Options(
    retain_longitudinal="modified", retain_device=True, clean_descriptors=True, clean_structured_content=True
)
KNOWN = "20020904"
DUMMIES = ("", "19000101", "19000101000000")


def _source() -> FileDataset:
    source: FileDataset = copy.deepcopy(mr_slice(1))
    source.BurnedInAnnotation = "NO"
    return source


def _cleaned(source: FileDataset, options: Options = MODIFIED) -> FileDataset:
    """By the long way; the short way must give the same bytes."""
    long = as_bytes(deidentify_instance(source, PROJECT, options))
    short = splicer_of(PROJECT, options, Identities(PROJECT)).splice(as_bytes(source))
    assert short in (None, long)
    return dcmread(DicomBytesIO(long))


def test_every_date_and_time_of_the_dictionary_is_somebodys_or_nobodys() -> None:
    known = {row[4] for row in DicomDictionary.values() if row[0] in ("DA", "DT", "TM")}
    assert times_of_patients() | times_of_nobody() == known
    assert times_of_patients().isdisjoint(times_of_nobody())


def test_every_line_tells_why() -> None:
    with (TABLES / "times.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert all(line["why"] and line["vr"] == dictionary_VR(line["keyword"]) for line in lines)
    assert len({line["keyword"] for line in lines}) == len(lines)


@pytest.mark.parametrize("kind", ["none", "modified"])
def test_no_date_of_nobody_says_anything(kind: Longitudinal) -> None:
    options = Options(retain_longitudinal=kind, retain_device=True, clean_descriptors=True)
    source = _source()
    for keyword in sorted(times_of_nobody()):
        vr = dictionary_VR(keyword)
        source.add_new(tag_for_keyword(keyword), vr, "101112" if vr == "TM" else KNOWN)
    cleaned = _cleaned(source, options)
    left = {keyword: str(cleaned.get(keyword) or "") for keyword in times_of_nobody()}
    assert set(left.values()) <= {*DUMMIES, "000000"}
    assert verify_instance(as_bytes(cleaned), source, PROJECT, options).reasons == ()
    assert as_bytes(_cleaned(cleaned, options)) == as_bytes(cleaned)


def test_all_of_them_stay_with_full_dates() -> None:
    options = Options(retain_longitudinal="full", retain_device=True, clean_descriptors=True)
    source = _source()
    source.DateOfLastCalibration, source.DateOfGainCalibration = "20240101", "20240102"
    cleaned = _cleaned(source, options)
    assert (cleaned.DateOfLastCalibration, cleaned.DateOfGainCalibration) == ("20240101", "20240102")
    assert verify_instance(as_bytes(cleaned), source, PROJECT, options).reasons == ()


def test_dates_of_the_patient_move_all_the_same() -> None:
    source = _source()
    source.DateOfSecondaryCapture, source.SecondaryReviewDate = "20240312", "20240313"
    cleaned = _cleaned(source)
    pseudonym = Identities(PROJECT).pseudonym(source.PatientID)
    for keyword in ("DateOfSecondaryCapture", "SecondaryReviewDate"):
        assert cleaned[keyword].value == shifted("DA", source[keyword].value, PROJECT.shift(pseudonym))


def test_the_version_of_a_public_table_tells_no_shift() -> None:
    source = _source()
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = "T-D4000", "SRT", "Abdomen"
    code.MappingResource, code.ContextGroupVersion, code.ContextIdentifier = "DCMR", KNOWN, "4"
    source.AnatomicRegionSequence = Sequence([code])
    cleaned = _cleaned(source)
    assert cleaned.AnatomicRegionSequence[0].ContextGroupVersion == "19000101000000"
    assert verify_instance(as_bytes(cleaned), source, PROJECT, MODIFIED).reasons == ()


@pytest.mark.parametrize("left", [KNOWN, "19980703"])
def test_the_gate_holds_one_that_stayed_or_moved(left: str) -> None:
    source = _source()
    source.DateOfManufacture = KNOWN
    output = deidentify_instance(source, PROJECT, MODIFIED)
    output.DateOfManufacture = left
    assert "date of no patient at 00181204" in verify_instance(as_bytes(output), source, PROJECT, MODIFIED).reasons


def test_a_private_date_goes_and_the_gate_wants_none() -> None:
    options = Options(retain_longitudinal="modified", retain_safe_private=True, clean_descriptors=True)
    source = _source()
    with (TABLES / "safe_private.csv").open(encoding="utf-8", newline="") as file:
        line = next(csv.DictReader(file))
    creator, safe = line["creator"], (int(line["group"], 16), int(line["element"], 16))
    source.private_block(safe[0], creator, create=True).add_new(safe[1], "DA", KNOWN)
    cleaned = _cleaned(source, options)
    assert not cleaned.private_block(safe[0], creator)[safe[1]].value
    cleaned.private_block(safe[0], creator)[safe[1]].value = KNOWN
    reasons = verify_instance(as_bytes(cleaned), source, PROJECT, options).reasons
    assert any(reason.startswith("date of no patient at ") for reason in reasons)


def _report(code: str, meaning: str, keyword: str) -> FileDataset:
    source = _source()
    concept, item, study = Dataset(), Dataset(), Dataset()
    concept.CodeValue, concept.CodingSchemeDesignator, concept.CodeMeaning = code, "99VN", meaning
    item.RelationshipType, item.ValueType = "CONTAINS", keyword.upper()
    item.ConceptNameCodeSequence = Sequence([concept])
    study.RelationshipType, study.ValueType, study.DateTime = "CONTAINS", "DATETIME", "20240312101500"
    setattr(item, keyword, KNOWN + ("101500" if keyword == "DateTime" else ""))
    source.ContentSequence = Sequence([item, study])
    return source


@pytest.mark.parametrize(
    ("code", "meaning", "keyword"),
    [
        ("113723", "Calibration DateTime", "DateTime"),
        ("1", "Date of last calibration", "Date"),
        ("2", "Ngày hiệu chuẩn máy", "Date"),
        ("3", "Guideline version", "Date"),
        ("4", "Contrast agent expiration date", "Date"),
    ],
)
def test_the_date_of_a_report_that_is_a_devices_goes(code: str, meaning: str, keyword: str) -> None:
    source = _report(code, meaning, keyword)
    cleaned = _cleaned(source)
    item, study = cleaned.ContentSequence
    assert item[keyword].value in DUMMIES[1:]
    assert date.fromisoformat(study.DateTime[:8]) < date(2024, 3, 12)
    assert verify_instance(as_bytes(cleaned), source, PROJECT, MODIFIED).reasons == ()
    item[keyword].value = "19980703"
    reasons = verify_instance(as_bytes(cleaned), source, PROJECT, MODIFIED).reasons
    assert any(reason.startswith("date of no patient at 0040a730") for reason in reasons)


@pytest.mark.parametrize("meaning", ["Study Date", "Radiopharmaceutical Start DateTime", "Ngày chụp"])
def test_the_date_of_a_report_that_is_the_patients_moves(meaning: str) -> None:
    source = _report("1", meaning, "Date")
    cleaned = _cleaned(source)
    shift = PROJECT.shift(Identities(PROJECT).pseudonym(source.PatientID))
    assert cleaned.ContentSequence[0].Date == shifted("DA", KNOWN, shift)
    assert verify_instance(as_bytes(cleaned), source, PROJECT, MODIFIED).reasons == ()
