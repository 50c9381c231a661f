from __future__ import annotations

import csv
import json
import math
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from serving.__main__ import main


@pytest.fixture
def site(tmp_path: Path, toy_table: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with the toy model, whose patients are sicker than the model says."""
    toy_table.write_toy_table(tmp_path / "models")
    monkeypatch.setenv("TUETINH_MODELS_DIR", str(tmp_path / "models"))  # the verb knows no other way to its models
    monkeypatch.setenv("TUETINH_DATA_DIR", str(tmp_path / "data"))  # … and to its data
    monkeypatch.chdir(tmp_path)  # names as a person types them, in their own folder
    rng = np.random.default_rng(11)
    with (tmp_path / "rows.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["mrn", "age", "systolic_bp", "diabetes", "sex", "died"])
        for number in range(900):
            age, bp = int(rng.integers(20, 95)), int(rng.normal(120, 20))
            diabetes, sex = bool(rng.integers(0, 2)), ("male", "female")[int(rng.integers(0, 2))]
            truth = 0.6 * toy_table.logit(age, bp, diabetes, sex) + 1.2
            died = int(rng.random() < 1 / (1 + math.exp(-truth)))
            writer.writerow([f"SECRET{number // 2}", age, bp, int(diabetes), sex, died])
        writer.writerow(["x", 60, 5000, 1, "male", 1])
        writer.writerow(["x", 5, 100, 1, "male", 1])
        writer.writerow(["x", 60, "", 1, "male", 1])
        writer.writerow(["x", 60, 100, 1, "male", ""])
    (tmp_path / "empty.csv").write_text("age,systolic_bp,died\n", encoding="utf-8")
    (tmp_path / "unusable.csv").write_text("age,systolic_bp,died\n60,,1\n60,100,\n", encoding="utf-8")
    (tmp_path / "one.csv").write_text("age,systolic_bp,died\n60,100,1\n", encoding="utf-8")
    return tmp_path


def test_measures_on_the_sites_own_rows(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "toy_table", "rows.csv", "--outcome", "died", "--patient", "mrn", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == {"answered": 900, "invalid": 1, "abstained": 1, "data-required": 1, "without-outcome": 1}
    assert 0.6 < told["figures"]["auroc"]["value"] < 0.95
    assert told["figures"]["auroc"]["n"] == 450
    assert told["figures"]["calibration_slope"]["value"] == pytest.approx(0.6, abs=0.2)
    assert told["figures"]["ece"]["value"] > 0.08
    page = (site / "validation_toy_table.html").read_text(encoding="utf-8")
    assert "SECRET" not in page
    assert page.count("<svg") == 3
    assert "không phải chẩn đoán" in page
    assert "http" not in page.replace("http://www.w3.org", "")


def test_recalibrates_and_goes_back(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["validate", "toy_table", "rows.csv", "--outcome", "died", "--patient", "mrn"]
    assert main([*words, "--apply", "--language", "en"]) == 0
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    after = json.loads(capsys.readouterr().out)["figures"]
    assert after["ece"]["value"] < 0.06
    assert after["calibration_slope"]["value"] == pytest.approx(1, abs=0.05)
    (site / "one.json").write_text('{"age": 60, "systolic_bp": 100, "diabetes": true, "sex": "male"}', encoding="utf-8")
    assert main(["risk", "toy_table", "--input", "one.json", "--json"]) == 0
    moved = json.loads(capsys.readouterr().out)
    assert moved["model"]["version"] == "1.0.0+site.1"
    assert moved["base"] + sum(one["amount"] for one in moved["contributions"]) == pytest.approx(
        math.log(moved["probability"] / (1 - moved["probability"])), abs=1e-4
    )
    assert main(["recalibrate", "toy_table", "--to", "shipped", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["current"] is None
    assert main(["risk", "toy_table", "--input", "one.json", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["model"]["version"] == "1.0.0"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["qsofa", "rows.csv"], "trained model"),
        (["toy_table", "rows.csv"], "column 'outcome'"),
        (["toy_table", "nowhere.csv"], "can be read"),
        (["toy_table", "rows.csv", "--outcome", "age"], "0 or 1 (or true and false, yes and no) in the column 'age'"),
        (["toy_table", "rows.csv", "--outcome", "sex"], "in the column 'sex', got something else"),
        (["toy_table", "empty.csv", "--outcome", "died"], "outcome 0 and with outcome 1, got an empty table"),
        (["toy_table", "unusable.csv", "--outcome", "died"], "got 1 data-required, 1 without-outcome"),
        (["toy_table", "one.csv", "--outcome", "died"], "got 1 answered; of the answered, 1 have outcome 1"),
    ],
)
def test_says_what_it_needs(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", *words]) == 1
    assert message in capsys.readouterr().err
