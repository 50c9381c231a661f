"""One fact that two sources tell, the one with less than the other, is one row with all of it."""

from __future__ import annotations

from datetime import datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from datasets.tidy.schema import KEYS, TABLES, arrow_schema
from training.dataset.merge import merge_tables

CAME = datetime(2024, 3, 1, 8)  # noqa: DTZ001  # tables hold Vietnam time without its zone
Row = dict[str, Any]


def stay(key: str) -> Row:
    return {"encounter_id": key, "person_id": "TTA", "class": "inpatient", "started_at": CAME}


def diagnosis(key: str, stay: str | None, rank: str | None, **more: Any) -> Row:
    coded = {"code_as_told": "I10", "code_system": "ICD-10", "icd10": "I10", "recorded_at": CAME}
    return {"condition_id": key, "person_id": "TTA", "encounter_id": stay, "rank": rank} | coded | more


def result(key: str, stay: str, code: str | None, value: float = 3.89, **more: Any) -> Row:
    told = {"code_as_told": code, "code_system": code and "LN", "test": "glucose", "loinc": "15074-8"}
    measured = {"value_told": value, "unit_told": "mmol/L", "value": value, "unit": "mmol/L", "conversion": "same"}
    return {"observation_id": key, "person_id": "TTA", "encounter_id": stay, "taken_at": CAME} | told | measured | more


def medicine(key: str, stay: str, route: str | None, quantity: float) -> Row:
    coded = {"code_as_told": "J01CA04", "code_system": "ATC", "atc": "J01CA04", "status": "ordered", "started_at": CAME}
    about = {"person_id": "TTA", "encounter_id": stay, "route_code": route, "quantity": quantity}
    return {"medication_id": key} | about | coded


def merged(folder: Path, table: str, *sources: list[Row]) -> tuple[list[Row], dict[str, int]]:
    """The table's rows without their keys, and what the merge counted."""
    parts = []
    for number, told in enumerate(sources):
        rows = {"person": [{"person_id": "TTA"}], table: told}
        rows["encounter"] = [stay(key) for key in sorted({row["encounter_id"] or "E0" for row in told})]
        parts.append(folder / f"part-{number}")
        parts[-1].mkdir(parents=True)
        for name in TABLES:
            pq.write_table(pa.Table.from_pylist(rows.get(name, []), arrow_schema(name)), parts[-1] / f"{name}.parquet")
    (folder / "out").mkdir()
    _, counts = merge_tables(parts, folder / "out", folder)
    dropped = (KEYS[table], "encounter_id")
    told = pq.read_table(folder / "out" / f"{table}.parquet").to_pylist()
    return [{name: value for name, value in row.items() if name not in dropped} for row in told], counts


def in_each_order(folder: Path, table: str, *sources: list[Row]) -> list[Row]:
    """The rows, which are the same in whatever order the sources are named."""
    found = []
    for number, order in enumerate(permutations(sources)):
        rows, _ = merged(folder / str(number), table, *order)
        found.append(sorted(rows, key=repr))
    assert all(each == found[0] for each in found)
    return found[0]


def test_a_diagnosis_that_one_source_ranks_is_one(tmp_path: Path) -> None:
    sources = [diagnosis("c1", "E1", "main")], [diagnosis("c2", "E2", None)]
    (row,) = in_each_order(tmp_path, "condition", *sources)
    assert row["rank"] == "main"
    _, counts = merged(tmp_path / "counted", "condition", *sources)
    assert counts == {"person: duplicate": 1, "encounter: duplicate": 1, "condition: duplicate": 1}


def test_a_result_whose_code_one_source_does_not_tell_is_one(tmp_path: Path) -> None:
    (row,) = in_each_order(tmp_path, "observation", [result("o1", "E1", None)], [result("o2", "E2", "15074-8")])
    assert (row["code_as_told"], row["code_system"]) == ("15074-8", "LN")


def test_what_each_of_two_sources_lacks_comes_of_the_other(tmp_path: Path) -> None:
    bare = {"code_as_told": None, "code_system": None}
    (row,) = in_each_order(
        tmp_path, "condition", [diagnosis("c1", "E1", "main", **bare)], [diagnosis("c2", "E2", None)]
    )
    assert (row["rank"], row["code_as_told"]) == ("main", "I10")


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("condition", diagnosis("c1", "E1", "main"), diagnosis("c2", "E2", "other")),
        ("condition", diagnosis("c1", "E1", "main"), diagnosis("c2", None, None)),
        ("condition", diagnosis("c1", "E1", "main", recorded_at=None), diagnosis("c2", "E2", None, recorded_at=None)),
        (
            "condition",
            diagnosis("c1", "E1", "main", icd10=None),
            diagnosis("c2", "E2", None, icd10=None, code_as_told="X1"),
        ),
        ("observation", result("o1", "E1", None, 3.89), result("o2", "E2", "15074-8", 3.9)),
        ("observation", result("o1", "E1", None), result("o2", "E2", "15074-8", comparator="<")),
        ("observation", result("o1", "E1", None), result("o2", "E2", "15074-8", unit_told="mg/dL")),
        ("medication", medicine("m1", "E1", None, 10), medicine("m2", "E2", "PO", 20)),
    ],
)
def test_what_is_told_differently_stays_two_rows(tmp_path: Path, table: str, one: Row, other: Row) -> None:
    assert len(in_each_order(tmp_path, table, [one], [other])) == 2


def test_a_third_source_that_says_less_than_two_who_differ_is_not_guessed_to_be_either(tmp_path: Path) -> None:
    sources = [[diagnosis("c1", "E1", "main")], [diagnosis("c2", "E2", "other")], [diagnosis("c3", "E3", None)]]
    assert len(in_each_order(tmp_path, "condition", *sources)) == 3


def test_two_of_one_source_stay_two(tmp_path: Path) -> None:
    twice = [medicine("m1", "E1", None, 10), medicine("m2", "E1", None, 10)]
    rows = in_each_order(tmp_path, "medication", twice, [medicine("m3", "E2", "PO", 10)])
    assert sorted(str(row["route_code"]) for row in rows) == ["None", "PO"]
    other = [diagnosis("c1", "E1", "main"), diagnosis("c2", "E1", None)]
    assert len(in_each_order(tmp_path / "ranked", "condition", other, [diagnosis("c3", "E2", None)])) == 2
