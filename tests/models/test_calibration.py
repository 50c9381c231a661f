"""Calibration finds the truth it was given, and thresholds keep the sensitivity they promise."""

from __future__ import annotations

import numpy as np
import pytest
import sklearn.linear_model
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from models.calibration import calibrated, fit_platt, sigmoid, threshold_for_sensitivity
from models.card import Calibration
from models.metrics import ece


def _cases(n: int = 4000) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    rng = np.random.default_rng(3)
    logit = rng.normal(0, 3, n)
    truth = rng.random(n) < sigmoid(0.5 * logit - 1)
    return truth, logit


def test_platt_recovers_slope_and_intercept_and_calibrates() -> None:
    truth, logit = _cases()
    fitted = fit_platt(truth, logit)
    assert fitted.slope == pytest.approx(0.5, abs=0.05)
    assert fitted.intercept == pytest.approx(-1, abs=0.15)
    assert ece(truth, calibrated(logit, fitted)) < 0.02 < ece(truth, sigmoid(logit))


def test_platt_is_logistic_regression() -> None:
    truth, logit = _cases()
    peer = sklearn.linear_model.LogisticRegression(C=1e9).fit(logit[:, None], truth)
    fitted = fit_platt(truth, logit)
    assert fitted.slope == pytest.approx(float(peer.coef_[0, 0]), abs=0.01)
    assert fitted.intercept == pytest.approx(float(peer.intercept_[0]), abs=0.01)


def test_a_stated_prevalence_moves_the_mean_there() -> None:
    truth, logit = _cases()
    fitted = fit_platt(truth, logit, prevalence=0.5)
    told = calibrated(logit, fitted)
    assert (told[truth].mean() + told[~truth].mean()) / 2 == pytest.approx(0.5, abs=0.01)


def test_separable_cases_stay_finite() -> None:
    fitted = fit_platt([False, False, True, True], [-2, -1, 1, 2])
    assert np.isfinite([fitted.slope, fitted.intercept]).all()


def test_both_classes_are_needed() -> None:
    with pytest.raises(ValueError, match="got 2 positives and 0 negatives"):
        fit_platt([True, True], [1, 2])


@given(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_calibration_keeps_order_and_range(one: float, other: float) -> None:
    low, high = sorted((one, other))
    told = calibrated([low, high], Calibration(slope=0.7, intercept=-2))
    assert 0 <= told[0] <= told[1] <= 1


@given(st.lists(st.floats(0, 1), min_size=1, max_size=80), st.sampled_from([0.5, 0.9, 0.95, 0.97, 1.0]))
def test_the_threshold_keeps_its_sensitivity_and_is_the_highest_that_does(values: list[float], wanted: float) -> None:
    truth = np.ones(len(values), dtype=bool)
    probability = np.array(values)
    threshold = threshold_for_sensitivity(truth, probability, wanted)
    assert np.mean(probability >= threshold) >= wanted - 1e-9
    assert np.mean(probability > threshold) < wanted


def test_a_threshold_needs_positives() -> None:
    with pytest.raises(ValueError, match="expected positives and a share"):
        threshold_for_sensitivity([False], [0.2], 0.9)
