from __future__ import annotations

import pytest

from models.scores.gestational_diabetes_iadpsg import SCORE

BASE: dict[str, object] = {"fasting_glucose": 4.5, "ogtt_1h_glucose": 8.0, "ogtt_2h_glucose": 7.0}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("fasting_glucose", 5.09, 0),
        ("fasting_glucose", 5.1, 1),
        ("fasting_glucose", 6.98, 1),
        ("fasting_glucose", 7.0, 2),
        ("ogtt_1h_glucose", 9.98, 0),
        ("ogtt_1h_glucose", 10.0, 1),
        ("ogtt_2h_glucose", 8.48, 0),
        ("ogtt_2h_glucose", 8.5, 1),
    ],
)
def test_any_value_at_its_limit(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected
