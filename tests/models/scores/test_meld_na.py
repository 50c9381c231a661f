from __future__ import annotations

import pytest

from models.scores.meld_na import SCORE

BASE: dict[str, object] = {
    "creatinine": 176.8,
    "bilirubin": 68.4,
    "inr": 2.0,
    "sodium": 130,
    "dialysis_twice_in_week": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("sodium", 137, 26), ("sodium", 145, 26), ("sodium", 130, 29), ("sodium", 125, 32), ("sodium", 110, 32)],
)
def test_sodium_counts_between_125_and_137(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"creatinine": 88.4, "bilirubin": 17.1, "inr": 1.5, "sodium": 125}, 11),
        ({"creatinine": 88.4, "bilirubin": 17.1, "inr": 1.7, "sodium": 125}, 23),
    ],
)
def test_sodium_does_not_count_up_to_11(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected
