"""Whoever may be seen or heard as others know him is held back; a photograph goes only where an option says so."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path

import pytest
from pydicom import Dataset, FileDataset, dcmread
from pydicom.filebase import DicomBytesIO
from pydicom.sequence import Sequence
from pydicom.uid import UID

from datasets.deidentify.batch import Task, as_bytes, deidentify_bytes
from datasets.deidentify.identities import Identities
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options, sign_instance
from datasets.deidentify.project import derived_project
from datasets.deidentify.verify import verify_instance
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
USUAL = Options(retain_longitudinal="modified", clean_descriptors=True)
LETTING = replace(USUAL, retain_photographs=True)
HELD, UNMARKED = "photograph that may show a face", "photograph that does not say that a face may be seen"
STORAGE = "1.2.840.10008.5.1.4.1.1."


def _source(kind: str = "", modality: str = "MR", camera: str = "") -> FileDataset:
    source: FileDataset = copy.deepcopy(mr_slice(1))
    source.BurnedInAnnotation, source.Modality = "NO", modality
    if kind:
        source.SOPClassUID = source.file_meta.MediaStorageSOPClassUID = UID(STORAGE + kind)
    if camera:
        device = Dataset()
        device.CodeValue, device.CodingSchemeDesignator, device.CodeMeaning = "1", "99VN", camera
        source.AcquisitionDeviceTypeCodeSequence = Sequence([device])
    return source


def _cleaned(source: FileDataset, options: Options) -> FileDataset:
    """Both ways at once: they must give the same."""
    data = deidentify_bytes(as_bytes(source), Task(Path(), Path(), PROJECT, options, Identities(PROJECT)))
    assert as_bytes(deidentify_instance(source, PROJECT, options)) == data
    return dcmread(DicomBytesIO(data))


def _reasons(source: FileDataset, options: Options) -> tuple[str, ...]:
    return verify_instance(as_bytes(_cleaned(source, options)), source, PROJECT, options).reasons


PHOTOGRAPHS = [
    ("77.1.4", "OT", ""),
    ("77.1.4.1", "OT", ""),
    ("7", "XC", ""),
    ("68.1", "OT", ""),
    ("77.1.5.1", "OP", "External Camera"),
]


@pytest.mark.parametrize(("kind", "modality", "camera"), PHOTOGRAPHS)
def test_a_photograph_is_held_unless_an_option_lets_it_go(kind: str, modality: str, camera: str) -> None:
    source = _source(kind, modality, camera)
    assert HELD in _reasons(source, USUAL)
    assert HELD in _reasons(source, replace(USUAL, clean_faces=True))
    assert not {HELD, UNMARKED} & set(_reasons(source, LETTING))


@pytest.mark.parametrize("said", ["", "NO", "YES"])
def test_one_that_goes_says_that_a_face_may_be_seen(said: str) -> None:
    source = _source("77.1.4", "XC")
    source.RecognizableVisualFeatures = said
    cleaned = _cleaned(source, LETTING)
    assert cleaned.RecognizableVisualFeatures == "YES"
    assert as_bytes(_cleaned(cleaned, LETTING)) == as_bytes(cleaned)
    cleaned.RecognizableVisualFeatures = "NO"
    assert UNMARKED in verify_instance(as_bytes(cleaned), source, PROJECT, LETTING).reasons


@pytest.mark.parametrize(("kind", "modality"), [("9.4.1", "AU"), ("9.4.2", "AU"), ("9.4.1", "OT"), ("", "AU")])
def test_speech_is_held_whatever_the_options(kind: str, modality: str) -> None:
    for options in (USUAL, LETTING):
        assert "sound in which somebody may speak" in _reasons(_source(kind, modality), options)


@pytest.mark.parametrize(("kind", "modality", "camera"), [("", "MR", ""), ("77.1.5.1", "OP", "Fundus Camera")])
def test_other_images_go_as_before(kind: str, modality: str, camera: str) -> None:
    source = _source(kind, modality, camera)
    cleaned = _cleaned(source, USUAL)
    assert "RecognizableVisualFeatures" not in cleaned
    assert verify_instance(as_bytes(cleaned), source, PROJECT, USUAL).reasons == ()


def test_the_option_is_none_of_the_standards_and_no_method_tells_it() -> None:
    signed, usual = Dataset(), Dataset()
    sign_instance(signed, LETTING)
    sign_instance(usual, USUAL)
    assert signed == usual
