"""From tidy tables to generalised ones: what an attacker can read in them afterwards."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.build.index import SCHEMA, write_index
from datasets.deidentify.identities import Identities
from datasets.deidentify.project import derived_project
from datasets.privacy.errors import InvalidPrivacy
from datasets.privacy.generalise import generalise, new_key, recipe_of
from datasets.privacy.icd10_tree import climb_icd10, is_icd10
from datasets.privacy.lattice import Goal
from datasets.privacy.made_up import tables_of
from datasets.privacy.people import people_of
from datasets.privacy.rare import COLUMNS, climb_atc, coarsen, rare_codes
from datasets.privacy.regions import part_of, region_of
from datasets.privacy.release import check_tables
from datasets.privacy.study import Study, study_tables
from datasets.tidy.extract import Task, read_extract
from datasets.tidy.made_up import as_bhyt
from datasets.tidy.made_up.story import patients_of
from datasets.tidy.schema import arrow_schema

KEY = bytes(range(32))
COUNT = 400


@pytest.fixture(scope="module")
def tables() -> dict[str, pa.Table]:
    return tables_of(COUNT)


@pytest.fixture(scope="module")
def study(tables: dict[str, pa.Table]) -> Study:
    return study_tables(tables, Goal())


@pytest.fixture(scope="module")
def after(study: Study) -> dict[str, pa.Table]:
    assert study.search.found is not None
    return generalise(study.tables, recipe_of(study.people, study.search.found, study.tables, KEY))


def test_a_person_counts_once_however_many_rows_there_are(tables: dict[str, pa.Table]) -> None:
    people = people_of(tables)
    assert len(people) == COUNT < len(tables["encounter"])
    first = min(tables["encounter"].to_pylist(), key=lambda row: (row["person_id"], row["started_at"]))
    assert people.ids[0] == first["person_id"]
    assert people.known["month"][0] == f"{first['started_at']:%Y-%m}"
    assert people.known["age"][0].split("|")[0] == str(first["age_years"])


def test_the_order_of_rows_makes_no_difference(tables: dict[str, pa.Table], study: Study) -> None:
    rng = np.random.default_rng(3)
    turned = {name: table.take(rng.permutation(len(table))) for name, table in tables.items()}
    assert study_tables(turned, Goal()).as_json() == study.as_json()


def test_what_is_written_keeps_k_and_l_when_it_is_read_alone(after: dict[str, pa.Table], study: Study) -> None:
    check_tables(after, study.goal)
    people = people_of(after)
    rows = list(zip(*(people.known[name].tolist() for name in ("age", "sex", "place", "month")), strict=True))
    assert min(Counter(rows).values()) == study.after.k  # type: ignore[union-attr]
    assert len(people) == len(study.people) - study.suppressed


def test_tables_that_show_more_are_refused(tables: dict[str, pa.Table]) -> None:
    with pytest.raises(InvalidPrivacy, match="expected k 5 and l 2 in the tables as written, got 1 and 1"):
        check_tables(tables, Goal())


def test_intervals_and_times_of_day_stay_and_days_do_not(
    tables: dict[str, pa.Table], after: dict[str, pa.Table]
) -> None:
    old = {new_key(KEY, row["person_id"]): [] for row in tables["encounter"].to_pylist()}
    for row in tables["encounter"].to_pylist():
        old[new_key(KEY, row["person_id"])].append(row["started_at"])
    new: dict[str, list[datetime]] = {}
    for row in after["encounter"].to_pylist():
        new.setdefault(row["person_id"], []).append(row["started_at"])
        assert row["ended_at"] - row["started_at"] == timedelta(days=3)
    for person, moments in new.items():
        came, comes = sorted(old[person]), sorted(moments)
        assert [each - came[0] for each in came] == [each - comes[0] for each in comes]
        assert comes[0].time() == came[0].time()
        assert comes[0].day == 1


def test_nothing_finer_and_no_old_key_is_left(tables: dict[str, pa.Table], after: dict[str, pa.Table]) -> None:
    old = {value for table in tables.values() for value in table["person_id"].to_pylist()}
    for table in after.values():
        assert not old & set(table["person_id"].to_pylist())
    assert after["person"]["commune_code"].null_count == len(after["person"])
    assert after["person"]["birth_year"].null_count == len(after["person"])
    assert set(after["encounter"]["age_years"].to_pylist()) <= {0, 20, 40, 60}
    orphans = set(after["observation"]["encounter_id"].to_pylist()) - set(
        after["encounter"]["encounter_id"].to_pylist()
    )
    assert not orphans
    assert {name: table.schema for name, table in after.items()} == {name: arrow_schema(name) for name in after}


CODES = st.sampled_from(("E11.9", "E11.8", "E11", "E10.1", "E66.0", "I10", "J18.9", "Z99.9", "U99.9"))


@given(st.lists(st.tuples(st.integers(0, 12), CODES), max_size=40), st.integers(1, 6))
def test_no_code_is_told_of_fewer_people_than_asked(rows: list[tuple[int, str]], least: int) -> None:
    persons, codes = pa.array([str(who) for who, _ in rows]), pa.array([code for _, code in rows], pa.string())
    changed = rare_codes(persons, codes, COLUMNS[0], least)
    told: dict[str, set[int]] = {}
    for who, code in rows:
        told.setdefault(changed.get(code, code), set()).add(who)
    assert all(len(people) >= least for code, people in told.items() if code)
    for code, now in changed.items():
        assert now in [climb_icd10(code, rung) for rung in range(1, 5)]


def test_a_code_told_coarser_is_not_told_finer_beside_it(tables: dict[str, pa.Table]) -> None:
    done, counts = coarsen(tables, 5)
    both = list(zip(done["condition"]["icd10"].to_pylist(), done["condition"]["code_as_told"].to_pylist(), strict=True))
    assert all(told in (code, None) for code, told in both)
    assert counts["condition.icd10"]["coarser"] > 0
    shown = Counter()
    for person, code in set(zip(done["condition"]["person_id"].to_pylist(), [code for code, _ in both], strict=True)):
        shown[code] += bool(person)
    assert min(count for code, count in shown.items() if code) >= 5


@pytest.mark.parametrize(
    ("code", "rungs"),
    [
        ("E11.9", ["E11.9", "E11", "E10-E14", "IV", ""]),
        ("C50.1", ["C50.1", "C50", "C50-C50", "II", ""]),
        ("W19", ["W19", "W19", "W00-W19", "XX", ""]),
        ("A91", ["A91", "A91", "A90-A99", "I", ""]),
        ("U99.9", ["U99.9", "U99", "", "", ""]),
        ("Z99.9", ["Z99.9", "Z99", "Z80-Z99", "XXI", ""]),
    ],
)
def test_a_code_climbs_its_tree(code: str, rungs: list[str]) -> None:
    assert [climb_icd10(code, rung) for rung in range(5)] == rungs
    assert all(is_icd10(rung) for rung in rungs if rung)


@pytest.mark.parametrize("text", ["", "11.9", "E1", "DIABETES", "E10-E15", "XXIII", "E11.99999"])
def test_what_is_no_code_is_none(text: str) -> None:
    assert not is_icd10(text)


def test_medicines_climb_to_their_group() -> None:
    assert [climb_atc("A10BA02", rung) for rung in range(6)] == ["A10BA02", "A10BA", "A10B", "A10", "A", ""]


@pytest.mark.parametrize(
    ("province", "region", "part"),
    [
        ("01", "red-river-delta", "north"),
        ("24", "northern-mountains", "north"),
        ("48", "central-coast", "centre"),
        ("66", "central-highlands", "centre"),
        ("79", "south-east", "south"),
        ("92", "mekong-delta", "south"),
        ("97", "", ""),
        ("", "", ""),
    ],
)
def test_provinces_lie_in_their_regions(province: str, region: str, part: str) -> None:
    assert (region_of(province), part_of(province)) == (region, part)


def test_people_of_images_alone_are_counted_and_those_of_both_once(tables: dict[str, pa.Table], tmp_path: Path) -> None:
    known = tables["person"]["person_id"][0].as_py()
    rows = [
        {"patient_id": known, "age_band": "20-29", "sex": "F", "study_date": "2024-03-01"},
        {"patient_id": "TTX", "age_band": "90+", "sex": "M", "study_date": "2024-05-09"},
        {"patient_id": "TTX", "age_band": "90+", "sex": "M", "study_date": "2024-04-09"},
    ]
    empty = {field.name: None for field in SCHEMA}
    write_index([{**empty, **row} for row in rows], tmp_path / "index.parquet")
    people = people_of(tables, tmp_path / "index.parquet")
    place = people.ids.tolist().index("TTX")
    assert len(people) == COUNT + 1
    assert [people.known[name][place] for name in ("age", "sex", "place", "month")] == ["90|", "male", "/", "2024-04"]


@settings(max_examples=8)
@given(st.integers(2, 9), st.integers(1, 3), st.integers(0, 5))
def test_any_goal_is_kept_in_the_tables_or_said_to_be_out_of_reach(k: int, l: int, seed: int) -> None:  # noqa: E741
    goal = Goal(k, l, 0.1)
    study = study_tables(tables_of(60, seed), goal)
    if study.search.found is None:
        assert study.after is None
        assert study.as_json()["is_reached"] is False
        return
    made = generalise(study.tables, recipe_of(study.people, study.search.found, study.tables, KEY))
    check_tables(made, goal)
    assert study.suppressed <= 6


def test_an_extract_of_the_house_goes_through(tmp_path: Path) -> None:
    as_bhyt.write_files(patients_of(5, 12), tmp_path)
    project = derived_project("privacy", "of the tests")
    extract = read_extract(Task("bhyt", tmp_path, project, Identities(project)))
    assert len(extract.tables["note"])
    found = study_tables(extract.tables, Goal(3, 1, 0.25))
    assert found.search.found is not None
    made = generalise(found.tables, recipe_of(found.people, found.search.found, found.tables, KEY))
    check_tables(made, Goal(3, 1))
    assert "note" not in made
    assert pc.all(pc.is_null(made["medication"]["dosage_text"])).as_py()
