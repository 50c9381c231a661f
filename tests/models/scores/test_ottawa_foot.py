from __future__ import annotations

import pytest

from models.scores.ottawa_foot import SCORE

BASE: dict[str, object] = {
    "midfoot_pain": True,
    "fifth_metatarsal_tenderness": False,
    "navicular_tenderness": False,
    "unable_to_bear_weight": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("midfoot_pain", False, 0),
        ("fifth_metatarsal_tenderness", True, 1),
        ("navicular_tenderness", True, 1),
        ("unable_to_bear_weight", True, 1),
    ],
)
def test_any_sign_with_pain(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected
