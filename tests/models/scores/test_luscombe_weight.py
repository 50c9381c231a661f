from __future__ import annotations

import pytest

from models.scores.luscombe_weight import SCORE


@pytest.mark.parametrize(("name", "value", "expected"), [("age", 4, 19), ("age", 4.9, 19), ("age", 7, 28)])
def test_three_times_the_age_plus_seven(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).score == expected


@pytest.mark.parametrize(("name", "value"), [("age", 0.9), ("age", 11)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).status == "abstained"
