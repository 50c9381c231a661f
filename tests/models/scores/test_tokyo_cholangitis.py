from __future__ import annotations

import pytest

from models.scores.tokyo_cholangitis import SCORE

BASE: dict[str, object] = {
    "vasopressors": False,
    "disturbed_consciousness": False,
    "oliguria": False,
    "pao2_fio2": 400,
    "creatinine": 80,
    "inr": 1.0,
    "platelets": 200,
    "wbc": 8,
    "temperature": 37,
    "age": 60,
    "bilirubin": 40,
    "albumin": 40,
    "albumin_lower_limit": 35,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("vasopressors", True, 3),
        ("disturbed_consciousness", True, 3),
        ("oliguria", True, 3),
        ("pao2_fio2", 300, 1),
        ("pao2_fio2", 299, 3),
        ("creatinine", 176, 1),
        ("creatinine", 178, 3),
        ("inr", 1.5, 1),
        ("inr", 1.51, 3),
        ("platelets", 100, 1),
        ("platelets", 99, 3),
    ],
)
def test_organ_dysfunction_is_grade_3(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"age": 75}, 1),
        ({"age": 75, "temperature": 39}, 2),
        ({"age": 74, "temperature": 39}, 1),
        ({"age": 75, "temperature": 38.9}, 1),
        ({"age": 75, "wbc": 12}, 1),
        ({"age": 75, "wbc": 12.1}, 2),
        ({"age": 75, "wbc": 4}, 1),
        ({"age": 75, "wbc": 3.9}, 2),
        ({"age": 75, "bilirubin": 85}, 1),
        ({"age": 75, "bilirubin": 85.5}, 2),
        ({"age": 75, "albumin": 24.5}, 1),
        ({"age": 75, "albumin": 24.4}, 2),
    ],
)
def test_two_signs_are_grade_2(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected
