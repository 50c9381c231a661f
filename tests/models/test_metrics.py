"""Metrics obey their laws and agree with scikit-learn."""

from __future__ import annotations

import math

import numpy as np
import pytest
import sklearn.metrics
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from models import metrics

Case = tuple[NDArray[np.bool_], NDArray[np.float64]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Truth with both classes, and probabilities of which some tie."""
    n = draw(st.integers(2, 60))
    truth = np.array(draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    truth[:2] = [True, False]
    score = np.array(draw(st.lists(st.integers(0, 50), min_size=n, max_size=n))) / 50
    return truth, score


@given(cases())
def test_auroc_auprc_and_brier_are_scikit_learns(case: Case) -> None:
    truth, score = case
    assert metrics.auroc(truth, score) == pytest.approx(sklearn.metrics.roc_auc_score(truth, score))
    assert metrics.auprc(truth, score) == pytest.approx(sklearn.metrics.average_precision_score(truth, score))
    assert metrics.brier(truth, score) == pytest.approx(sklearn.metrics.brier_score_loss(truth, score))


@given(cases())
def test_the_roc_curve_is_scikit_learns(case: Case) -> None:
    truth, score = case
    false, true, _ = sklearn.metrics.roc_curve(truth, score, drop_intermediate=False)
    mine = metrics.roc_curve(truth, score)
    np.testing.assert_allclose(mine[0], false)
    np.testing.assert_allclose(mine[1], true)


@given(cases(), st.floats(0.1, 5), st.floats(-3, 3))
def test_auroc_does_not_change_under_a_monotone_map(case: Case, slope: float, shift: float) -> None:
    truth, score = case
    assert metrics.auroc(truth, np.exp(slope * score + shift)) == pytest.approx(metrics.auroc(truth, score))
    assert metrics.auroc(truth, -score) == pytest.approx(1 - metrics.auroc(truth, score))


@given(cases(), st.integers(1, 30))
def test_ece_lies_between_0_and_1(case: Case, bins: int) -> None:
    assert 0 <= metrics.ece(*case, bins=bins) <= 1


def test_ece_of_a_sure_and_right_forecast_is_0_and_of_a_sure_and_wrong_one_1() -> None:
    truth = np.array([True, False, True])
    assert metrics.ece(truth, truth.astype(float)) == 0
    assert metrics.ece(truth, 1.0 - truth) == 1


@given(cases())
def test_the_confusion_is_scikit_learns(case: Case) -> None:
    truth, score = case
    called = score >= 0.5
    found = metrics.confusion(truth, called)
    tn, fp, fn, tp = sklearn.metrics.confusion_matrix(truth, called).ravel()
    counted = (found.true_negative, found.false_positive, found.false_negative, found.true_positive)
    assert counted == (tn, fp, fn, tp)
    assert found.sensitivity == pytest.approx(sklearn.metrics.recall_score(truth, called))
    assert found.balanced_accuracy == pytest.approx(sklearn.metrics.balanced_accuracy_score(truth, called))
    if called.any():
        assert found.ppv == pytest.approx(sklearn.metrics.precision_score(truth, called))
        assert found.f1 == pytest.approx(sklearn.metrics.f1_score(truth, called))
    if not called.all():
        assert found.npv == pytest.approx(sklearn.metrics.precision_score(~truth, ~called))


def test_what_the_data_do_not_define_is_nan() -> None:
    assert math.isnan(metrics.auroc([True, True], [0.1, 0.2]))
    assert math.isnan(metrics.auprc([False], [0.1]))
    assert math.isnan(metrics.confusion([True], [True]).specificity)


def test_the_bootstrap_draws_patients() -> None:
    rng = np.random.default_rng(1)
    truth = rng.random(400) < 0.5
    score = truth + rng.normal(0, 1, 400)
    alone = metrics.patient_bootstrap(
        lambda chosen: metrics.auroc(truth[chosen], score[chosen]), [str(i) for i in range(400)], repeats=300
    )
    assert alone.value == pytest.approx(sklearn.metrics.roc_auc_score(truth, score))
    assert alone.n == 400
    copies = np.repeat(np.arange(400), 4)
    fourfold = metrics.patient_bootstrap(
        lambda chosen: metrics.auroc(truth[copies][chosen], score[copies][chosen]),
        [str(i) for i in copies],
        repeats=300,
    )
    assert fourfold.n == 400
    assert fourfold.ci_high - fourfold.ci_low == pytest.approx(alone.ci_high - alone.ci_low, rel=0.2)


def test_the_bootstrap_refuses_what_is_not_defined() -> None:
    with pytest.raises(ValueError, match="got 2 on which it is not"):
        metrics.patient_bootstrap(lambda chosen: metrics.auroc([True, True], [1, 2]), ["a", "b"])


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="as many truths as values, got 1 and 2"):
        metrics.auroc([True], [0.1, 0.2])


def test_the_calibration_line_of_told_truth_is_1_and_0() -> None:
    rng = np.random.default_rng(4)
    logit = rng.normal(0, 2, 60_000)
    truth = rng.random(60_000) < 1 / (1 + np.exp(-logit))
    slope, intercept = metrics.calibration_line(truth, logit)
    assert slope == pytest.approx(1, abs=0.04)
    assert intercept == pytest.approx(0, abs=0.04)


@given(st.floats(0.3, 3), st.floats(-2, 2))
def test_the_calibration_line_undoes_a_stretch_and_a_shift(stretch: float, shift: float) -> None:
    rng = np.random.default_rng(5)
    logit = rng.normal(0, 1.5, 800)
    truth = rng.random(800) < 1 / (1 + np.exp(-logit))
    slope, intercept = metrics.calibration_line(truth, logit)
    found = metrics.calibration_line(truth, stretch * logit + shift)
    assert found[0] == pytest.approx(slope / stretch, abs=1e-5)
    assert found[1] == pytest.approx(intercept - shift * slope / stretch, abs=1e-5)


def test_the_calibration_line_is_not_guessed() -> None:
    assert np.isnan(metrics.calibration_line([True, True], [0.1, 0.2])[0])
    assert np.isnan(metrics.calibration_line([False, False, True, True], [-2.0, -1.0, 1.0, 2.0])[0])


def test_one_row_a_patient_draws_as_many_rows_a_patient_does() -> None:
    values = np.arange(40, dtype=np.float64)
    single = metrics.patient_bootstrap(lambda i: float(values[i].mean()), [f"p{n:02d}" for n in range(40)])
    doubled = np.repeat(values, 2)
    pairs = metrics.patient_bootstrap(lambda i: float(doubled[i].mean()), [f"p{n // 2:02d}" for n in range(80)])
    assert (single.value, single.ci_low, single.ci_high) == pytest.approx((pairs.value, pairs.ci_low, pairs.ci_high))
    assert single.n == pairs.n == 40


@given(cases(), st.lists(st.integers(1, 4), min_size=60, max_size=60))
def test_a_weight_counts_as_so_many_rows(case: Case, weights: list[int]) -> None:
    truth, score = case
    weight = np.array(weights[: len(truth)])
    repeated = metrics.auroc(np.repeat(truth, weight), np.repeat(score, weight))
    assert metrics.weighted_auroc(truth, score, weight) == pytest.approx(repeated)


def test_a_weighted_auroc_without_a_class_is_not_guessed() -> None:
    assert math.isnan(metrics.weighted_auroc([True, True], [0.1, 0.2], [1, 1]))
