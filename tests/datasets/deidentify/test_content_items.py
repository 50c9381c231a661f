"""Values whose concept says that they name somebody, and documents that leave a blank of their own form."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from pydicom import Dataset, dcmread
from pydicom.dataset import FileDataset, FileMetaDataset
from pydicom.sequence import Sequence
from pydicom.uid import UID, ExplicitVRLittleEndian, ImplicitVRLittleEndian, generate_uid

from datasets.deidentify.dictionary import Dictionary
from datasets.deidentify.elements import clean_items
from datasets.deidentify.identities import Identities
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.project import Project
from datasets.deidentify.rules import Rules
from datasets.deidentify.splice import splicer_of
from datasets.dicom.read import read_instance

ITEMS = (
    ("121008", "Person Observer Name", "du qt"),
    ("121016", "Device Observer Serial Number", "50001"),
    ("121029", "Subject Name", "ngoc"),
    ("99X1", "Name of the patient's name", "hoa"),
    ("113876", "Device Role in Procedure", "Irradiating Device"),
    ("121071", "Finding", "tràn dịch"),
)
STAYS = ["REMOVED"] * 4 + ["Irradiating Device", "tràn dịch"]


def _report(syntax: str) -> bytes:
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = UID("1.2.840.10008.5.1.4.1.1.88.22"), generate_uid()
    meta.TransferSyntaxUID = UID(syntax)
    report = FileDataset("", {}, file_meta=meta, preamble=bytes(128))
    report.SpecificCharacterSet = "ISO_IR 192"
    report.SOPClassUID, report.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    report.StudyInstanceUID, report.SeriesInstanceUID = generate_uid(), generate_uid()
    report.PatientName, report.PatientID, report.Modality = "A^B", "BN778899", "SR"
    report.ContentSequence = Sequence(_item(*each) for each in ITEMS)
    stream = io.BytesIO()
    report.save_as(stream, enforce_file_format=True)
    return stream.getvalue()


def _item(code: str, meaning: str, value: str) -> Dataset:
    concept, item = Dataset(), Dataset()
    concept.CodeValue, concept.CodingSchemeDesignator, concept.CodeMeaning = code, "DCM", meaning
    item.RelationshipType, item.ValueType, item.TextValue = "CONTAINS", "TEXT", value
    item.ConceptNameCodeSequence = Sequence([concept])
    return item


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, ImplicitVRLittleEndian])
def test_what_a_concept_calls_a_name_or_a_serial_number_goes_whole(
    syntax: str, project: Project, tags_only: Options
) -> None:
    data = _report(syntax)
    long = deidentify_instance(read_instance(data), project, tags_only)
    assert [item.TextValue for item in long.ContentSequence] == STAYS
    short = splicer_of(project, tags_only, Identities(project)).splice(data)
    assert short is not None
    assert [item.TextValue for item in dcmread(io.BytesIO(short)).ContentSequence] == STAYS
    kept = deidentify_instance(read_instance(data), project, Options(retain_device=True, clean_structured_content=True))
    assert kept.ContentSequence[1].TextValue == "50001"


@pytest.mark.parametrize(
    ("told", "document", "begins"),
    [
        ("application/pdf", b"%PDF-1.4 Tran Ngoc ", b"%PDF"),
        ("text/XML", b"<ClinicalDocument>", b"<Clin"),
        ("model/stl", b"solid TRAN NGOC ", bytes(84)),
        ("model/obj", b"o TRAN_NGOC ", b"# removed"),
        ("", b"%PDF-1.4 Tran Ngoc ", b"%PDF"),
    ],
)
def test_a_document_leaves_a_blank_of_its_form_and_its_length(
    told: str, document: bytes, begins: bytes, project: Project, usual: Options
) -> None:
    dataset = Dataset()
    dataset.MIMETypeOfEncapsulatedDocument, dataset.EncapsulatedDocument = told, document
    dataset.EncapsulatedDocumentLength = len(document)
    rules = Rules(usual, project, Dictionary(frozenset(), frozenset()), "P", timedelta(0), False, "")
    cleaned = Dataset(clean_items(dataset, rules))
    assert cleaned.EncapsulatedDocument.startswith(begins)
    assert b"NGOC" not in cleaned.EncapsulatedDocument.upper()
    assert len(cleaned.EncapsulatedDocument) - cleaned.EncapsulatedDocumentLength in (0, 1)
