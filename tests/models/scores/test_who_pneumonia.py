from __future__ import annotations

import pytest

from models.scores.who_pneumonia import SCORE

BASE: dict[str, object] = {
    "age_months": 6,
    "respiratory_rate": 30,
    "chest_indrawing": False,
    "stridor_when_calm": False,
    "general_danger_sign": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("respiratory_rate", 49, 0),
        ("respiratory_rate", 50, 1),
        ("chest_indrawing", True, 1),
        ("stridor_when_calm", True, 2),
        ("general_danger_sign", True, 2),
    ],
)
def test_signs_of_the_chart(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"age_months": 2, "respiratory_rate": 49}, 0),
        ({"age_months": 11.9, "respiratory_rate": 49}, 0),
        ({"age_months": 11.9, "respiratory_rate": 50}, 1),
        ({"age_months": 12, "respiratory_rate": 39}, 0),
        ({"age_months": 12, "respiratory_rate": 40}, 1),
        ({"age_months": 59, "respiratory_rate": 40}, 1),
    ],
)
def test_fast_breathing_by_age(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(("name", "value"), [("age_months", 1.9), ("age_months", 60)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
