from __future__ import annotations

import pytest

from models.scores.meld_3 import SCORE

BASE: dict[str, object] = {
    "sex": "male",
    "creatinine": 88.4,
    "bilirubin": 17.1,
    "inr": 1.0,
    "sodium": 137,
    "albumin": 35,
    "dialysis_twice_in_week": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("creatinine", 40, 6),
        ("creatinine", 265.2, 18),
        ("creatinine", 900, 18),
        ("dialysis_twice_in_week", True, 18),
        ("sodium", 125, 16),
        ("sodium", 110, 16),
        ("sodium", 145, 6),
        ("albumin", 15, 10),
        ("albumin", 10, 10),
        ("albumin", 50, 6),
        ("sex", "female", 7),
        ("inr", 2.0, 12),
        ("bilirubin", 171, 16),
    ],
)
def test_bounds_of_kim_2021(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected
