from __future__ import annotations

import pytest

from models.scores.apls_weight import SCORE


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 0, 4.0),
        ("age", 0.75, 8.5),
        ("age", 1, 10.0),
        ("age", 1.9, 10.0),
        ("age", 5.9, 18.0),
        ("age", 6, 25.0),
        ("age", 12, 43.0),
    ],
)
def test_formulas_by_age(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(("name", "value"), [("age", 13)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).status == "abstained"
