"""Two extracts that tell different things of the same people: the first named wins, and the oldest stay hidden."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from training.dataset.__main__ import main

TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203"
LOINC, ICD10, UCUM = "http://loinc.org", "http://hl7.org/fhir/sid/icd-10", "http://unitsofmeasure.org"
Resource = dict[str, Any]
Build = Callable[..., dict[str, Any]]


def person(number: str, **told: Any) -> Resource:
    identifier = [{"type": {"coding": [{"system": TYPES, "code": "MR"}]}, "value": number}]
    return {"resourceType": "Patient", "id": number, "identifier": identifier, **told}


def visit(number: str, who: str, came: str, kind: str = "IMP") -> Resource:
    about = {"class": {"code": kind}, "subject": {"reference": f"Patient/{who}"}, "period": {"start": came}}
    return {"resourceType": "Encounter", "id": number, "status": "finished", **about}


def diagnosis(number: str, who: str, code: str, when: str) -> Resource:
    coded = {"code": {"coding": [{"system": ICD10, "code": code}]}, "recordedDate": when}
    return {"resourceType": "Condition", "id": number, "subject": {"reference": f"Patient/{who}"}, **coded}


def creatinine(number: str, who: str, value: float, when: str) -> Resource:
    quantity = {"value": value, "unit": "umol/L", "system": UCUM, "code": "umol/L"}
    about = {"status": "final", "code": {"coding": [{"system": LOINC, "code": "14682-9"}]}, "effectiveDateTime": when}
    told = {"subject": {"reference": f"Patient/{who}"}, "valueQuantity": quantity}
    return {"resourceType": "Observation", "id": number, **about, **told}


FIRST = (
    person("BN1001", gender="female"),
    visit("V1", "BN1001", "2024-03-01T08:00:00+07:00", "IMP"),
    diagnosis("C1", "BN1001", "J18.9", "2024-03-01T09:00:00+07:00"),
    creatinine("O1", "BN1001", 80, "2024-03-01T10:00:00+07:00"),
    person("BN1002", gender="male", birthDate="1933-06-01"),
    visit("V2", "BN1002", "2021-05-01T08:00:00+07:00"),
    person("BN1003", gender="male", birthDate="1975-01-01"),
    visit("V3", "BN1003", "2024-05-01T08:00:00+07:00"),
    person("BN1004", gender="female", birthDate="1970-01-01"),
    visit("V4", "BN1004", "2024-05-01T08:00:00+07:00"),
)
SECOND = (
    person("BN1001", gender="male", birthDate="1980-02-03"),
    visit("V1", "BN1001", "2024-03-01T08:00:00+07:00", "AMB"),
    diagnosis("C9", "BN1001", "J18.9", "2024-03-01T09:00:00+07:00"),
    creatinine("O1", "BN1001", 95, "2024-03-01T10:00:00+07:00"),
    creatinine("O2", "BN1001", 99, "2024-03-02T10:00:00+07:00"),
    person("BN1002", gender="male"),
    visit("V5", "BN1002", "2024-08-01T08:00:00+07:00"),
    person("BN1003", gender="male", birthDate="1930-01-01"),
    visit("V6", "BN1003", "2024-06-01T08:00:00+07:00"),
    person("BN1004", gender="female", birthDate="1970-01-01"),
)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build from the first and second extract in the order that is asked for, once each; tables and manifest."""
    site = tmp_path_factory.mktemp("site")
    for name, resources in (("first", FIRST), ("second", SECOND)):
        (site / name).mkdir()
        for kind in {each["resourceType"] for each in resources}:
            lines = [json.dumps(each) for each in resources if each["resourceType"] == kind]
            (site / name / f"{kind}.ndjson").write_text("\n".join(lines) + "\n", encoding="utf-8")

    @cache
    def call(*order: str) -> dict[str, Any]:
        words = [word for name in order for word in ("--fhir", str(site / name))]
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(io.StringIO()) as said:
            patch.setenv("TUETINH_DATA_DIR", str(site / "data"))  # the verb knows no other way to its data
            assert main(["build", *words, "--project", "p", "--name", "d", "--workers", "1", "--json"]) == 0
        folder = Path(json.loads(said.getvalue())["folder"])
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        tables = {path.stem: pq.read_table(path).to_pylist() for path in (folder / "tables").glob("*.parquet")}
        return {"merged": manifest["verification"]["records"]["merged"], **tables}

    return call


def the_one(build: dict[str, Any], table: str, diagnosed: str = "J18.9") -> list[dict[str, Any]]:
    """Rows of whoever has the diagnosis."""
    (who,) = {row["person_id"] for row in build["condition"] if row["icd10"] == diagnosed}
    return [row for row in build[table] if row["person_id"] == who]


@pytest.mark.parametrize(
    ("order", "sex", "kind", "value"),
    [(("first", "second"), "female", "inpatient", 80.0), (("second", "first"), "male", "ambulatory", 95.0)],
)
def test_the_first_named_source_wins_and_what_it_lacks_comes_of_the_other(
    build: Build, order: tuple[str, ...], sex: str, kind: str, value: float
) -> None:
    built = build(*order)
    (found,) = the_one(built, "person")
    assert found["sex"] == sex
    assert found["birth_year"] is not None  # only the second tells it
    (stay,) = the_one(built, "encounter")
    assert stay["class"] == kind
    assert sorted(row["value"] for row in the_one(built, "observation")) == sorted([value, 99.0])
    assert len(the_one(built, "condition")) == 1  # the same diagnosis under two numbers is one


def test_the_manifest_counts_each_conflict(build: Build) -> None:
    built = build("first", "second")
    assert built["merged"] == {
        "person: duplicate": 4,
        "person.sex: conflict": 1,
        "encounter: conflict": 1,
        "condition: duplicate": 1,
        "observation: conflict": 1,
    }


def test_equal_rows_in_whatever_order_but_for_what_differs(build: Build) -> None:
    one, other = build("first", "second"), build("second", "first")
    for table in ("person", "encounter", "condition", "observation"):
        assert len(one[table]) == len(other[table]), table
    assert one["merged"].keys() == other["merged"].keys()


@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_whoever_is_ninety_by_any_source_has_no_birth_year_and_no_age_that_tells_it(
    build: Build, order: tuple[str, ...]
) -> None:
    built = build(*order)
    years = {row["person_id"]: row["birth_year"] for row in built["person"]}
    ages: dict[str, list[str]] = {}
    for row in built["encounter"]:
        ages.setdefault(row["person_id"], []).append(str(row["age_years"]))
    hidden = sorted(sorted(ages[who]) for who, year in years.items() if year is None)
    # 88 in 2021 and a visit in 2024 that has no birth date of its own; 49 by one source and 94 by the other
    assert hidden == [["90", "None"], ["None", "None"]]
    # of the stay that both tell, the first named source's age stands: none, where it knows of no birth date
    told = sorted(age for who, year in years.items() if year is not None for age in ages[who])
    assert told == (["54", "None"] if order[0] == "first" else ["44", "54"])
