"""Whose an instance is: the number and its issuer, or the study where the number is a placeholder."""

from __future__ import annotations

from collections.abc import Iterable

from pydicom import Dataset

from datasets.deidentify.identities import key_of
from datasets.deidentify.placeholders import is_placeholder
from datasets.dicom.values import text
from datasets.limits import LIMITS

STUDY, SERIES, INSTANCE = "StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID"


def who_is(dataset: Dataset) -> str:
    """The key that `Identities` knows a patient by, or makes a pseudonym of.

    **Source:** DICOM PS3.3 C.7.1.1 (Patient ID is unique within its Issuer of Patient ID).
    """
    return number_of(dataset) or who_by("", "", (text(dataset, uid, LIMITS) or "" for uid in (STUDY, SERIES, INSTANCE)))


def number_of(dataset: Dataset) -> str:
    """The patient's number under its issuer; nothing for a placeholder."""
    number, issuer = (text(dataset, keyword, LIMITS) or "" for keyword in ("PatientID", "IssuerOfPatientID"))
    return who_by(number, issuer, ())


def who_by(number: str, issuer: str, uids: Iterable[str]) -> str:
    """The same of values: two patients without a number are two, one for each study.

    Args:
        number: PatientID as it came.
        issuer: of the number; empty where it is not told.
        uids: of study, series and instance; the first that is told counts.
    """
    if not is_placeholder(number):
        return key_of(number, "" if is_placeholder(issuer) else issuer)
    return key_of("", next((uid for uid in map(_bare, uids) if uid), ""))


def _bare(uid: str) -> str:
    return uid.strip(" \0")
