"""From readings and reports to a table that an export takes, by the command line's own way in."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from datasets.deidentify.project import create_project, open_project
from training.dataset.__main__ import main

READINGS = {
    "1.2.1": ("present", "present"),
    "1.2.2": ("absent", "present"),
    "1.2.3": ("absent", "absent"),
    "1.2.4": ("uncertain", "absent"),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path))  # the verb knows no other way to its data
    create_project("lungs", tmp_path / "projects" / "lungs.key")
    lines = ["study_instance_uid,patient_id,finding,value,reader"]
    for number, (study, values) in enumerate(READINGS.items()):
        lines += [f"{study},BN-100{number},effusion,{value},Bs {who}" for value, who in zip(values, "AB", strict=True)]
    (tmp_path / "read.csv").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "reports.csv").write_text(
        "study_instance_uid,patient_id,text\n1.2.3,BN-1002,Kết luận: nốt mờ thùy trên phải.\n", encoding="utf-8"
    )
    return tmp_path


def _told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def _import(site: Path, *more: str) -> int:
    words = ["labels", "import", "--sheet", str(site / "read.csv"), "--reports", str(site / "reports.csv")]
    return main([*words, "--project", "lungs", "--out", str(site / "labels.parquet"), "--json", *more])


def test_from_readings_to_an_export_table(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _import(site) == 0
    assert _told(capsys)["findings"] == {"99TUETINH|effusion": 8, "99TUETINH|nodule": 1}
    labels, settled, project = str(site / "labels.parquet"), str(site / "settled.parquet"), ["--project", "lungs"]

    assert main(["labels", "agreement", labels, "--json", "--repeats", "40"]) == 0
    (found,) = _told(capsys)["agreement"]
    assert (found["items"], found["patients"]) == (4, 4)
    assert found["figures"]["percent"]["value"] == 0.5

    assert main(["labels", "adjudicate", labels, *project, "--write", str(site / "adj.csv"), "--json"]) == 0
    assert _told(capsys)["disputed"] == 2
    mapped = open_project("lungs", site / "projects" / "lungs.key").uid("1.2.2")
    text = (site / "adj.csv").read_text(encoding="utf-8-sig")
    lines = [
        f"{line[:-1]},Gs C".replace(",,Gs C", ",present,Gs C") if mapped in line else line for line in text.splitlines()
    ]
    (site / "adj.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert (
        main(["labels", "adjudicate", labels, *project, "--read", str(site / "adj.csv"), "--out", settled, "--json"])
        == 3
    )
    assert _told(capsys) == {"items": 5, "disputed": 1, "settled_now": 1, "without_this_level": 0}

    assert main(["labels", "settle", settled, "--finding", "effusion", "--out", str(site / "e.csv"), "--json"]) == 3
    with (site / "e.csv").open(encoding="utf-8") as file:
        rows = {row["study_instance_uid"]: (row["label"], row["settled_by"]) for row in csv.DictReader(file)}
    assert sorted(rows.values()) == [("absent", "all"), ("present", "all"), ("present", "senior")]
    assert rows[mapped] == ("present", "senior")
    assert "BN-100" not in (site / "e.csv").read_text(encoding="utf-8")


def test_a_vote_leaves_ties_and_keeps_the_readings(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _import(site)
    _told(capsys)
    words = ["labels", "adjudicate", str(site / "labels.parquet"), "--project", "lungs", "--vote", "--json"]
    assert main([*words, "--out", str(site / "v.parquet")]) == 3
    assert _told(capsys)["disputed"] == 2
    assert main(["labels", "agreement", str(site / "v.parquet"), "--json", "--repeats", "10"]) == 0
    assert len(_told(capsys)["agreement"]) == 1


def test_what_is_refused_is_told_and_the_exit_code_is_three(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "reports.csv").write_text("study_instance_uid,text\nBệnh nhân Sáu,Viêm phổi\n", encoding="utf-8")
    assert _import(site) == 3
    told = _told(capsys)
    assert told["refused_at"] == [[2, "line 2", "expected a DICOM UID, digits and dots, got another text"]]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["import", "--project", "lungs", "--out", "x"], "expected a source"),
        (["import", "--project", "lungs", "--sheet", "read.csv"], "--out FILE"),
        (["import", "--project", "nobody", "--sheet", "read.csv", "--out", "x"], "InvalidProject"),
        (["agreement"], "got neither"),
        (["agreement", "read.csv"], "file of labels"),
        (["settle", "read.csv", "--finding", "effusion", "--out", "x"], "file of labels"),
        (["adjudicate", "read.csv", "--project", "lungs", "--vote", "--weight", "a", "--out", "x"], "file of labels"),
    ],
)
def test_mistakes_are_explained(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str], complaint: str
) -> None:
    monkeypatch.chdir(site)  # names as a person types them, in their own folder
    assert main(["labels", *words]) == 1
    assert complaint in capsys.readouterr().err
    assert not (site / "x").exists()


def test_the_figures_of_the_rules_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["labels", "rules", "--json"]) == 0
    told = _told(capsys)
    assert told["development"]["all"]["f1"] >= 0.98
    assert told["heldout"]["texts"] >= 200
