"""Held against the examples that the authors themselves worked out."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.labels.statistics import (
    bootstrap_interval,
    cohen_kappa,
    dice,
    fleiss_kappa,
    krippendorff_alpha,
    pabak,
    percent_agreement,
)

FLEISS_1971 = """444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444
224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555"""
"""Six psychiatrists on thirty patients; a digit a diagnosis."""
FOUR_OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def _counts(rows: list[str], categories: str) -> np.ndarray:
    return np.asarray([[row.count(each) for each in categories] for row in rows], dtype=np.float64)


def test_cohen_1960() -> None:
    table = np.asarray([[88, 14, 18], [10, 40, 10], [2, 6, 12]], dtype=np.float64)
    assert round(cohen_kappa(table), 3) == 0.492


def test_fleiss_1971() -> None:
    assert round(fleiss_kappa(_counts(FLEISS_1971.split(), "12345")), 2) == 0.43


def test_fleiss_of_fourteen_raters_and_ten_subjects() -> None:
    table = """0,0,0,0,14 0,2,6,4,2 0,0,3,5,6 0,3,9,2,0 2,2,8,1,1 7,7,0,0,0 3,2,6,3,0 2,5,3,2,2 6,5,2,1,0 0,2,2,3,7"""
    counts = np.asarray([[int(each) for each in row.split(",")] for row in table.split()], dtype=np.float64)
    assert round(fleiss_kappa(counts), 3) == 0.21


@pytest.mark.parametrize(("metric", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_krippendorff_2011_four_observers_with_missing_data(metric: str, alpha: float) -> None:
    units = ["".join(unit) for unit in zip(*FOUR_OBSERVERS, strict=True)]
    counts = _counts(units, "12345")
    assert round(krippendorff_alpha(counts, metric, (1, 2, 3, 4, 5)), 3) == alpha  # type: ignore[arg-type]


def test_krippendorff_2011_two_observers_of_two_values() -> None:
    units = ["".join(unit) for unit in zip("0100000010", "1110010000", strict=True)]
    assert round(krippendorff_alpha(_counts(units, "01")), 3) == 0.095


def test_krippendorff_2011_two_observers_of_five_values() -> None:
    units = ["".join(unit) for unit in zip("aabbdcccedda", "babbbccceddd", strict=True)]
    assert round(krippendorff_alpha(_counts(units, "abcde")), 3) == 0.692


def test_pabak_of_two_values_is_twice_the_agreement_less_one() -> None:
    counts = _counts(["aa"] * 85 + ["ab"] * 15, "ab")
    assert percent_agreement(counts) == pytest.approx(0.85)
    assert pabak(counts) == pytest.approx(0.7)


def test_nothing_is_claimed_where_chance_alone_would_agree() -> None:
    same = _counts(["aa"] * 5, "a")
    assert math.isnan(fleiss_kappa(same))
    assert math.isnan(krippendorff_alpha(same))
    assert math.isnan(cohen_kappa(np.asarray([[5.0]])))
    assert math.isnan(percent_agreement(_counts(["a", "b"], "ab")))


@given(
    st.lists(st.text("ab", min_size=2, max_size=2), min_size=3, max_size=40).filter(
        lambda rows: len({*"".join(rows)}) > 1
    )
)
def test_kappa_and_alpha_are_one_only_in_perfect_agreement(rows: list[str]) -> None:
    counts = _counts(rows, "ab")
    is_perfect = all(row[0] == row[1] for row in rows)
    assert (krippendorff_alpha(counts) == pytest.approx(1)) == is_perfect
    assert (fleiss_kappa(counts) == pytest.approx(1)) == is_perfect
    assert fleiss_kappa(counts) <= krippendorff_alpha(counts) <= 1 + 1e-12


def test_the_interval_draws_patients_not_items() -> None:
    values = np.repeat([0.0, 1.0], 50)
    statistic = lambda rows: float(values[rows].mean())  # noqa: E731
    of_two = bootstrap_interval(np.repeat([0, 1], 50), statistic)
    of_many = bootstrap_interval(np.arange(100), statistic)
    assert of_two == (0.0, 1.0)
    assert 0.35 < of_many[0] < 0.5 < of_many[1] < 0.65
    assert of_many == bootstrap_interval(np.arange(100), statistic)
    assert all(map(math.isnan, bootstrap_interval(np.zeros(9, dtype=np.int64), statistic)))


def test_dice() -> None:
    first, second = np.zeros((2, 4), dtype=bool), np.zeros((2, 4), dtype=bool)
    assert math.isnan(dice(first, second))
    first[0], second[0, :2] = True, True
    assert dice(first, second) == pytest.approx(2 * 2 / 6)
    with pytest.raises(ValueError, match="one shape"):
        dice(first, second[:1])
