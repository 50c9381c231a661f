"""What is known of the file before changes nothing in the next: each comes out as if it were the first."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom import Dataset, FileDataset
from pydicom.sequence import Sequence
from pydicom.uid import UID

from datasets.deidentify.alike import Before
from datasets.deidentify.batch import as_bytes
from datasets.deidentify.identities import Identities
from datasets.deidentify.options import Options
from datasets.deidentify.plain_file import cut_file
from datasets.deidentify.project import derived_project
from datasets.deidentify.slices import NotPlain
from datasets.deidentify.splice import Splicer
from datasets.synthetic.encode import encode_instance
from datasets.synthetic.instances import ct_slice

PROJECT = derived_project("test", "a key that protects nobody")
USUAL = Options(retain_longitudinal="modified", clean_descriptors=True)
SYNTAXES = ("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.5")


def _other(name: str, value: object) -> Callable[[FileDataset], None]:
    return lambda dataset: setattr(dataset, name, value)


def _without_modality(dataset: FileDataset) -> None:
    if "Modality" in dataset:
        del dataset.Modality


def _in_item(text: str) -> Callable[[FileDataset], None]:
    def change(dataset: FileDataset) -> None:
        item = Dataset()
        item.RequestedProcedureDescription = text
        dataset.RequestAttributesSequence = Sequence([item])

    return change


def _private(text: str) -> Callable[[FileDataset], None]:
    def change(dataset: FileDataset) -> None:
        dataset.private_block(0x0029, "BENCH", create=True).add_new(1, "LO", text)

    return change


CHANGES: dict[str, Callable[[FileDataset], None]] = {
    "next": _other("SOPInstanceUID", "1.2.3.4"),
    "longer": _other("ImagePositionPatient", [-128.5, -128, 1000]),
    "shorter": _other("ImagePositionPatient", [1, 2, 3]),
    "more": _other("SliceLocation", "5"),
    "comment": _other("ImageComments", "so sánh với Trần Thị Bích Ngọc"),
    "another's name": _other("PatientName", "LÊ^VĂN^TÁM"),
    "another": _other("PatientID", "BN777"),
    "nobody": _other("PatientID", ""),
    "issuer": _other("IssuerOfPatientID", "BV A"),
    "other issuer": _other("IssuerOfPatientID", "BV B"),
    "study": _other("StudyInstanceUID", "1.2.3"),
    "day": _other("PatientBirthDate", "19850412"),
    "day said": _other("SeriesDescription", "sinh 12.4.85, BN777, Le Tam"),
    "class": _other("SOPClassUID", "1.2.840.10008.5.1.4.1.1.4"),
    "letters": _other("SpecificCharacterSet", "ISO_IR 100"),
    "gone": _without_modality,
    "item": _in_item("CT Lê Văn Tám"),
    "other item": _in_item("CT Lan"),
    "private": _private("Bích Ngọc"),
}


@settings(max_examples=50)
@given(
    st.lists(st.lists(st.sampled_from(sorted(CHANGES)), max_size=3), min_size=2, max_size=6),
    st.sampled_from(SYNTAXES),
)
def test_each_file_comes_out_as_if_it_were_the_first(steps: list[list[str]], syntax: str) -> None:
    _check(steps, syntax)


@pytest.mark.parametrize(("one", "other"), [("issuer", "other issuer"), ("item", "other item"), ("class", "next")])
def test_what_says_whose_it_is_is_asked_whenever_it_changes(one: str, other: str) -> None:
    _check([[one], [other], [one, "next"]], SYNTAXES[1])


def _check(steps: list[list[str]], syntax: str) -> None:
    splicer, dataset = Splicer(PROJECT, USUAL, Identities(PROJECT)), encode_instance(ct_slice(2), UID(syntax))
    dataset.SpecificCharacterSet = "ISO_IR 192"
    for names in steps:
        dataset = dataset if not names else deepcopy(dataset)
        for name in names:
            CHANGES[name](dataset)
        data = as_bytes(dataset)
        assert splicer.splice(data) == Splicer(PROJECT, USUAL, Identities(PROJECT)).splice(data)


def test_the_same_text_under_two_patients_is_cleaned_by_each_ones_own_names() -> None:
    splicer, seen = Splicer(PROJECT, USUAL, Identities(PROJECT)), list[bytes]()
    for name, number in (("KRUBSEN^ZEXA", "BN100001"), ("VOLTIMA^QUAMP", "BN200002")) * 2:
        dataset = ct_slice(2)
        dataset.PatientName, dataset.PatientID = name, number
        dataset.ImageComments = "krubsen voltima"
        seen.append(splicer.splice(as_bytes(dataset)) or b"")
    first, second, *again = seen
    assert again == [first, second]
    assert b"[X] voltima" in first
    assert b"krubsen [X]" in second


@given(st.binary(min_size=1, max_size=30), st.integers(0, 1500), st.integers(-3, 3))
def test_a_file_is_cut_alike_whatever_it_is_held_against(junk: bytes, at: int, by: int) -> None:
    data = as_bytes(ct_slice(2))
    plain = cut_file(data)
    before = Before.of(data, plain.is_implicit, plain.pieces)
    spoilt = data[:at] + junk + data[at + max(0, len(junk) + by) :]
    assert _cut(spoilt, before) == _cut(spoilt, None)


def _cut(data: bytes, before: Before | None) -> object:
    try:
        return cut_file(data, before).pieces
    except NotPlain:
        return None


def test_only_what_differs_is_cut_anew() -> None:
    data, dataset = as_bytes(ct_slice(2)), ct_slice(2)
    dataset.ImagePositionPatient, dataset.InstanceNumber = ["-128.5", "-128", "-1234.567"], 7
    plain = cut_file(data)
    file = cut_file(as_bytes(dataset), Before.of(data, plain.is_implicit, plain.pieces))
    assert file.changed == frozenset((0x00200013, 0x00200032, 0x7FE00010))
    assert cut_file(data).changed is None


@pytest.mark.parametrize("size", [0, 1, 7, 300])
def test_a_shorter_file_is_like_none(size: int) -> None:
    data = as_bytes(ct_slice(2))
    plain = cut_file(data)
    before = Before.of(data, plain.is_implicit, plain.pieces)
    with pytest.raises(NotPlain):
        cut_file(data[: plain.pieces[-1].start - 1 - size], before)
