from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from datasets.errors import UnreadableRecord
from datasets.labels.desk import Desk, Refused
from datasets.labels.errors import InvalidLabels
from datasets.labels.fhir import labels_of_fhir
from datasets.labels.label import Label, Value
from datasets.labels.sheet import labels_of_sheet
from datasets.labels.table import read_labels, write_labels


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sheet_of_readings(desk: Desk, tmp_path: Path) -> None:
    sheet = _write(
        tmp_path / "a.csv",
        "study_instance_uid,patient_id,finding,value,unit,reader,at\n"
        "1.2.3,BN 77,effusion,có,,Bs Hạnh,2026-01-02T10:00:00\n"
        "1.2.3,BN77,SCT|36118008,0,,Bs Hạnh,\n"
        "1.2.3,BN77,Tràn dịch màng phổi,12.5,mm,Bs Lộc,\n",
    )
    first, second, third = labels_of_sheet(sheet, desk, "sheet")
    assert isinstance(first, Label)
    assert isinstance(second, Label)
    assert isinstance(third, Label)
    assert (first.finding.code, first.value.kind) == ("effusion", "present")
    assert (second.finding.code, second.value.kind) == ("pneumothorax", "absent")
    assert (third.value.number, third.value.unit) == (12.5, "mm")
    assert first.place == second.place
    assert first.place.study == desk.project.uid("1.2.3")
    assert first.origin.reader == second.origin.reader != third.origin.reader


def test_wrong_lines_are_refused_by_their_number_and_without_their_content(desk: Desk, tmp_path: Path) -> None:
    sheet = _write(
        tmp_path / "a.csv",
        "study_instance_uid,finding,value\n"
        "1.2.3,effusion,maybe Nguyễn\n"
        "not-a-uid,effusion,present\n"
        "1.2.3,ung nhọt,present\n"
        "1.2.3,=cmd|calc,present\n"
        ",effusion,present\n"
        "1.2.3,effusion,nan\n"
        "1.2.3,effusion,absent\n",
    )
    *refused, last = labels_of_sheet(sheet, desk, "sheet")
    assert isinstance(last, Label)
    assert [each.where for each in refused if isinstance(each, Refused)] == [f"line {number}" for number in range(2, 8)]
    assert "Nguyễn" not in str(refused)
    assert "nhọt" not in str(refused)


def test_feedback_that_disagrees_says_the_opposite_of_the_model(desk: Desk, tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {
            "sop_instance_uid": "1.2.4",
            "finding": "pneumonia",
            "verdict": "agree",
            "model_value": "present",
            "model": "toy 1",
        },
        {"sop_instance_uid": "1.2.5", "finding": "pneumonia", "verdict": "disagree", "model_value": "present"},
        {"sop_instance_uid": "1.2.6", "finding": "pneumonia", "verdict": "disagree", "model_value": "uncertain"},
    ]
    path = _write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    first, second, third = labels_of_sheet(path, desk, "feedback")
    assert isinstance(first, Label)
    assert isinstance(second, Label)
    assert (first.value.kind, second.value.kind) == ("present", "absent")
    assert first.origin.method == "on toy 1"
    assert isinstance(third, Refused)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"finding,value\neffusion,present\n", "one of the columns"),
        ("a.csv", b"\xff\xfe\x00", "UTF-8"),
        ("a.jsonl", b"[1]\n", "JSON object"),
        ("a.jsonl", b"[" * 200_000, "JSON object"),
        ("a.csv", b'study_instance_uid\n"' + b"x" * 200_000, "CSV"),
    ],
)
def test_what_is_no_table_is_refused(desk: Desk, tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InvalidLabels, match=words):
        list(labels_of_sheet(path, desk, "sheet"))


def test_fhir_observations_and_reports(desk: Desk, tmp_path: Path) -> None:
    study = {
        "resourceType": "ImagingStudy",
        "id": "s",
        "identifier": [{"system": "urn:dicom:uid", "value": "urn:oid:1.2.3"}],
    }
    patient = {"resourceType": "Patient", "id": "p", "identifier": [{"value": "BN-77"}]}
    own = {"subject": {"reference": "Patient/p"}, "status": "final"}
    observation = own | {
        "resourceType": "Observation",
        "partOf": [{"reference": "ImagingStudy/s"}],
        "performer": [{"display": "Lê Văn Đọc"}],
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "36118008"}]},
        "interpretation": [{"coding": [{"code": "NEG"}]}],
    }
    report = own | {
        "resourceType": "DiagnosticReport",
        "imagingStudy": [{"reference": "ImagingStudy/s"}],
        "conclusionCode": [{"coding": [{"system": "http://snomed.info/sct", "code": "60046008"}]}],
        "conclusion": "Theo dõi lao phổi.",
    }
    wrong = observation | {"interpretation": []}
    withdrawn = observation | {"status": "entered-in-error"}
    resources = [study, patient, observation, report, wrong, withdrawn]
    bundle = {"resourceType": "Bundle", "entry": [{"resource": each} for each in resources]}
    found = list(labels_of_fhir(_write(tmp_path / "a.json", json.dumps(bundle)), desk))
    labels = [each for each in found if isinstance(each, Label)]
    told = {each.finding.code: (each.value.kind, each.origin.role) for each in labels}
    assert told == {
        "pneumothorax": ("absent", "person"),
        "effusion": ("present", "person"),
        "tuberculosis": ("uncertain", "rules"),
    }
    assert {each.place.study for each in labels} == {desk.project.uid("1.2.3")}
    assert {each.place.patient_id for each in labels} == {desk.identities.pseudonym("BN77")}
    assert next(each for each in found if isinstance(each, Refused)).where == "resource 5"


def test_fhir_that_is_no_json_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecord, match="JSON"):
        list(labels_of_fhir(_write(tmp_path / "a.json", "<Bundle/>"), desk))


def test_labels_come_back_as_they_were_written_each_once(desk: Desk, tmp_path: Path) -> None:
    reports = _write(
        tmp_path / "r.csv",
        'study_instance_uid,patient_id,text,at\n1.2.3,BN7,"Kết luận: viêm phổi, không tràn dịch.",20260102\n',
    )
    labels = [each for each in labels_of_sheet(reports, desk, "report") if isinstance(each, Label)]
    out = tmp_path / "labels.parquet"
    assert write_labels([*labels, *labels], out) == 2
    assert set(read_labels(out)) == set(labels)
    assert {each.origin.method for each in labels} == {f"report rules {desk.lexicon.digest}"}
    before = out.read_bytes()
    write_labels(reversed(labels), out)
    assert out.read_bytes() == before
    assert b"BN7" not in before


def test_another_parquet_or_no_parquet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidLabels, match="file of labels"):
        list(read_labels(_write(tmp_path / "a.parquet", "no")))


@pytest.mark.parametrize("facts", [("number", None), ("number", float("nan")), ("region", None), ("present", 1.0)])
def test_a_value_that_contradicts_itself_cannot_be_made(facts: tuple[Any, Any]) -> None:
    with pytest.raises(ValueError, match="finite number"):
        Value(*facts)
