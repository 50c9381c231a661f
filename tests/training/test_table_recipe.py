"""The life of a table recipe: audit, split, run, evaluate, promote."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from datasets.errors import LeakageFound
from datasets.synthetic.tables import write_patients
from models.card import Card, read_card
from models.registry import ModelFolder
from models.table import TableModel
from models.tripod import render_tripod
from tests.training.made_up import FEATURES, RECIPE, read
from training import commands
from training.recipe import get_recipe, recipe_names
from training.run import run_recipe
from training.settings import Settings
from training.tables.declare import Declared
from training.tables.excluded import excluded_for
from training.tables.feature import encode
from training.tables.labels import age_bands
from training.tables.prepared import prepare_tables
from training.tracking import fetch_files, list_runs

pytestmark = pytest.mark.filterwarnings("ignore:The ..noload.. loader strategy")  # MLflow 3 on SQLAlchemy 2.1


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "made_up"
    folder.mkdir()
    write_patients(folder / "patients.csv", 420, seed=5)
    return folder.parent


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("tracking")
    return Settings(data_dir=folder, mlflow_uri=f"sqlite:///{folder / 'mlflow.db'}", threads=1)


@pytest.fixture(scope="module")
def run(data: Path, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "run"
    recipe: Any = RECIPE
    assert run_recipe(recipe, data, out, recipe.plan, settings, has_resume=False) is not None
    return out


@pytest.fixture(scope="module")
def card(run: Path) -> Card:
    return read_card(run / "made_up" / "card.yaml")


def test_training_refuses_a_column_that_is_neither_input_nor_excluded(data: Path) -> None:
    forgetful = replace(RECIPE, excluded={"outcome": "the outcome"})
    with pytest.raises(LeakageFound, match="why the model may or may not see it: site"):
        prepare_tables(forgetful, data, RECIPE.plan)


def test_training_refuses_an_input_that_is_excluded_too(data: Path) -> None:
    torn = replace(RECIPE, excluded={**RECIPE.excluded, "mark*": "recorded afterwards"})
    with pytest.raises(LeakageFound, match="excluded and still an input: marker"):
        prepare_tables(torn, data, RECIPE.plan)


def test_no_group_and_no_identical_row_stands_in_both_parts(data: Path, tmp_path: Path) -> None:
    doubled = tmp_path / "made_up"
    doubled.mkdir()
    lines = (data / "made_up" / "patients.csv").read_text(encoding="utf-8").splitlines()
    (doubled / "patients.csv").write_text("\n".join([*lines, *lines[1:]]) + "\n", encoding="utf-8")
    prepared = prepare_tables(RECIPE, tmp_path, RECIPE.plan)
    assert not set(prepared.train.groups) & set(prepared.test.groups)
    seen = {row.tobytes() for row in prepared.train.x}
    assert not any(row.tobytes() in seen for row in prepared.test.x)
    assert len(prepared.test) == pytest.approx(0.3 * 2 * (len(lines) - 1), rel=0.1)


def test_a_value_that_no_patient_has_is_made_missing_and_counted(data: Path) -> None:
    frame = read(data / "made_up")
    frame.loc[0, "pressure"] = 5000
    x, refused = encode(FEATURES, frame)
    assert refused == {"systolic_bp": 1}
    assert np.isnan(x[0, 1])


def test_the_folder_answers_as_serving_will(run: Path, card: Card) -> None:
    folder = run / "made_up"
    assert sorted(path.name for path in folder.iterdir()) == [
        "README.md",
        "TRIPOD.md",
        "card.yaml",
        "example.json",
        "model.onnx",
    ]
    example = json.loads((folder / "example.json").read_text(encoding="utf-8"))
    model = TableModel(ModelFolder(card, folder))
    found = model.evaluate(model.read(example["inputs"]))
    assert found.probability == pytest.approx(example["expected"]["probability"], abs=1e-6)
    log_odds = found.base + sum(one.amount for one in found.contributions)
    assert 1 / (1 + np.exp(-log_odds)) == pytest.approx(found.probability, abs=1e-4)
    assert (folder / "TRIPOD.md").read_text(encoding="utf-8") == render_tripod(card)


def test_the_card_carries_every_figure_that_is_asked_for(card: Card) -> None:
    test = {result.metric for result in card.results if result.split == "test" and result.subgroup == "all"}
    assert test >= {"auroc", "auprc", "brier", "ece", "calibration_slope", "calibration_intercept", "sensitivity"}
    assert test >= {"specificity", "ppv", "npv", "net_benefit", "conformal_coverage_positive", "auroc_age_alone"}
    sites = {result.subgroup for result in card.results if result.metric == "auroc_leave_one_site_out"}
    assert sites == {"site middle", "site north", "site south"}
    assert {result.split for result in card.results} == {"test", "tune"}


def test_the_figures_are_those_of_the_truth(card: Card) -> None:
    figures = {result.metric: result.estimate.value for result in card.results if result.split == "test"}
    assert 0.7 < figures["auroc"] < 0.95
    assert figures["auroc_above_age_alone"] > 0
    assert figures["ece"] < 0.15


def test_the_simple_model_is_shipped_where_the_strong_one_is_not_clearly_better(card: Card) -> None:
    difference = next(one for one in card.results if one.metric == "auroc_boosting_above_splines")
    shipped = "boosting" if difference.estimate.ci_low > 0 else "splines"
    assert difference.note.endswith(f"{shipped} is shipped")


def test_the_run_is_tracked_with_pictures_split_and_audit(settings: Settings, run: Path, tmp_path: Path) -> None:
    tracked = list_runs(settings, "made_up")[0]
    assert "auroc/made_up/test/all" in tracked.figures
    names = {path.name for path in fetch_files(settings, tracked.run_id, "pictures", tmp_path)}
    assert names == {f"{stem}.png" for stem in PICTURES}
    assert "excluded site: the hospital" in (run / "audit.txt").read_text(encoding="utf-8")
    assert set(json.loads((run / "splits.json").read_text(encoding="utf-8"))) >= {"train", "test", "seed"}


PICTURES = ("roc_test", "calibration_test", "decision_curve_test", "contributions_test", "learning_curve")


def test_evaluate_gives_the_cards_figures_again(data: Path, run: Path, card: Card) -> None:
    prepared = RECIPE.prepare(data, commands.plan_of(RECIPE, card))  # type: ignore[arg-type]  # as the command does
    model = TableModel(ModelFolder(card, run / "made_up"))
    again = {
        one.metric: one.estimate.value
        for one in RECIPE.measure(prepared, card, model._network.run)
        if one.subgroup == "all"
    }
    told = {one.metric: one.estimate.value for one in card.results if one.subgroup == "all" and one.split == "test"}
    for metric in ("auroc", "ece", "sensitivity"):
        assert again[metric] == pytest.approx(told[metric], abs=1e-6)


def test_a_column_is_excluded_for_one_reason() -> None:
    assert excluded_for({"late": "a b", "unit": "c"}) == {"a": "late", "b": "late", "c": "unit"}
    with pytest.raises(ValueError, match="column a is excluded twice"):
        excluded_for({"late": "a b", "unit": "a"})


def test_ages_fall_into_their_bands() -> None:
    import pandas as pd

    labels = age_bands("age", (50, 70))(pd.DataFrame({"age": [49.9, 50, 69, 70, None]}))
    assert labels.tolist() == ["under 50", "50 to under 70", "50 to under 70", "70 and over", ""]


def table_recipes() -> list[str]:
    return [name for name in recipe_names() if isinstance(get_recipe(name), Declared)]


@pytest.mark.parametrize("name", table_recipes())
def test_every_table_recipe_says_what_it_must(name: str) -> None:
    recipe: Any = get_recipe(name)
    assert recipe.name == name
    inputs = [feature.input for feature in recipe.features]
    assert len({asked.name for asked in inputs}) == len(inputs)
    asked = {one.name: one for one in inputs}
    for key, value in recipe.example.items():
        asked[key].read(value)
    assert all(one.name in recipe.example for one in inputs if one.is_required)
    assert all(reason.strip() for reason in recipe.excluded.values())
    assert recipe.words.limitations
    assert recipe.source.licence
    assert recipe.source.citation
