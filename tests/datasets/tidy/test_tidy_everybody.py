"""The number of one patient in another's note leaves no more than in the patient's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from datasets.deidentify.identities import Identities
from datasets.deidentify.project import Project
from datasets.tidy.everybody import Everybody
from datasets.tidy.extract import Task
from datasets.tidy.gate import Gate
from datasets.tidy.people import People
from datasets.tidy.refused import Place, Refusals
from datasets.tidy.schema import arrow_schema
from datasets.tidy.told import Individual
from datasets.tidy.write import write_extract

TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203"


def patient(number: str, name: str) -> dict[str, Any]:
    identifier = [{"type": {"coding": [{"system": TYPES, "code": "MR"}]}, "value": number}]
    return {"resourceType": "Patient", "id": number, "identifier": identifier, "name": [{"text": name}]}


def note(number: str, who: str, text: str) -> dict[str, Any]:
    code = {"coding": [{"system": "http://loinc.org", "code": "18748-4"}]}
    told = {"status": "final", "code": code, "conclusion": text, "effectiveDateTime": "2024-03-01T09:00:00+07:00"}
    return {"resourceType": "DiagnosticReport", "id": number, "subject": {"reference": f"Patient/{who}"}} | told


@pytest.fixture
def gate(project: Project) -> Gate:
    told = [Individual("a", Place(1), {"ma_bn": "BN001"}), Individual("b", Place(2), {"ma_bn": "24-015937"})]
    return Gate(project, People(told, Identities(project), Refusals()), "full", frozenset())


def test_the_number_of_another_patient_leaves_no_note(project: Project, tmp_path: Path) -> None:
    people = [patient("BN001", "Trần Văn Ba"), patient("BN003", "Lê Thị Tư"), patient("24-015937", "Vũ Thị Sáu")]
    text = "Nằm cùng phòng với BN001, xem hồ sơ 24-015937 và 24015937, ho 3 ngày, SpO2 97%"
    (tmp_path / "in").mkdir()
    for name, rows in (("Patient", people), ("DiagnosticReport", [note("R1", "BN003", text)])):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "in" / f"{name}.ndjson").write_text(lines, encoding="utf-8")
    written = write_extract(Task("fhir", tmp_path / "in", project, Identities(project)), tmp_path / "out")
    assert written.is_clean
    (left,) = pq.read_table(tmp_path / "out" / "note.parquet")["text"].to_pylist()
    assert "BN001" not in left
    assert "015937" not in left
    assert "ho 3 ngày, SpO2 97%" in left


@pytest.mark.parametrize("text", ["cùng phòng bn001", "xem 24-015937.", "xem (24015937)"])
def test_the_gate_sees_it_where_the_scrubber_did_not(gate: Gate, project: Project, text: str) -> None:
    row = {"note_id": "a" * 20, "kind": "report", "text": f"ho, {text}"}
    row["person_id"] = project.pseudonym("24015937" if "bn001" in text else "BN001")
    assert gate.judge("note", pa.RecordBatch.from_pylist([row], schema=arrow_schema("note"))) == [
        "left-over-identifier"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("theo BN-001", {"bn-001"}),
        ("Xem BN-001, BN0012 và XBN001", {"bn-001"}),
        ("BN001", {"bn001"}),
        ("BN 001", set()),
        ("hồ sơ 12080.", {"12080"}),
        ("12080,5 và 1.12080 và 120800", set()),
        ("A123 HOANG", set()),
    ],
)
def test_only_whole_words_of_five_characters_with_a_digit_count(text: str, found: set[str]) -> None:
    assert Everybody(["BN-001", "12080", "A123", "HOANG"]).said_in(text) == found


def test_nobody_is_found_where_nobody_is_told() -> None:
    assert Everybody(["BN1", "ABCDEF"]).said_in("BN1 ABCDEF") == frozenset()
