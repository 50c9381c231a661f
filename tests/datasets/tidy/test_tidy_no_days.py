"""Days that programmes fill in where nobody told one: told empty, counted, and no part of an age."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from datasets.deidentify.project import Project
from datasets.tidy.extract import Extract
from datasets.tidy.leftovers import moved

Read = Callable[..., Extract]
PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "p1",
    "identifier": [{"value": "001085012345"}],
    "name": [{"text": "Trần Thị Giả"}],
    "birthDate": "1985-04-12",
    "gender": "female",
}
NONE = (
    *("0001-01-01", "0001-01-01T00:00:00Z", "1753-01-01", "1899-12-30", "1900-01-01", "1900-01-01T00:00:00+14:00"),
    *("1970-01-01", "1970-01-01T00:00:00Z", "1969-12-31T17:00:00Z", "1970-01-01T20:00:00Z", "2000-01-01T00:00:00Z"),
    *("2099-12-31", "9999-12-31", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"),
)
CAME, WENT = "2024-03-12T10:00:00+07:00", "2024-03-14T10:00:00+07:00"


def visit(number: int, start: str, end: str) -> dict[str, Any]:
    of = {"resourceType": "Encounter", "id": f"e{number}", "status": "finished", "class": {"code": "IMP"}}
    return of | {"subject": {"reference": "Patient/p1"}, "period": {"start": start, "end": end}}


@pytest.fixture
def told(tmp_path: Path, read: Read) -> Callable[..., Extract]:
    def _told(*resources: dict[str, Any], dates: str = "modified", **birth: Any) -> Extract:
        bundle = {"resourceType": "Bundle", "type": "collection"}
        entries = [{"resource": each} for each in (PATIENT | birth, *resources)]
        (tmp_path / "a.json").write_text(json.dumps(bundle | {"entry": entries}), encoding="utf-8")
        return read("fhir", tmp_path, dates=dates)

    return _told


def test_a_day_that_stands_for_none_is_empty_and_counted(told: Callable[..., Extract], project: Project) -> None:
    extract = told(visit(0, CAME, WENT), *(visit(number, CAME, end) for number, end in enumerate(NONE, 1)))
    shift = project.shift(project.pseudonym("001085012345"))
    rows = extract.tables["encounter"].to_pylist()
    assert len(rows) == 1 + len(NONE)
    assert {row["started_at"] for row in rows} == {datetime(2024, 3, 12, 10) + shift}  # noqa: DTZ001
    assert [row["ended_at"] for row in rows if row["ended_at"]] == [datetime(2024, 3, 14, 10) + shift]  # noqa: DTZ001
    assert extract.no_days == {"encounter.ended_at": len(NONE)}
    assert extract.refused_counts == {}


@pytest.mark.parametrize("dates", ["none", "full", "modified"])
def test_such_a_day_makes_nobody_older(dates: str, told: Callable[..., Extract]) -> None:
    expected, others = (told(*visits, dates=dates).tables["person"].to_pylist() for visits in _with_and_without())
    assert others == expected
    assert (expected[0]["birth_year"] is None) is (dates == "none")


def _with_and_without() -> tuple[list[dict[str, Any]], ...]:
    sound = [visit(0, CAME, WENT)]
    return sound, [*sound, visit(1, CAME, "9999-12-31"), visit(2, "2099-12-31", "9999-12-31T23:59:59Z")]


@pytest.mark.parametrize(
    ("birth", "age"),
    [("1985-04-12", 38), ("0001-01-01", None), ("1900-01-01", None), ("9999-12-31", None), ("1970-01-01", 54)],
)
def test_an_age_is_of_a_birth_that_can_be(birth: str, age: int | None, told: Callable[..., Extract]) -> None:
    (row,) = told(visit(0, CAME, WENT), birthDate=birth).tables["encounter"].to_pylist()
    assert row["age_years"] == age


def test_of_several_births_the_one_that_was_filled_in_does_not_count(told: Callable[..., Extract]) -> None:
    again = [PATIENT | {"id": f"p{day}", "birthDate": day} for day in ("1900-01-01", "1970-01-01")]
    (row,) = told(visit(0, CAME, WENT), *again).tables["encounter"].to_pylist()
    assert row["age_years"] == 38


def test_the_gate_lets_no_such_day_be_told_as_moved() -> None:
    shift, day = timedelta(days=-100), datetime(2024, 3, 12).date()  # noqa: DTZ001
    filled = [datetime(year, 1, 1).date() for year in (1, 1900, 1970, 9999)]  # noqa: DTZ001
    assert moved([day, *filled], shift) == {day + shift}


def test_what_a_source_writes_for_none_is_told_in_its_mapping(tmp_path: Path, read: Read) -> None:
    (tmp_path / "in").mkdir()
    rows = ("BN12345,2024-03-12T10:00:00,0001-01-01T00:00:00", "BN12345,2024-03-13T10:00:00,1911-11-11 00:00")
    (tmp_path / "in" / "v.csv").write_text("\n".join(("MaBN,Vao,Ra", *rows, "BN12345,2024-03-14,2024-03-15\n")))
    columns = 'started_at: Vao, ended_at: {column: Ra, none: ["1911-11-11 00:00"]}'
    mapping = tmp_path / "map.yaml"
    mapping.write_text(f"files: {{v.csv: {{table: encounter, person: {{ma_bn: MaBN}}, columns: {{{columns}}}}}}}")
    extract = read("table", tmp_path / "in", mapping)
    assert extract.refused_counts == {}
    assert extract.no_days == {"encounter.ended_at": 2}
    assert extract.tables["encounter"]["ended_at"].null_count == 2
