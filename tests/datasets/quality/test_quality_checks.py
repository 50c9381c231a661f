"""Each check finds what was planted, counts it, and is silent on sound tables."""

import importlib
import pkgutil
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.emr.codes import read_codes
from datasets.privacy.made_up import tables_of
from datasets.quality.drift import find_drift, month_counts
from datasets.quality.finding import GRADES, Finding
from datasets.quality.presence import missing_by_bin
from datasets.quality.ranges import plausible_ranges
from datasets.quality.study import study_quality
from datasets.tidy.units import canonical_units
from models import vocabulary
from models.clinical_input import Input

NOW = datetime(2026, 11, 1)  # noqa: DTZ001  # Vietnam time without a zone, as the tables have it
Rows = list[dict[str, Any]]
Change = Callable[[Rows], None]
COUNT = 120


@pytest.fixture(scope="module")
def sound() -> dict[str, pa.Table]:
    tables = tables_of(COUNT, 7)
    place = tables["observation"].column_names.index("value")
    middle = {"creatinine": 80.0, "haemoglobin": 130.0, "glucose": 6.0, "potassium": 4.0}
    values = [middle[test] + number / 1000 for number, test in enumerate(tables["observation"]["test"].to_pylist())]
    field = tables["observation"].schema.field("value")
    return {**tables, "observation": tables["observation"].set_column(place, field, pa.array(values))}


def changed(tables: dict[str, pa.Table], name: str, change: Change) -> dict[str, pa.Table]:
    rows = tables[name].to_pylist()
    change(rows)
    return {**tables, name: pa.Table.from_pylist(rows, schema=tables[name].schema)}


def put(column: str, value: object, count: int) -> Change:
    def change(rows: Rows) -> None:
        for row in rows[:count]:
            row[column] = value

    return change


def born_later(rows: Rows) -> None:
    for row in rows[:2]:
        row["birth_year"] = 2030


def left_before(rows: Rows) -> None:
    for row in rows[:4]:
        row["ended_at"] = row["started_at"] - timedelta(hours=1)


def long_after(rows: Rows) -> None:
    for row in rows[:3]:
        row["taken_at"] += timedelta(days=9)


def again(rows: Rows) -> None:
    rows.append({**rows[0]})


def again_under_another_key(rows: Rows) -> None:
    rows.append({**rows[0], "observation_id": "another"})


def same_visit(rows: Rows) -> None:
    rows.append({**rows[0], "encounter_id": "another", "ended_at": None})


def two_units(rows: Rows) -> None:
    first = next(row for row in rows if row["test"] == "creatinine")
    first |= {"unit_told": "mg/dL", "conversion": "converted"}


PLANTED = [
    ("duplicate-key", "encounter", again, 1),
    ("duplicate-rows", "observation", again_under_another_key, 1),
    ("duplicate-encounter", "encounter", same_visit, 1),
    ("impossible", "observation", put("value", 1e6, 3), 3),
    ("impossible", "encounter", put("age_years", -1, 2), 2),
    ("impossible", "medication", put("dose", -5.0, 2), 2),
    ("unconverted", "observation", put("conversion", "unit-missing", 2), 2),
    ("unit-mix", "observation", two_units, 1),
    ("end-before-start", "encounter", left_before, 4),
    ("before-birth", "person", born_later, 0),
    ("future", "condition", put("recorded_at", datetime(2031, 1, 1), 3), 3),  # noqa: DTZ001
    ("outside-encounter", "observation", long_after, 3),
    ("not-icd10", "condition", put("icd10", "diabetes", 3), 3),
    ("not-loinc", "observation", put("loinc", "718-8", 3), 3),
    ("unknown-loinc", "observation", put("loinc", "4537-7", 3), 3),
    ("unknown-test", "observation", put("test", None, 3), 3),
    ("orphan-person", "condition", put("person_id", "nobody", 2), 2),
    ("orphan-encounter", "medication", put("encounter_id", "none", 2), 2),
    ("missing", "person", put("sex", None, 60), 60),
    ("empty", "person", put("sex", None, COUNT), COUNT),
    ("constant", "person", put("sex", "male", COUNT), COUNT),
]


@pytest.mark.parametrize(("check", "table", "change", "count"), PLANTED, ids=[f"{one[0]}-{one[1]}" for one in PLANTED])
def test_what_is_planted_is_found_and_counted(
    sound: dict[str, pa.Table], check: str, table: str, change: Change, count: int
) -> None:
    before = {one for one in study_quality(sound, NOW).findings if one.check == check}
    after = {one for one in study_quality(changed(sound, table, change), NOW).findings if one.check == check}
    new = after - before
    assert new
    if count:
        assert sum(one.count for one in new) - sum(one.count for one in before - after) == count


