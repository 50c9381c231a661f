"""Patients whom the source says to be one: linked, and older numbers of their records."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from datasets.deidentify.project import Project
from datasets.tidy.extract import Extract

Resource = dict[str, Any]
Read = Callable[..., Extract]


def patient(name: str, *numbers: tuple[str, str], **more: Any) -> Resource:
    told = [{"type": {"coding": [{"code": kind}]}, "value": number} for kind, number in numbers]
    return {"resourceType": "Patient", "id": name, "identifier": told, "birthDate": "1985-04-12"} | more


def link(other: str, kind: str) -> list[Resource]:
    return [{"other": {"reference": other}, "type": kind}]


def visit(of: str) -> Resource:
    period = {"start": "2024-03-12T10:00:00+07:00"}
    return {"resourceType": "Encounter", "id": f"e-{of}", "subject": {"reference": f"Patient/{of}"}, "period": period}


@pytest.fixture
def people(tmp_path: Path, read: Read) -> Callable[..., list[set[str]]]:
    """The pseudonyms of everybody, and those of the visits."""

    def _people(*resources: Resource) -> list[set[str]]:
        entries = [{"fullUrl": f"urn:uuid:{each['id']}", "resource": each} for each in resources]
        body = {"resourceType": "Bundle", "type": "collection", "entry": entries}
        (tmp_path / "a.json").write_text(json.dumps(body), encoding="utf-8")
        extract = read("fhir", tmp_path)
        assert extract.refused_counts == {}
        return [set(extract.tables[table]["person_id"].to_pylist()) for table in ("person", "encounter")]

    return _people


@pytest.mark.parametrize("kind", ["replaced-by", "replaces", "refer", "seealso"])
@pytest.mark.parametrize(
    "reference", ["Patient/a", "Patient/a/_history/2", "https://his.example/Patient/a", "urn:uuid:a"]
)
def test_linked_patients_are_one_person(
    people: Callable[..., list[set[str]]], project: Project, kind: str, reference: str
) -> None:
    one = patient("a", ("NI", "079185012345"), ("MR", "BN2024001"))
    other = patient("b", ("MR", "OLD7771"), link=link(reference, kind))
    expected = {project.pseudonym("079185012345")}
    assert people(other, one, visit("a"), visit("b")) == [expected, expected]


def test_records_of_a_patient_whom_only_a_link_knows_are_the_links(people: Callable[..., list[set[str]]]) -> None:
    told, visits = people(patient("b", ("MR", "OLD7771"), link=link("Patient/a", "replaces")), visit("a"), visit("b"))
    assert len(told) == 1
    assert visits == told


def test_a_chain_of_links_is_one_person(people: Callable[..., list[set[str]]]) -> None:
    chain = [patient(str(at), ("MR", f"BN2024{at}11"), link=link(f"Patient/{at + 1}", "refer")) for at in range(4)]
    told, _ = people(*chain, patient("4"), visit("0"))
    assert len(told) == 1


def test_an_older_number_of_the_same_record_links(people: Callable[..., list[set[str]]]) -> None:
    one = patient("a", ("MR", "BN2024001"), ("MR", "OLD7771"))
    told, visits = people(one, patient("b", ("MR", "OLD7771")), visit("a"), visit("b"))
    assert len(told) == 1
    assert visits == told


def test_a_relative_who_is_linked_is_nobody_else(people: Callable[..., list[set[str]]]) -> None:
    mother = patient("a", ("MR", "BN2024001"), link=link("RelatedPerson/r", "seealso"))
    child = patient("b", ("MR", "BN2024002"), link=link("RelatedPerson/r", "seealso"))
    told, _ = people(mother, child, visit("a"))
    assert len(told) == 2


def test_two_cards_of_twelve_digits_are_not_joined_by_a_record(people: Callable[..., list[set[str]]]) -> None:
    one = patient("a", ("NI", "079185012345"), ("MR", "079185099999"))
    told, _ = people(one, visit("a"))
    assert len(told) == 1
