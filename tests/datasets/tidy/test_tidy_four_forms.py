"""The same made-up people as FHIR, BHYT, OMOP and CSV become the same tables."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from datasets.deidentify.identities import Identities
from datasets.deidentify.project import Project
from datasets.tidy.extract import Extract, Task, read_extract
from datasets.tidy.made_up.story import Patient

FORMS = ("bundles", "ndjson", "bhyt", "omop", "parquet", "table")


@pytest.fixture(scope="module")
def read_all(extracts: dict[str, Any], read: Callable[..., Extract]) -> dict[str, Extract]:
    return {form: read(kind, path, mapping) for form, (kind, path, mapping) in extracts.items()}


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_refused(form: str, read_all: dict[str, Extract], patients: tuple[Patient, ...]) -> None:
    assert read_all[form].refused_counts == {}
    assert read_all[form].tables["person"].num_rows == len(patients)
    assert read_all[form].tables["encounter"].num_rows == sum(len(patient.visits) for patient in patients)


@pytest.mark.parametrize("form", FORMS)
def test_a_person_is_the_pseudonym_of_the_national_id(
    form: str, read_all: dict[str, Extract], patients: tuple[Patient, ...], project: Project
) -> None:
    wanted = {project.pseudonym(patient.person.national_id) for patient in patients}
    for name, table in read_all[form].tables.items():
        assert set(table["person_id"].to_pylist()) == wanted, name


def test_dicom_of_any_number_has_the_same_pseudonym(
    extracts: dict[str, Any], patients: tuple[Patient, ...], project: Project
) -> None:
    kind, path, _ = extracts["bhyt"]
    identities = Identities(project)
    persons = set(read_extract(Task(kind, path, project, identities)).tables["person"]["person_id"].to_pylist())
    for patient in patients:
        for number in (patient.person.national_id, patient.person.bhyt, patient.person.ma_bn):
            assert identities.pseudonym(number) in persons


@pytest.mark.parametrize("form", FORMS)
def test_results_have_one_unit_and_one_loinc_code(form: str, read_all: dict[str, Extract]) -> None:
    wanted = sorted(_results(read_all["bundles"]))
    assert _close(_results(read_all[form]), wanted)


def _results(extract: Extract) -> list[tuple[str, str, str, str, datetime, float]]:
    rows = extract.tables["observation"].to_pylist()
    names = ("person_id", "test", "loinc", "unit", "taken_at", "value")
    return [tuple(row[name] for name in names) for row in rows]


def _close(ours: list[Any], wanted: list[Any]) -> bool:
    pairs = list(zip(sorted(ours), wanted, strict=True))
    return all(one[:5] == other[:5] and one[5] == pytest.approx(other[5], rel=1e-6) for one, other in pairs)


def test_a_converted_value_says_so(read_all: dict[str, Extract], patients: tuple[Patient, ...]) -> None:
    rows = read_all["omop"].tables["observation"].to_pylist()
    assert {row["conversion"] for row in rows} == {"converted"}
    told = {row["value"]: row["value_told"] for row in rows if row["test"] == "creatinine"}
    first = patients[0].visits[0].results[0].value
    assert told[first] == pytest.approx(first / 88.4)


@pytest.mark.parametrize("form", FORMS)
def test_diagnoses_are_the_same(form: str, read_all: dict[str, Extract], patients: tuple[Patient, ...]) -> None:
    wanted = Counter(code for patient in patients for visit in patient.visits for code in visit.diagnoses)
    assert Counter(read_all[form].tables["condition"]["icd10"].to_pylist()) == wanted


@pytest.mark.parametrize("form", FORMS)
def test_intervals_and_times_of_day_are_kept(
    form: str, read_all: dict[str, Extract], patients: tuple[Patient, ...], project: Project
) -> None:
    wanted = Counter((visit.left - visit.came, visit.came.time()) for patient in patients for visit in patient.visits)
    rows = read_all[form].tables["encounter"].to_pylist()
    assert Counter((row["ended_at"] - row["started_at"], row["started_at"].time()) for row in rows) == wanted
    came = {visit.came.replace(tzinfo=None) for patient in patients for visit in patient.visits}
    assert not came & {row["started_at"] for row in rows}


@pytest.mark.parametrize("form", FORMS)
def test_every_row_of_an_encounter_meets_it(form: str, read_all: dict[str, Extract]) -> None:
    tables = read_all[form].tables
    known = set(tables["encounter"]["encounter_id"].to_pylist())
    for name in ("condition", "observation", "medication", "procedure", "note"):
        assert set(tables[name]["encounter_id"].to_pylist()) <= known, name


@pytest.mark.parametrize("form", FORMS)
def test_no_number_or_name_stays_in_any_column(
    form: str, read_all: dict[str, Extract], patients: tuple[Patient, ...]
) -> None:
    said = "\n".join(str(table.to_pylist()) for table in read_all[form].tables.values())
    for patient in patients:
        person = patient.person
        for secret in (person.national_id, person.bhyt, person.phone, person.name, f"{patient.born:%d/%m/%Y}"):
            assert secret not in said
    assert "đau ngực trái" in said


@pytest.mark.parametrize("form", FORMS)
def test_read_twice_is_the_same(
    form: str, extracts: dict[str, Any], read: Callable[..., Extract], read_all: dict[str, Extract]
) -> None:
    kind, path, mapping = extracts[form]
    again = read(kind, path, mapping)
    for name, table in read_all[form].tables.items():
        assert again.tables[name].equals(table, check_metadata=True)


def test_full_dates_stay_and_none_go(
    extracts: dict[str, Any], read: Callable[..., Extract], patients: tuple[Patient, ...]
) -> None:
    kind, path, _ = extracts["bundles"]
    came = {visit.came.replace(tzinfo=None) for patient in patients for visit in patient.visits}
    full = read(kind, path, dates="full").tables
    assert set(full["encounter"]["started_at"].to_pylist()) == came
    none = read(kind, path, dates="none").tables
    assert none["encounter"]["started_at"].null_count == none["encounter"].num_rows
    assert none["encounter"]["age_years"].to_pylist() == full["encounter"]["age_years"].to_pylist()
    assert none["person"]["birth_year"].null_count == none["person"].num_rows


def test_the_old_are_ninety_and_have_no_birth_year(read_all: dict[str, Extract], patients: tuple[Patient, ...]) -> None:
    ages = read_all["bundles"].tables["encounter"]["age_years"].to_pylist()
    assert max(ages) <= 90
    for row in read_all["bundles"].tables["person"].to_pylist():
        assert row["birth_year"] is None or row["birth_year"] % 5 == 0
