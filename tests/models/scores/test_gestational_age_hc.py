from __future__ import annotations

import pytest

from models.scores.gestational_age_hc import SCORE


@pytest.mark.parametrize(
    ("name", "value", "expected"), [("fetal_head_circumference", 100, 14.66), ("fetal_head_circumference", 300, 33.26)]
)
def test_equation_of_hadlock(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(("name", "value"), [("fetal_head_circumference", 67), ("fetal_head_circumference", 361)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).status == "abstained"
