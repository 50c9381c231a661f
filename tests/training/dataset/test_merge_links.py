"""What hangs on an encounter stays with it when two sources tell the same stay, and points nowhere in no table."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from datasets.build.errors import InvalidBuild
from datasets.build.references import lost_references
from datasets.tidy.schema import KEYS, TABLES, arrow_schema
from training.dataset.merge import merge_tables

CAME = datetime(2024, 3, 1, 8)  # noqa: DTZ001  # tables hold Vietnam time without its zone
Rows = dict[str, list[dict[str, Any]]]


def stay(key: str, came: datetime | None = CAME, **more: Any) -> dict[str, Any]:
    return {"encounter_id": key, "person_id": "TTA", "class": "inpatient", "started_at": came, **more}


def diagnosis(key: str, encounter: str | None, code: str = "J18.9") -> dict[str, Any]:
    return {"condition_id": key, "person_id": "TTA", "encounter_id": encounter, "code_as_told": code, "icd10": code}


def part(folder: Path, told: Rows) -> Path:
    folder.mkdir()
    rows = {"person": [{"person_id": "TTA", "sex": "female"}]} | told
    for table in TABLES:
        pq.write_table(pa.Table.from_pylist(rows.get(table, []), arrow_schema(table)), folder / f"{table}.parquet")
    return folder


def merged(tmp_path: Path, *sources: Rows) -> tuple[dict[str, list[dict[str, Any]]], dict[str, int]]:
    parts = [part(tmp_path / str(number), told) for number, told in enumerate(sources)]
    (tmp_path / "out").mkdir()
    _, counts = merge_tables(parts, tmp_path / "out", tmp_path)
    return {path.stem: pq.read_table(path).to_pylist() for path in (tmp_path / "out").iterdir()}, counts


def test_what_the_second_source_tells_of_the_same_stay_follows_to_the_one_that_stays(tmp_path: Path) -> None:
    notes = {"note": [{"note_id": "n2", "person_id": "TTA", "encounter_id": "E2", "text": "ho"}]}
    second = {"encounter": [stay("E2")], "condition": [diagnosis("c2", "E2", "I10")], **notes}
    tables, counts = merged(tmp_path, {"encounter": [stay("E1")], "condition": [diagnosis("c1", "E1")]}, second)
    assert [row["encounter_id"] for row in tables["encounter"]] == ["E1"]
    assert {row["encounter_id"] for name in ("condition", "note") for row in tables[name]} == {"E1"}
    assert len(tables["condition"]) == 2
    assert counts["encounter: duplicate"] == 1
    assert lost_references(tmp_path / "out") == {}


def test_one_diagnosis_of_one_stay_in_two_sources_is_one_row(tmp_path: Path) -> None:
    second = {"encounter": [stay("E2")], "condition": [diagnosis("c2", "E2")]}
    tables, counts = merged(tmp_path, {"encounter": [stay("E1")], "condition": [diagnosis("c1", "E1")]}, second)
    assert [row[KEYS["condition"]] for row in tables["condition"]] == ["c1"]
    assert counts["condition: duplicate"] == 1


def test_stays_without_a_moment_are_not_taken_for_one(tmp_path: Path) -> None:
    sources = [{"encounter": [stay(key, None)], "condition": [diagnosis(f"c{key}", key)]} for key in ("E1", "E2")]
    tables, _ = merged(tmp_path, *sources)
    assert {row["encounter_id"] for row in tables["encounter"]} == {"E1", "E2"}
    assert {row["encounter_id"] for row in tables["condition"]} == {"E1", "E2"}


def test_an_encounter_of_the_other_source_is_found(tmp_path: Path) -> None:
    tables, counts = merged(tmp_path, {"condition": [diagnosis("c1", "E1")]}, {"encounter": [stay("E1")]})
    assert tables["condition"][0]["encounter_id"] == "E1"
    assert not any("unknown" in name for name in counts)


def test_an_encounter_that_no_source_has_is_left_out_and_told(tmp_path: Path) -> None:
    tables, counts = merged(tmp_path, {"encounter": [stay("E1")], "condition": [diagnosis("c1", "gone")]})
    assert tables["condition"][0]["encounter_id"] is None
    assert counts == {"condition.encounter_id: unknown": 1}
    assert lost_references(tmp_path / "out") == {}


def test_a_row_of_nobody_is_a_mistake_of_ours_and_said_loudly(tmp_path: Path) -> None:
    with pytest.raises(InvalidBuild, match="1 rows of the table condition are of nobody in the table person"):
        merged(tmp_path, {"condition": [diagnosis("c1", None) | {"person_id": "TTB"}]})


def test_verify_counts_what_points_nowhere(tmp_path: Path) -> None:
    folder = part(tmp_path / "tables", {"condition": [diagnosis("c1", "gone"), diagnosis("c2", None)]})
    assert lost_references(folder) == {"condition.encounter_id: no such row in the table encounter": 1}
    (folder / "person.parquet").unlink()
    assert lost_references(folder)["condition.person_id: no such row in the table person"] == 2