def test_sound_tables_have_neither_errors_nor_warnings(sound: dict[str, pa.Table]) -> None:
    quality = study_quality(sound, NOW)
    assert quality.counts["error"] == quality.counts["warning"] == 0
    assert {one.check for one in quality.findings} <= {"constant", "empty", "alike-persons"}


def test_every_check_is_planted_here_or_has_a_test_of_its_own() -> None:
    assert {one[0] for one in PLANTED} | {"drift", "alike-persons", "no-day"} == set(GRADES)


def test_days_that_the_build_emptied_are_told(sound: dict[str, pa.Table]) -> None:
    rows = len(sound["encounter"])
    quality = study_quality(sound, NOW, {"encounter.ended_at": rows // 2, "note.written_at": 3})
    (found,) = (one for one in quality.findings if one.check == "no-day")
    assert (found.table, found.column, found.count, found.of) == ("encounter", "ended_at", rows // 2, rows)
    assert found.severity == "warning"


def test_two_people_alike_in_all_are_told(sound: dict[str, pa.Table]) -> None:
    person, encounter = sound["person"].to_pylist()[0], sound["encounter"].to_pylist()
    first = min(
        (row for row in encounter if row["person_id"] == person["person_id"]), key=lambda row: row["started_at"]
    )
    tables = changed(sound, "person", lambda rows: rows.append({**person, "person_id": "TWIN"}))
    tables = changed(tables, "encounter", lambda rows: rows.append({**first, "person_id": "TWIN", "encounter_id": "x"}))
    found = [one for one in study_quality(tables, NOW).findings if one.check == "alike-persons"]
    assert [(one.count, one.of) for one in found] == [(1, COUNT + 1)]


def test_a_test_whose_values_move_is_told_with_its_month() -> None:
    rng = np.random.default_rng(1)
    when = np.repeat(np.arange("2024-01", "2024-07", dtype="datetime64[M]").astype("datetime64[ms]"), 50)
    values = rng.normal(100, 10, 300) + np.repeat([0, 0, 0, 12, 0, 0], 50)
    table = pa.table({"test": ["creatinine"] * 300, "value": values, "taken_at": when})
    (found,) = find_drift("observation", table)
    assert (found.count, found.of) == (1, 6)
    assert found.detail.startswith("creatinine: 2024-04 (+1.")
    too_few = table.take([*range(150), *range(150, 170)])
    assert not list(find_drift("observation", too_few))


def test_months_without_rows_are_counted_as_none() -> None:
    table = pa.table(
        {"started_at": np.array(["2024-11-03", "2025-01-09", "2025-01-10", "NaT"], dtype="datetime64[ms]")}
    )
    assert month_counts({"encounter": table}) == {"encounter": {"2024-11": 1, "2024-12": 0, "2025-01": 2}}


def test_shares_missing_by_bin() -> None:
    table = pa.table({"person_id": ["a", "b", "c", "d"], "sex": ["male", None, None, None]})
    shares = missing_by_bin("person", table, np.array([0, 0, 2, -1]), 3)
    assert shares["sex"].tolist()[::2] == [0.5, 1.0]
    assert np.isnan(shares["sex"][1])


@pytest.mark.parametrize(
    ("check", "count", "severity"),
    [
        ("orphan-person", 1, "error"),
        ("impossible", 9, "warning"),
        ("impossible", 10, "error"),
        ("missing", 199, "info"),
        ("missing", 200, "warning"),
        ("constant", 1000, "info"),
    ],
)
def test_severity_goes_by_grade_and_share(check: str, count: int, severity: str) -> None:
    assert Finding(check, "observation", "value", count, 1000).severity == severity


@settings(max_examples=10)
@given(st.integers(0, 10**6))
def test_the_order_of_rows_makes_no_difference(seed: int) -> None:
    tables = tables_of(12, 3)
    order = list(range(len(tables["observation"])))
    random.Random(seed).shuffle(order)
    turned = {**tables, "observation": tables["observation"].take(order)}
    assert study_quality(turned, NOW).as_json() == study_quality(tables, NOW).as_json()


def test_ranges_are_of_known_tests_in_their_units_and_those_of_the_models() -> None:
    modules = [
        importlib.import_module(f"models.vocabulary.{each.name}") for each in pkgutil.iter_modules(vocabulary.__path__)
    ]
    inputs = {one.name: one for module in modules for one in vars(module).values() if isinstance(one, Input)}
    assert len(plausible_ranges()) > 40
    for test, wide in plausible_ranges().items():
        assert test in read_codes().tests
        assert wide.unit == canonical_units()[test].unit
        assert wide.low < wide.high
        bounds = inputs[test].plausible
        assert bounds is not None
        assert (inputs[test].unit, bounds.minimum, bounds.maximum) == (wide.unit, wide.low, wide.high)
