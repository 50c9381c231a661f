"""Dice, Hausdorff distance and the interval over patients, against cases one can count by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from models.overlap import dice
from training.segmentation.measure import estimate_mean, hd95, score_film

MASKS = hnp.arrays(np.bool_, (6, 6))


@given(MASKS, MASKS)
def test_dice_is_symmetric_and_between_nought_and_one(one: np.ndarray, other: np.ndarray) -> None:
    assert dice(one, other) == dice(other, one)
    assert 0 <= dice(one, other) <= 1
    assert dice(one, one) == 1


def test_dice_of_halves() -> None:
    one, other = np.zeros((4, 4), dtype=np.bool_), np.zeros((4, 4), dtype=np.bool_)
    one[:2], other[1:3] = True, True
    assert dice(one, other) == pytest.approx(0.5)


def test_hausdorff_distance_of_a_shifted_square_is_the_shift() -> None:
    one, other = np.zeros((40, 40), dtype=np.bool_), np.zeros((40, 40), dtype=np.bool_)
    one[5:20, 5:20], other[5:20, 9:24] = True, True
    assert hd95(one, other) == pytest.approx(4.0)
    assert np.isnan(hd95(one, np.zeros_like(one)))


def test_a_perfect_film_scores_one_at_another_size() -> None:
    probabilities = np.zeros((2, 32, 32), dtype=np.float32)
    probabilities[0, 8:24, 4:14], probabilities[1, 8:24, 18:28] = 1, 1
    lungs = np.zeros((64, 64), dtype=np.uint8)
    lungs[16:48, 8:28], lungs[16:48, 36:56] = 1, 2
    score = score_film(probabilities, lungs, "p")
    assert min(score.dice, score.dice_right, score.dice_left) > 0.97
    assert score.hd95_px <= 1


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_the_interval_holds_the_mean_and_counts_patients(values: list[float]) -> None:
    patients = [f"p{index // 2}" for index in range(len(values))]
    estimate = estimate_mean(values, patients, draws=50)
    assert estimate.value == pytest.approx(float(np.mean(values)))
    assert estimate.n == len(set(patients))


def test_missing_distances_are_left_out() -> None:
    assert estimate_mean([1.0, float("nan"), 3.0], ["a", "b", "c"], draws=50).value == pytest.approx(2.0)
