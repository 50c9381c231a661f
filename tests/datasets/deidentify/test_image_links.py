"""Other numbers that images tell: they find who is known already, join nobody, and their order changes nothing."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from pydicom import Dataset
from pydicom.sequence import Sequence

from datasets.build.linked import read_links, write_links
from datasets.deidentify.batch import Task, as_bytes, deidentify_folder
from datasets.deidentify.identities import Identities, key_of
from datasets.deidentify.image_links import Claim, ImageLinks, claim_of, link_images, read_claims
from datasets.deidentify.options import Options
from datasets.deidentify.project import derived_project
from datasets.synthetic.instances import ct_slice

PROJECT = derived_project("p", "phrase")
AN, BINH = "001085012345", "001190054321"


def known() -> Identities:
    identities = Identities(PROJECT)
    identities.link([AN, "DN4797912345678", "BN28393333", ""])
    identities.link([BINH, "", "BN24844867", ""])
    return identities


def claim(number: str, *others: str, issuer: str = "") -> Claim:
    source = Dataset()
    source.PatientID, source.StudyInstanceUID = number, "1.2.3"
    if issuer:
        source.IssuerOfPatientID = issuer
    source.OtherPatientIDs = list(others)
    return claim_of(source)


@pytest.mark.parametrize("other", [AN, "001.085.012345", "DN 4797912345678", "bn28393333"])
def test_an_image_finds_its_person_by_another_number(other: str) -> None:
    identities = known()
    assert link_images(identities, [claim("CDHA-0", other)]) == ImageLinks(linked=1)
    assert identities.pseudonym("CDHA-0") == identities.pseudonym(AN) == PROJECT.pseudonym(AN)


@pytest.mark.parametrize("other", ["", "000000000000", "12345", "0912345678", "79", "001085000000", "ABCDEF"])
def test_weak_forms_placeholders_and_strangers_link_nothing(other: str) -> None:
    identities = known()
    identities.link(["", "", "12345", "0912345678"])
    identities.link(["", "", "ABCDEF", "79"])
    assert link_images(identities, [claim("CDHA-0", other)]) == ImageLinks()
    assert identities.pseudonym("CDHA-0") == PROJECT.pseudonym("CDHA0")


def test_without_a_table_images_stay_as_ever() -> None:
    identities = Identities(PROJECT)
    assert link_images(identities, [claim("P1", AN), claim("P2", AN)]) == ImageLinks()
    assert identities.is_empty


def test_numbers_of_two_people_link_neither() -> None:
    identities = known()
    claims = [claim("CDHA-0", AN), claim("CDHA-0", BINH), claim("BN28393333", BINH)]
    assert link_images(identities, claims) == ImageLinks(contradicted=2)
    assert identities.pseudonym("BN28393333") == identities.pseudonym(AN) != identities.pseudonym(BINH)
    assert identities.pseudonym("CDHA-0") == PROJECT.pseudonym("CDHA0")


def test_the_order_of_the_images_changes_nothing() -> None:
    claims = [claim("A-1", AN), claim("A-1"), claim("A-2", "DN4797912345678"), claim("B-1", BINH), claim("C", AN, BINH)]
    found = set()
    for order in permutations(claims):
        identities = known()
        link_images(identities, order)
        found.add(tuple(identities.pseudonym(number) for number in ("A-1", "A-2", "B-1", "C", AN, BINH)))
    (one,) = found
    assert one[0] == one[1] == one[4] != one[2] == one[5]


def test_a_known_number_under_two_issuers_is_told_and_only_the_proven_one_is_linked() -> None:
    identities = known()
    claims = [claim("BN28393333", issuer="BV-A"), claim("BN28393333", AN, issuer="BV-B")]
    assert link_images(identities, claims) == ImageLinks(linked=1, issuers=1)
    one, other = (identities.pseudonym(key_of("BN28393333", name)) for name in ("BV-A", "BV-B"))
    assert one != other == identities.pseudonym(AN)


def test_a_known_number_under_one_issuer_is_the_known_persons() -> None:
    identities = known()
    link_images(identities, [claim("BN28393333", issuer="BV-A"), claim("BN28393333")])
    assert identities.pseudonym(key_of("BN28393333", "BV-A")) == identities.pseudonym(AN)


def test_an_unknown_patient_is_counted_and_found_by_another_number() -> None:
    identities = known()
    assert link_images(identities, [claim("UNKNOWN", AN), claim("")]) == ImageLinks(unknown=1, linked=1)
    assert identities.pseudonym(claim("0").key) == identities.pseudonym(AN)


def test_items_of_the_sequence_count_but_for_tags_that_are_worn() -> None:
    source = ct_slice(1)
    source.OtherPatientIDsSequence = Sequence()
    for number, kind in ((AN, "TEXT"), ("DN4797912345678", "BARCODE"), (BINH, "RFID")):
        item = Dataset()
        item.PatientID, item.TypeOfPatientID = number, kind
        source.OtherPatientIDsSequence.append(item)
    assert claim_of(source).others == {AN, "DN4797912345678"}


def test_files_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.dcm").write_bytes(b"nothing")
    (tmp_path / "b.dcm").write_bytes(bytes(128) + b"DICM" + b"\xff" * 50)
    (tmp_path / "c.dcm").write_bytes(as_bytes(ct_slice(1)))
    paths = [tmp_path / name for name in ("a.dcm", "b.dcm", "c.dcm", "gone.dcm")]
    assert len(list(read_claims(paths))) == 1


def test_links_come_back_from_the_workers_table(tmp_path: Path) -> None:
    identities = known()
    claims = [claim("CDHA-0", AN, issuer="BV-A"), claim("BN24844867", issuer="X"), claim("BN24844867", issuer="Y")]
    link_images(identities, [*claims, claim("", BINH)])
    write_links(identities, tmp_path / "links.csv")
    back = read_links(tmp_path / "links.csv", PROJECT)
    assert list(back.people()) == list(identities.people())
    keys = [each.key for each in claims] + [AN, BINH, "BN24844867", "DN4797912345678", claim("").key]
    assert [back.pseudonym(key) for key in keys] == [identities.pseudonym(key) for key in keys]


def test_a_folder_and_a_table_together_know_both_images_of_one_person(tmp_path: Path, tags_only: Options) -> None:
    (tmp_path / "in").mkdir()
    for seed, (number, other) in enumerate((("BN28393333", ""), ("CDHA-0", AN), ("CDHA-0", ""))):
        source = ct_slice(seed)
        source.PatientID, source.OtherPatientIDs, source.BurnedInAnnotation = number, other, "NO"
        (tmp_path / "in" / f"{seed}.dcm").write_bytes(as_bytes(source))
    report = deidentify_folder(Task(tmp_path / "in", tmp_path / "out", PROJECT, tags_only, known()))
    assert {outcome.pseudonym for outcome in report.outcomes} == {PROJECT.pseudonym(AN)}
