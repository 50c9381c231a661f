"""Splines and boosting: what they learn, what their contributions sum to, and what their ONNX answers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from datasets.synthetic.tables import write_patients
from models.metrics import auroc
from models.runtime import Network
from tests.training.made_up import RECIPE, read
from training.tables.boosting import as_float32_limit, fit_boosting
from training.tables.cases import Cases, read_cases
from training.tables.kinds import KINDS, STRONG, Kind, Model, write_graph
from training.tables.prepared import row_identity
from training.tables.splines import fit_splines

Array = NDArray[np.float32]


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Cases:
    folder = tmp_path_factory.mktemp("patients")
    write_patients(folder / "patients.csv", 900, seed=11)
    frame = read(folder)
    return read_cases(RECIPE, frame, row_identity(frame, RECIPE))


@pytest.fixture(scope="module", params=[kind.name for kind in KINDS])
def fitted(request: pytest.FixtureRequest, cases: Cases) -> Model:
    kind = next(kind for kind in KINDS if kind.name == request.param)
    return kind.fit(cases, kind.grid[1], 0)


@pytest.fixture(scope="module")
def network(fitted: Model) -> Network:
    return Network(write_graph(fitted), "input", threads=1)


def test_it_finds_the_stated_truth(fitted: Model, cases: Cases) -> None:
    assert auroc(cases.truth, fitted.logits(cases.x)) > 0.76


def test_contributions_and_base_sum_to_the_log_odds(fitted: Model, cases: Cases) -> None:
    told = fitted.base + fitted.contributions(cases.x).sum(axis=1)
    np.testing.assert_allclose(told, fitted.logits(cases.x), atol=1e-6)


def test_onnx_answers_as_the_trainer_does(fitted: Model, network: Network, cases: Cases) -> None:
    answer = network.run(cases.x)
    np.testing.assert_allclose(answer["logits"][:, 0], fitted.logits(cases.x), atol=1e-4)
    np.testing.assert_allclose(answer["contributions"], fitted.contributions(cases.x), atol=1e-4)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_onnx_answers_as_the_trainer_does_on_any_row(
    fitted: Model, network: Network, cases: Cases, data: st.DataObject
) -> None:
    number = st.one_of(st.just(float("nan")), st.floats(-1e4, 1e4, width=32))
    row = np.array(
        [data.draw(st.lists(number, min_size=cases.x.shape[1], max_size=cases.x.shape[1]))], dtype=np.float32
    )
    answer = network.run(row)
    expected = fitted.logits(row)
    np.testing.assert_allclose(answer["logits"][:, 0], expected, atol=1e-4)
    np.testing.assert_allclose(fitted.base + answer["contributions"].sum(axis=1), answer["logits"][:, 0], atol=1e-4)


def test_a_row_with_nothing_known_still_gets_an_answer(network: Network, cases: Cases) -> None:
    answer = network.run(np.full((1, cases.x.shape[1]), np.nan, dtype=np.float32))
    assert np.isfinite(answer["logits"]).all()


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 899), st.floats(0, 60))
def test_boosting_never_falls_where_medicine_is_sure(cases: Cases, place: int, more: float) -> None:
    model = _strong(cases)
    row = cases.x[place : place + 1].copy()
    older = row.copy()
    older[0, 0] += np.float32(more)
    assert model.logits(older)[0] >= model.logits(row)[0] - 1e-9


_FITTED: dict[int, Model] = {}


def _strong(cases: Cases) -> Model:
    kind: Kind = STRONG
    if id(cases) not in _FITTED:
        _FITTED[id(cases)] = kind.fit(cases, kind.grid[0], 0)
    return _FITTED[id(cases)]


def silenced(cases: Cases) -> Cases:
    width = cases.x.shape[1]
    return Cases(cases.x, cases.truth, cases.groups, cases.sites, cases.directions, cases.is_quantity, (False,) * width)


def test_absence_that_may_not_tell_counts_as_the_median_of_trees(cases: Cases) -> None:
    model = fit_boosting(silenced(cases), STRONG.grid[0], 0)
    blank, filled = cases.x[:1].copy(), cases.x[:1].copy()
    blank[0, 2] = np.nan
    filled[0, 2] = np.nanmedian(cases.x[:, 2])
    np.testing.assert_allclose(model.logits(blank), model.logits(filled), atol=1e-9)
    answer = Network(write_graph(model), "input", threads=1).run(blank)
    np.testing.assert_allclose(answer["logits"][:, 0], model.logits(blank), atol=1e-4)


def test_absence_that_may_not_tell_counts_as_the_mean_of_splines(cases: Cases) -> None:
    model = fit_splines(silenced(cases), 0.03)
    is_absent = np.isnan(cases.x[:, 2])
    amounts = model.contributions(cases.x)[:, 2]
    np.testing.assert_allclose(amounts[is_absent], amounts[~is_absent].mean(), atol=1e-9)
    assert amounts.mean() == pytest.approx(0, abs=1e-9)
    answer = Network(write_graph(model), "input", threads=1).run(cases.x[is_absent])
    np.testing.assert_allclose(answer["logits"][:, 0], model.logits(cases.x[is_absent]), atol=1e-4)


def test_absence_that_tells_is_learned(cases: Cases) -> None:
    told = np.isnan(cases.x[:, 2])
    leaking = Cases(
        cases.x,
        cases.truth | told,
        cases.groups,
        cases.sites,
        cases.directions,
        cases.is_quantity,
        cases.is_absence_told,
    )
    row = cases.x[~told][:1].copy()
    blank = row.copy()
    blank[0, 2] = np.nan
    loud, quiet = fit_splines(leaking, 0.3), fit_splines(silenced(leaking), 0.3)
    assert loud.logits(blank)[0] - loud.logits(row)[0] > 1.0
    assert abs(quiet.logits(blank)[0] - quiet.logits(row)[0]) < 1.0


@given(
    st.lists(st.floats(-1e37, 1e37), min_size=1, max_size=20),
    st.floats(width=32, allow_nan=False, allow_infinity=False),
)
def test_a_float32_value_goes_the_same_way_at_the_float32_limit(limits: list[float], value: float) -> None:
    exact = np.array(limits)
    near = as_float32_limit(exact)
    assert near.dtype == np.float32
    assert ((np.float64(value) <= exact) == (np.float32(value) <= near)).all()


def test_an_infinite_limit_lets_every_number_through() -> None:
    assert (np.float32(3e38) <= as_float32_limit(np.array([np.inf]))).all()


def test_the_truth_is_written_as_stated(tmp_path: Path) -> None:
    write_patients(tmp_path / "one.csv", 50, seed=1)
    write_patients(tmp_path / "two.csv", 50, seed=1)
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()
