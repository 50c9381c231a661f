from __future__ import annotations

import pytest

from models.scores.gestational_age_crl import SCORE


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("crown_rump_length", 10, 7.094), ("crown_rump_length", 25, 9.247), ("crown_rump_length", 45, 11.248)],
)
def test_equation_of_robinson(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).score == pytest.approx(expected, abs=0.003)


@pytest.mark.parametrize(("name", "value"), [("crown_rump_length", 9), ("crown_rump_length", 85)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).status == "abstained"
