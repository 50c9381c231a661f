from __future__ import annotations

import pytest

from models.scores.pittsburgh_knee import SCORE

BASE: dict[str, object] = {"age": 30, "blunt_trauma_or_fall": True, "unable_to_walk_four_steps": False}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("age", 11.9, 1), ("age", 12, 0), ("age", 50, 0), ("age", 51, 1), ("unable_to_walk_four_steps", True, 1)],
)
def test_age_or_walking_after_a_blow(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"), [({"blunt_trauma_or_fall": False, "age": 70, "unable_to_walk_four_steps": True}, 0)]
)
def test_without_a_blow_no_film(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected
