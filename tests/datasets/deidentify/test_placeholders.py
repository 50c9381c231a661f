"""Who an instance's patient is: placeholders are nobody, and a number belongs to its issuer."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydicom import Dataset

from datasets.deidentify.batch import Task, as_bytes, deidentify_bytes, deidentify_folder
from datasets.deidentify.identities import Identities, key_of, read_identities
from datasets.deidentify.instance import deidentify_instance
from datasets.deidentify.options import Options
from datasets.deidentify.placeholders import is_placeholder
from datasets.deidentify.project import Project, derived_project
from datasets.deidentify.splice import Splicer
from datasets.synthetic.instances import ct_slice

PROJECT = derived_project("p", "phrase")
NOBODY = [
    "", " ", "0", "000000000000", "00-00", "999999999", "111", "X", "xxx", "-", "*", ".", "?", "---", "N/A", "n.a.",
    "UNKNOWN", "unknown", "Không rõ", "KHÔNG RÕ", "KHONG RO", "KHONG_RO", "ANONYMOUS", "null", "123456789012",
    "1234567890", "123456", "987654321", "Vô danh", "Chưa có",
]  # fmt: skip
SOMEBODY = ["1", "7", "11", "12345", "BN0001", "001085012345", "100000", "A1", "DN4010000000001", "1.2.3", "KHONGTUOC"]


@pytest.mark.parametrize("number", NOBODY)
def test_a_placeholder_is_nobody(number: str) -> None:
    assert is_placeholder(number)
    identities = Identities(PROJECT)
    identities.link([number, "", "BN1", ""])
    identities.link([number, "", "BN2", ""])
    assert identities.pseudonym("BN1") != identities.pseudonym("BN2")


@pytest.mark.parametrize("number", SOMEBODY)
def test_an_honest_number_is_somebody(number: str) -> None:
    assert not is_placeholder(number)


def slice_of(seed: int, number: str, **more: str) -> Dataset:
    source = ct_slice(seed)
    source.SpecificCharacterSet = "ISO_IR 192"
    source.PatientID, source.BurnedInAnnotation = number, "NO"
    for keyword, value in more.items():
        setattr(source, keyword, value)
    return source


def pseudonym_of(source: Dataset, options: Options, identities: Identities | None = None) -> str:
    """By both ways, which must agree."""
    known = identities or Identities(PROJECT)
    long = deidentify_instance(source, PROJECT, options, known)
    short = Splicer(PROJECT, options, known).splice(as_bytes(source))
    assert short in (None, as_bytes(long))
    return str(long.PatientID)


@pytest.mark.parametrize("number", ["", "-", "0", "UNKNOWN", "KHÔNG RÕ", "000000000000"])
def test_two_studies_of_a_placeholder_are_two_people_and_one_study_is_one(number: str, tags_only: Options) -> None:
    first, other = slice_of(1, number), slice_of(2, number)
    again = slice_of(3, number, StudyInstanceUID=first.StudyInstanceUID)
    assert pseudonym_of(first, tags_only) == pseudonym_of(again, tags_only) != pseudonym_of(other, tags_only)


def test_studies_whose_uids_differ_by_their_dots_are_two_people(tags_only: Options) -> None:
    one, other = (slice_of(1, "", StudyInstanceUID=uid) for uid in ("1.2.840.99.1.11", "1.2.840.99.11.1"))
    assert pseudonym_of(one, tags_only) != pseudonym_of(other, tags_only)


def test_one_splicer_tells_placeholders_of_two_studies_apart(tags_only: Options) -> None:
    task = Task(Path("/"), Path("/"), PROJECT, tags_only, Identities(PROJECT))
    outputs = {deidentify_bytes(as_bytes(slice_of(seed, "UNKNOWN")), task) for seed in (1, 2)}
    assert len(outputs) == 2
    numbers = {pseudonym_of(slice_of(seed, "UNKNOWN"), tags_only).encode() for seed in (1, 2)}
    assert all(any(number in output for output in outputs) for number in numbers)


def test_a_number_under_two_issuers_is_two_peoples_and_without_one_it_is_as_ever(tags_only: Options) -> None:
    plain = pseudonym_of(slice_of(1, "BN0001"), tags_only)
    one, other = (pseudonym_of(slice_of(1, "BN0001", IssuerOfPatientID=name), tags_only) for name in ("BV-A", "BV-B"))
    assert len({plain, one, other}) == 3
    assert plain == PROJECT.pseudonym("BN0001")
    assert one == pseudonym_of(slice_of(1, "bn 0001", IssuerOfPatientID="bv a"), tags_only)
    assert plain == pseudonym_of(slice_of(1, "BN0001", IssuerOfPatientID="-"), tags_only)


def test_the_table_says_whose_number_it_is_with_and_without_an_issuer(tmp_path: Path, tags_only: Options) -> None:
    table = tmp_path / "t.csv"
    rows = "001085012345,BN0001,BV-A\n001085012345,BN0001,BV-B\n001085099999,BN0002,\n"
    table.write_text(f"National ID;Patient_ID;Issuer\n{rows}".replace(",", ";"), encoding="utf-8")
    known = read_identities(table, PROJECT)
    named = known.pseudonym("001085012345")
    for name in ("BV-A", "BV-B"):
        assert pseudonym_of(slice_of(1, "BN0001", IssuerOfPatientID=name), tags_only, known) == named
    assert known.pseudonym("BN0001") != named  # whose it is without an issuer, the table does not say
    second = slice_of(1, "BN0002", IssuerOfPatientID="BV-A")
    assert pseudonym_of(second, tags_only, known) == known.pseudonym("001085099999")


def test_a_second_pass_changes_nothing_whatever_the_issuer(project: Project, tags_only: Options) -> None:
    once = deidentify_instance(slice_of(1, "UNKNOWN", IssuerOfPatientID="BV-A"), project, tags_only)
    assert deidentify_instance(once, project, tags_only).PatientID == once.PatientID
    assert project.is_pseudonym(Identities(project).pseudonym(key_of(once.PatientID, "BV-A")))


def test_the_report_counts_those_whose_number_is_a_placeholder(tmp_path: Path, tags_only: Options) -> None:
    (tmp_path / "in").mkdir()
    for seed, number in enumerate(("UNKNOWN", "", "0000", "BN0001")):
        (tmp_path / "in" / f"{seed}.dcm").write_bytes(as_bytes(slice_of(seed, number)))
    report = deidentify_folder(Task(tmp_path / "in", tmp_path / "out", PROJECT, tags_only, Identities(PROJECT)))
    told = report.as_json()
    assert (told["patients"], told["unknown_patients"], told["files_of_unknown"]) == (4, 3, 3)
    assert "3 files without a real PatientID" in report.as_text("en")
    assert "3 tệp không có mã người bệnh thật" in report.as_text("vi")
