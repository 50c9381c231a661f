from __future__ import annotations

import pytest

from models.scores.ottawa_knee import SCORE

BASE: dict[str, object] = {
    "age": 30,
    "isolated_patella_tenderness": False,
    "fibula_head_tenderness": False,
    "cannot_flex_knee_90": False,
    "unable_to_bear_weight": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 54, 0),
        ("age", 55, 1),
        ("isolated_patella_tenderness", True, 1),
        ("fibula_head_tenderness", True, 1),
        ("cannot_flex_knee_90", True, 1),
        ("unable_to_bear_weight", True, 1),
    ],
)
def test_any_of_five(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("name", "value"), [("age", 17)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
