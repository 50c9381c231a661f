from __future__ import annotations

import base64
import hmac
import stat
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.deidentify.identities import Identities, read_identities
from datasets.deidentify.project import InvalidProject, Project, create_project, derived_project, open_project
from datasets.errors import InvalidManifest

PROJECT = derived_project("test", "a key that protects nobody")
uids = st.lists(st.integers(0, 99999), min_size=2, max_size=8).map(lambda parts: "1.2." + ".".join(map(str, parts)))


@given(st.sets(uids, min_size=2, max_size=40))
def test_the_uid_map_is_injective_valid_and_knows_its_own(originals: set[str]) -> None:
    mapped = {PROJECT.uid(uid) for uid in originals}
    assert len(mapped) == len(originals)
    assert all(len(uid) <= 64 and uid.startswith("2.25.") and PROJECT.owns_uid(uid) for uid in mapped)
    assert {PROJECT.uid(uid) for uid in mapped} == mapped
    assert not any(PROJECT.owns_uid(uid) for uid in originals)


@given(st.text(max_size=40))
def test_a_pseudonym_is_stable_and_stays_itself(identity: str) -> None:
    pseudonym = PROJECT.pseudonym(identity)
    assert pseudonym == Project("test", PROJECT.key).pseudonym(identity)
    assert PROJECT.pseudonym(pseudonym) == pseudonym
    assert len(pseudonym) == 28
    assert not derived_project("other", "a key that protects nobody").is_pseudonym(pseudonym)


@given(st.text(max_size=20), st.binary(min_size=1, max_size=100), st.text(max_size=80))
def test_what_a_project_makes_is_by_the_hmac_of_the_standard_library(name: str, key: bytes, number: str) -> None:
    number = f"number {number}"  # no pseudonym, which would stay itself
    body = hmac.digest(key, f"{name}\0patient\0{number}".encode(), "sha256")[:10]
    made = base64.b32encode(body).decode()
    assert Project(name, key).pseudonym(number)[2:18] == made


@given(st.text(max_size=20))
def test_dates_move_by_whole_days_and_never_by_none(identity: str) -> None:
    shift = PROJECT.shift(PROJECT.pseudonym(identity))
    assert 1 <= -shift.days <= 1825
    assert shift.seconds == shift.microseconds == 0


def test_a_foreign_2_25_uid_is_not_taken_for_our_own() -> None:
    assert not PROJECT.owns_uid("2.25.329800735698586629295641978511506172918")
    assert not PROJECT.owns_uid("2.25.")


def test_the_key_file_is_its_owners_only_and_is_never_replaced(tmp_path: Path) -> None:
    made = create_project("lao-phoi", tmp_path / "keys" / "lao-phoi.key")
    path = tmp_path / "keys" / "lao-phoi.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert open_project("lao-phoi", path).pseudonym("BN1") == made.pseudonym("BN1")
    with pytest.raises(InvalidProject, match="no key file yet"):
        create_project("lao-phoi", path)
    path.chmod(0o640)
    with pytest.raises(InvalidProject, match="mode 0600"):
        open_project("lao-phoi", path)
    path.chmod(0o600)
    path.write_text("c2hvcnQ=\n")
    with pytest.raises(InvalidProject, match="key of 32 bytes, got 5"):
        open_project("lao-phoi", path)


def test_the_key_is_not_in_the_repr() -> None:
    assert repr(PROJECT) == "Project(name='test')"


def test_every_number_of_a_person_gives_one_pseudonym(tmp_path: Path) -> None:
    table = tmp_path / "identities.csv"
    table.write_text(
        "national_id,bhyt_number,ma_bn,patient_id,name\n001,DN4010000000001,BN-77,P1,Lê Thị An\n,,BN-77,P2,\n"
    )
    identities = read_identities(table, PROJECT)
    of = {identities.pseudonym(number) for number in ("001", "DN 4010000000001", "bn77", "P1", "P2")}
    assert len(of) == 1
    assert identities.pseudonym("P3") not in of
    assert "Lê Thị An" in identities.said_of("P2")
    assert identities.pseudonym(of.pop()) == identities.pseudonym("P1")


def test_a_patient_id_without_a_link_stands_for_itself() -> None:
    assert Identities(PROJECT).pseudonym("BN 12.3") == Identities(PROJECT).pseudonym("bn-123")


def test_a_table_without_a_known_column_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,name\n1,x\n")
    with pytest.raises(InvalidManifest, match="a column of national_id"):
        read_identities(tmp_path / "t.csv", PROJECT)


@given(
    links=st.lists(st.lists(st.sampled_from(["", "1", "2", "3", "4", "5", "6"]), min_size=4, max_size=4), max_size=8)
)
def test_the_order_of_links_changes_no_pseudonym(links: list[list[str]]) -> None:
    project = derived_project("p", "phrase")
    orders = [links, links[::-1], sorted(links)]
    found = []
    for order in orders:
        identities = Identities(project)
        for numbers in order:
            identities.link(numbers)
        found.append(([identities.pseudonym(str(each)) for each in range(1, 7)], list(identities.people())))
    assert found[0] == found[1] == found[2]


def test_a_hundred_thousand_people_are_linked_in_a_moment() -> None:
    identities = Identities(derived_project("p", "phrase"))
    begun = time.process_time()
    for number in range(100_000):
        identities.link([f"0{number:011}", "", f"BN{number}", ""], "Lê Thị An")
    assert time.process_time() - begun < 10
    assert identities.pseudonym("BN77") == identities.pseudonym("000000000077")
