"""The whole recipe on a drawn dataset: train, evaluate, promote, as the command line does it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from models.card import read_card
from models.runtime import load_network
from training.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
SMALL = [
    *("--epochs", "1", "--batch-size", "4", "--size", "96", "--seed", "5"),
    *("--option", "is_pretrained=false", "--option", "least_per_source=8"),
    *("--option", "least_of_one_source=8", "--option", "epochs_without_a_source=1"),
]


def command(*words: str) -> list[str]:
    return [sys.executable, "-W", "error::DeprecationWarning:training", "-m", "training", *words]


def surroundings(home: Path) -> dict[str, str]:
    return {**os.environ, "TUETINH_DATA_DIR": str(home), "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}


def run(home: Path, *words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words), cwd=home, env=surroundings(home), capture_output=True, text=True, timeout=timeout, check=False
    )


@pytest.fixture(scope="module")
def trained(drawn_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, object]]:
    """A run killed after its first checkpoint, then resumed to the end."""
    home = tmp_path_factory.mktemp("home")
    words = ["train", "lung_fields", "--data", str(drawn_data), "--json", *SMALL]
    with subprocess.Popen(command(*words), cwd=home, env=surroundings(home), stderr=subprocess.DEVNULL) as first:
        wait_for(home / "training" / "lung_fields" / "checkpoints" / "all_sources.pt", first)
        first.send_signal(signal.SIGKILL)
    assert first.returncode == -signal.SIGKILL
    refused = run(home, *words)
    assert refused.returncode == 2
    assert "--resume" in refused.stderr
    done = run(home, *words, "--resume")
    assert done.returncode == 0, done.stderr[-3000:]
    return home, json.loads(done.stdout)


def wait_for(path: Path, process: subprocess.Popen[bytes], seconds: float = 240) -> None:
    end = time.monotonic() + seconds
    while not path.exists():
        assert process.poll() is None, "the run ended before its first checkpoint"
        assert time.monotonic() < end, "no checkpoint in time"
        time.sleep(0.05)


def test_a_resumed_run_writes_a_model_folder_that_runs(trained: tuple[Path, Mapping[str, object]]) -> None:
    folder = Path(str(trained[1]["model"]))
    card = read_card(folder / "card.yaml")
    assert card.name == "lung_fields"
    assert {segment.name for segment in card.segments} == {"right_lung", "left_lung"}
    assert card.provenance.mlflow_run_id == trained[1]["mlflow_run_id"]
    outputs = load_network(folder, card).run(np.zeros(card.input.shape, dtype=np.float32))
    assert outputs["segments"].shape == (1, 2, 96, 96)
    for rule in card.gate:
        assert rule.output in outputs


def test_figures_carry_intervals_and_leave_one_source_out(trained: tuple[Path, Mapping[str, object]]) -> None:
    card = read_card(Path(str(trained[1]["model"])) / "card.yaml")
    found = {(result.metric, result.dataset) for result in card.results}
    for source in ("north", "south"):
        assert {("dice", source), ("dice_leave_one_source_out", source), ("gate_refused_good_films", source)} <= found
    assert ("gate_auroc", "inverted") in found
    assert all(result.estimate.n >= 1 for result in card.results)


def test_evaluate_finds_the_same_figures(trained: tuple[Path, Mapping[str, object]], drawn_data: Path) -> None:
    folder = str(trained[1]["model"])
    done = run(trained[0], "evaluate", "lung_fields", "--data", str(drawn_data), "--model", folder, "--json")
    assert done.returncode == 0, done.stderr[-3000:]
    card = read_card(Path(folder) / "card.yaml")
    told = {(r.metric, r.dataset, r.subgroup): r.estimate.value for r in card.results}
    for result in json.loads(done.stdout)["results"]:
        key = (result["metric"], result["dataset"], result["subgroup"])
        assert told[key] == pytest.approx(result["estimate"]["value"], abs=1e-6)


def test_promotion_refuses_a_model_below_the_floor(trained: tuple[Path, Mapping[str, object]], tmp_path: Path) -> None:
    done = run(trained[0], "promote", "lung_fields", "--models", str(tmp_path))
    assert done.returncode == 3
    assert "NotGoodEnough" in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_run_is_in_the_book(trained: tuple[Path, Mapping[str, object]]) -> None:
    code = """
import json, sys
from training.settings import read_settings, silence_telemetry
from training.tracking import read_curve
silence_telemetry()
from mlflow.tracking import MlflowClient
client = MlflowClient(read_settings().mlflow_uri, read_settings().mlflow_uri)
run = client.get_run(sys.argv[1])
curve = read_curve(read_settings(), sys.argv[1], "all_sources/loss")
files = [f.path for f in client.list_artifacts(sys.argv[1], "pictures")]
alias = client.get_model_version_by_alias("lung_fields", "candidate")
datasets = run.data.tags["datasets"]
print(json.dumps([run.info.status, run.data.params["seed"], len(curve), files, alias.run_id, datasets]))
"""
    home, told = trained
    words = [sys.executable, "-c", code, str(told["mlflow_run_id"])]
    done = subprocess.run(words, cwd=home, env=surroundings(home), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-3000:]
    status, seed, points, files, run_id, datasets = json.loads(done.stdout.splitlines()[-1])
    assert (status, seed, points, run_id) == ("FINISHED", "5", 1, told["mlflow_run_id"])
    assert "pictures/dice_test.png" in files
    assert datasets.startswith("lungseg@")


@pytest.mark.parametrize("words", [["--help"], ["train", "--help"], ["evaluate", "--help"], ["promote", "--help"]])
def test_help_is_there(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main(words)
    assert "tuetinh" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["train", "nothing"], "expected one of"),
        (["train", "lung_fields", "--option", "colour=red"], "is_pretrained"),
        (["train", "lung_fields", "--option", "colour"], "KEY=VALUE"),
        (["evaluate", "lung_fields", "--model", "nowhere"], "expected a card"),
    ],
)
def test_what_does_not_exist_is_said(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--data", str(tmp_path)]) in (2, 3)
    assert told in capsys.readouterr().err


def test_a_data_folder_that_is_none_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "lung_fields", "--data", str(tmp_path / "none")]) == 2
    assert "expected a folder at --data" in capsys.readouterr().err
