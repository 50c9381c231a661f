"""OMOP's own ways: concepts, operators, folders of parts, persons without a number."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from datasets.deidentify.identities import Identities
from datasets.deidentify.project import Project
from datasets.tidy.extract import Extract, Task, read_extract

CONCEPT = """concept_id,concept_name,vocabulary_id,concept_code
1,C reactive protein,LOINC,1988-5
2,mg/dL,UCUM,mg/dL
3,Type 2,SNOMED,44054006
4,E11.9,ICD10CM,E11.9
5,Positive,SNOMED,10828004
6,never used,LOINC,2160-0
"""
MEASUREMENT = "\n".join(
    (
        "measurement_id,person_id,measurement_concept_id,operator_concept_id,value_as_number,"
        "value_as_concept_id,unit_concept_id,unit_source_value,measurement_date",
        "1,7,1,4171756,0.5,0,2,,2024-05-06",
        "2,7,1,0,,5,0,,2024-05-06",
        "3,7,1,0,6,0,0,mg/l,2024-05-06",
        "4,8,1,0,6,0,0,mg/l,2024-05-06",
    )
)
CONDITION = "\n".join(
    (
        "condition_occurrence_id,person_id,condition_concept_id,condition_source_concept_id,"
        "condition_source_value,condition_start_date",
        "1,7,3,4,,2024-05-06",
        "2,7,3,0,I10,2024-05-06",
        "3,7,3,0,,2024-05-06",
    )
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    (root / "measurement").mkdir(parents=True)
    (root / "CONCEPT.csv").write_text(CONCEPT.replace(",", "\t"), encoding="utf-8")
    (root / "person.csv").write_text("person_id,gender_concept_id,year_of_birth\n7,8532,1960\n", encoding="utf-8")
    (root / "condition_occurrence.csv").write_text(CONDITION, encoding="utf-8")
    (root / "measurement" / "part-0.csv").write_text(MEASUREMENT, encoding="utf-8")
    return root


def test_concepts_say_codes_units_bounds_and_results(folder: Path, read: Callable[..., Extract]) -> None:
    extract = read("omop", folder)
    rows = extract.tables["observation"].to_pylist()
    assert [(row["test"], row["comparator"], row["value"], row["unit"], row["value_code"]) for row in rows] == [
        ("crp", "<", 5.0, "mg/L", None),
        ("crp", None, None, None, "10828004"),
        ("crp", None, 6.0, "mg/L", None),
    ]
    assert extract.refused_counts == {"orphan": 1}


def test_icd10_comes_of_the_source_concept_else_of_the_source_value(folder: Path, read: Callable[..., Extract]) -> None:
    rows = read("omop", folder).tables["condition"].to_pylist()
    assert [(row["icd10"], row["code_system"]) for row in rows] == [("E11.9", "ICD-10"), ("I10", "SCT"), (None, "SCT")]


def test_a_person_without_a_number_is_nobody_elses(
    folder: Path, read: Callable[..., Extract], project: Project
) -> None:
    (row,) = read("omop", folder).tables["person"].to_pylist()
    assert row["person_id"] == project.pseudonym("OMOPPERSON7")
    assert row["person_id"] != project.pseudonym("7")
    assert row["sex"] == "female"


def test_names_of_the_hospitals_table_leave_the_notes(folder: Path, project: Project) -> None:
    (folder / "person.csv").write_text("person_id,person_source_value\n7,001060012345\n", encoding="utf-8")
    text = "person_id,note_id,note_text\n7,1,theo dõi hồng cầu giảm; hoàng diệu hiền khó thở nhẹ\n"
    (folder / "note.csv").write_text(text, encoding="utf-8")
    identities = Identities(project)
    identities.link(["001060012345", "", "BN000077"], "Hoàng Diệu Hiền")
    (note,) = read_extract(Task("omop", folder, project, identities)).tables["note"].to_pylist()
    assert "hiền" not in note["text"]
    assert "khó thở nhẹ" in note["text"]
    assert note["person_id"] == identities.pseudonym("BN000077")


def test_numbers_and_dates_of_parquet_have_their_types(folder: Path, read: Callable[..., Extract]) -> None:
    wanted = read("omop", folder).tables["observation"]
    (folder / "measurement" / "part-0.csv").unlink()
    typed = {
        "measurement_id": pa.array([1], pa.int64()),
        "person_id": pa.array([7], pa.int64()),
        "measurement_concept_id": pa.array([1], pa.int64()),
        "operator_concept_id": pa.array([4171756], pa.int64()),
        "value_as_number": pa.array([0.5]),
        "unit_concept_id": pa.array([2.0]),
        "measurement_date": pa.array([19849], pa.int32()).cast(pa.date32()),
    }
    pq.write_table(pa.table(typed), folder / "measurement" / "part-0.parquet")
    assert read("omop", folder).tables["observation"].equals(wanted.slice(0, 1))
