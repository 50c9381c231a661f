"""Every table model: its recorded example, contributions that sum, missing values, and rows outside of its scope."""

from __future__ import annotations

import json

import numpy as np
import pytest

from models.calibration import sigmoid
from models.card import Card
from models.registry import ModelFolder, find_models
from models.table import TableModel

FOUND = {name: folder for name, folder in find_models().items() if folder.card.input.kind == "table"}
LARGEST_MIB = 4


@pytest.fixture(params=sorted(FOUND), scope="module")
def folder(request: pytest.FixtureRequest) -> ModelFolder:
    return FOUND[request.param]


@pytest.fixture(scope="module")
def model(folder: ModelFolder) -> TableModel:
    return TableModel(folder)


def drawn_rows(card: Card, count: int = 200) -> np.ndarray:
    """Rows between the training rows' 1 % and 99 %, a quarter of the values missing."""
    rng = np.random.default_rng(9)
    rows = np.full((count, len(card.input.columns)), np.nan, dtype=np.float32)
    for place, column in enumerate(card.input.columns):
        low, high = (column.quantiles[0], column.quantiles[-1]) if column.quantiles else (0.0, 1.0)
        rows[:, place] = rng.uniform(low, high, count)
    rows[rng.random(rows.shape) < 0.25] = np.nan
    return rows


def test_the_example_gives_the_recorded_answer(folder: ModelFolder, model: TableModel) -> None:
    content = json.loads((folder.path / "example.json").read_text(encoding="utf-8"))
    found = model.evaluate(model.read(content["inputs"]))
    assert found.status == "complete"
    assert found.probability == pytest.approx(content["expected"]["probability"], abs=1e-6)
    assert found.score == pytest.approx(content["expected"]["score"], abs=1e-6)


def test_contributions_and_base_sum_to_the_log_odds(folder: ModelFolder, model: TableModel) -> None:
    finding = folder.card.findings[0]
    answers = model.run(drawn_rows(folder.card))
    base = finding.calibration.slope * folder.card.base + finding.calibration.intercept
    np.testing.assert_allclose(base + answers.contributions.sum(axis=1), answers.log_odds, atol=1e-4)
    np.testing.assert_allclose(sigmoid(answers.log_odds), answers.probability, atol=1e-9)
    assert np.isfinite(answers.probability).all()


def test_a_required_input_that_is_missing_gives_bounds_and_no_number(model: TableModel) -> None:
    if not any(asked.is_required for asked in model.inputs):
        pytest.skip("it requires nothing")
    found = model.evaluate({})
    assert found.status == "data-required"
    assert found.probability is None
    assert found.lower is not None
    assert found.upper is not None
    assert 0 <= found.lower <= found.upper <= 1


def test_bands_rise_and_the_first_has_no_beginning(folder: ModelFolder) -> None:
    bands = folder.card.bands
    assert bands[0].minimum is None
    starts = [band.minimum for band in bands[1:]]
    assert starts == sorted(starts)  # type: ignore[type-var]  # the others have one
    assert folder.card.findings[0].threshold in starts


def test_the_card_says_how_well_it_does_on_rows_it_has_not_seen(folder: ModelFolder) -> None:
    told = {result.metric for result in folder.card.results if result.split == "test" and result.subgroup == "all"}
    assert told >= {"auroc", "auprc", "brier", "ece", "sensitivity", "specificity", "ppv", "npv"}
    assert folder.card.specialties
    assert folder.card.limitations


def test_the_file_is_small_enough_for_a_table(folder: ModelFolder) -> None:
    assert (folder.path / "model.onnx").stat().st_size <= LARGEST_MIB << 20
