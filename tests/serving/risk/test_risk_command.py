from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from models.instruments import find_scores
from serving.__main__ import main
from serving.appraisal_words import unit_words
from serving.child import ROOT


@pytest.fixture
def told(tmp_path: Path) -> Path:
    path = tmp_path / "patient.json"
    path.write_text(json.dumps({"respiratory_rate": 24, "systolic_bp": 90, "gcs": 13}), encoding="utf-8")
    return path


def test_evaluates_a_file_in_words_and_as_json(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["risk", "qsofa", "--input", str(told)]) == 0
    words = capsys.readouterr().out
    assert "Kết quả: 3 điểm\n" in words
    assert "không phải chẩn đoán" in words
    assert main(["risk", "qsofa", "--input", str(told), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["score"] == 3


def test_says_what_is_missing_by_its_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "part.json"
    path.write_text('{"inputs": {"gcs": 13}}', encoding="utf-8")
    assert main(["risk", "qsofa", "--input", str(path), "--language", "en"]) == 3
    assert "Missing: respiratory_rate, systolic_bp" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["[1, 2]", "{", '{"gcs": "much"}', '{"colour": 1}'])
def test_a_mistake_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(content, encoding="utf-8")
    assert main(["risk", "qsofa", "--input", str(path)]) == 1
    assert "expected" in capsys.readouterr().err
    assert main(["risk", "no_such_score"]) == 1


def test_lists_and_describes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["risk", "--json"]) == 0
    assert {one["name"] for one in json.loads(capsys.readouterr().out)} >= set(find_scores())
    assert main(["risk", "qsofa"]) == 0
    assert "10.1001/jama.2016.0288" in capsys.readouterr().out


def test_the_patients_age_is_told_beside_the_inputs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "one.json"
    path.write_text('{"respiratory_rate": 24, "systolic_bp": 90, "gcs": 13}', encoding="utf-8")
    assert main(["risk", "qsofa", "--input", str(path), "--age", "4"]) == 4
    path.write_text('{"inputs": {"gcs": 13}, "patient": {"age_years": 4}}', encoding="utf-8")
    assert main(["risk", "qsofa", "--input", str(path)]) == 4
    assert main(["risk", "qsofa", "--input", str(path), "--age", "40"]) == 3
    assert main(["risk", "qsofa", "--input", str(path), "--age", "400"]) == 1
    assert "age_years from 0 to 130" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "told"), [("vi", "0,9"), ("en", "0.9")])
def test_numbers_have_the_decimal_sign_of_the_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    path = tmp_path / "one.json"
    path.write_text('{"heart_rate": 90, "systolic_bp": 100, "age": 40}', encoding="utf-8")
    assert main(["risk", "shock_index", "--input", str(path), "--language", language]) == 0
    assert told in capsys.readouterr().out


def test_one_point_has_no_s(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "one.json"
    path.write_text('{"respiratory_rate": 24, "systolic_bp": 120, "gcs": 15}', encoding="utf-8")
    assert main(["risk", "qsofa", "--input", str(path), "--language", "en"]) == 0
    assert "Result: 1 point\n" in capsys.readouterr().out


def test_units_are_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["risk", "qsofa", "--language", "en"]) == 0
    assert "points" in (words := capsys.readouterr().out)
    assert "{score}" not in words
    assert unit_words("a", "vi") == "năm"
    assert unit_words("mL/min/{1.73_m2}", "en") == "mL/min/1.73 m²"


def test_a_reader_that_has_seen_enough_ends_the_list_quietly() -> None:
    words = [sys.executable, "-m", "serving", "risk"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as listing:
        assert listing.stdout is not None
        assert listing.stderr is not None
        listing.stdout.close()
        assert listing.stderr.read() == b""
    assert listing.returncode == 0
