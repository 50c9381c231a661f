from __future__ import annotations

import pytest

from models.scores.kings_college_other import SCORE

BASE: dict[str, object] = {
    "age": 30,
    "inr": 4,
    "bilirubin": 350,
    "unfavourable_liver_failure_cause": False,
    "jaundice_over_7_days_before_encephalopathy": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 9.9, 1),
        ("age", 10, 0),
        ("age", 40, 0),
        ("age", 41, 1),
        ("inr", 6.5, 0),
        ("inr", 6.51, 1),
        ("unfavourable_liver_failure_cause", True, 1),
        ("jaundice_over_7_days_before_encephalopathy", True, 1),
    ],
)
def test_a_third_sign_or_the_inr(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"age": 50, "inr": 3.5}, 0),
        ({"age": 50, "inr": 3.51}, 1),
        ({"age": 50, "bilirubin": 300}, 0),
        ({"age": 50, "bilirubin": 301}, 1),
    ],
)
def test_limits_of_inr_and_bilirubin(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected
