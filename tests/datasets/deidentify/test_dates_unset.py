"""Dates that were never set do not move, which would tell how far; what is no date goes, whatever follows it."""

from __future__ import annotations

import copy
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import FileDataset, dcmread
from pydicom.config import IGNORE, settings
from pydicom.filebase import DicomBytesIO

from datasets.deidentify.batch import as_bytes
from datasets.deidentify.identities import Identities
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.no_days import is_no_day
from datasets.deidentify.options import Longitudinal, Options
from datasets.deidentify.project import derived_project
from datasets.deidentify.splice import splicer_of
from datasets.deidentify.values import shifted, told_day
from datasets.deidentify.verify import verify_instance
from datasets.deidentify.verify_days import stands_for_none
from datasets.synthetic.instances import mr_slice

PROJECT = derived_project("test", "a key that protects nobody")
UNSET = ("19000101", "18991230", "17530101", "00010101", "19700101", "19800101", "20000101", "20991231", "99991231")
NO_DATES = ("20240312 QUACH TUAN DU", "2024-03-12 10:15", "20240312+0700 BN999", "1985QUACH", "2024 0987654321")


@pytest.fixture
def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets pydicom write values that it would warn of: a file from elsewhere holds them all the same."""
    monkeypatch.setattr(settings, "_writing_validation_mode", IGNORE)
    monkeypatch.setattr(settings, "reading_validation_mode", IGNORE)


def _options(kind: Longitudinal) -> Options:
    return Options(retain_longitudinal=kind, clean_descriptors=True)


def _source(**values: str) -> FileDataset:
    source: FileDataset = copy.deepcopy(mr_slice(1))
    source.BurnedInAnnotation = "NO"
    for keyword, value in values.items():
        setattr(source, keyword, value)
    return source


def _cleaned(source: FileDataset, options: Options) -> FileDataset:
    """By the long way; the short way must give the same bytes."""
    long = as_bytes(deidentify_instance(source, PROJECT, options))
    assert splicer_of(PROJECT, options, Identities(PROJECT)).splice(as_bytes(source)) in (None, long)
    return dcmread(DicomBytesIO(long))


@pytest.mark.parametrize("day", UNSET)
def test_a_date_that_was_never_set_is_emptied_and_the_gate_wants_no_other(day: str) -> None:
    options = _options("modified")
    source = _source(DateOfSecondaryCapture=day, AcquisitionDateTime=f"{day}101500")
    cleaned = _cleaned(source, options)
    assert (cleaned.DateOfSecondaryCapture, cleaned.AcquisitionDateTime) == ("", "")
    assert verify_instance(as_bytes(cleaned), source, PROJECT, options).reasons == ()
    cleaned.DateOfSecondaryCapture = "19020304"
    reasons = verify_instance(as_bytes(cleaned), source, PROJECT, options).reasons
    assert "date that was never set at 00181012" in reasons


@pytest.mark.usefixtures("careless")
@pytest.mark.parametrize("kind", ["modified", "full"])
@pytest.mark.parametrize("value", NO_DATES)
def test_what_is_no_date_goes(kind: Longitudinal, value: str) -> None:
    options = _options(kind)
    source = _source(AcquisitionDateTime=value)
    cleaned = _cleaned(source, options)
    assert not cleaned.get("AcquisitionDateTime")
    assert verify_instance(as_bytes(cleaned), source, PROJECT, options).reasons == ()
    cleaned.AcquisitionDateTime = value
    assert "what is no date at 0008002a" in verify_instance(as_bytes(cleaned), source, PROJECT, options).reasons


@pytest.mark.parametrize(
    ("value", "moved"),
    [
        ("2024", "2023"),
        ("202401", "202312"),
        ("20240312", "20240302"),
        ("2024031210", "2024030210"),
        ("20240312101500.123456+0700", "20240302101500.123456+0700"),
        ("20240312+0700", "20240302+0700"),
    ],
)
def test_every_form_of_a_date_time_moves(value: str, moved: str) -> None:
    assert shifted("DT", value, timedelta(days=-10)) == moved
    assert told_day("DT", value) == value


@given(st.dates())
def test_the_cleaner_and_the_gate_agree_on_what_was_never_set(day: date) -> None:
    assert is_no_day(f"{day.year:04}{day:%m%d}") == stands_for_none(f"{day.year:04}{day:%m%d}")


@given(st.sampled_from(UNSET))
def test_both_know_the_usual_ones(day: str) -> None:
    assert is_no_day(day)
    assert stands_for_none(day)
    assert not shifted("DA", day, timedelta(days=-1))
