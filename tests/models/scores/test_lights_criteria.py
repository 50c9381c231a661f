from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.lights_criteria import SCORE

BASE: dict[str, Value] = {
    "pleural_protein": 20,
    "serum_protein": 70,
    "pleural_ldh": 80,
    "ldh": 200,
    "ldh_upper_limit": 240,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"pleural_protein": 35}, 0),
        ({"pleural_protein": 36}, 1),
        ({"pleural_ldh": 120}, 0),
        ({"pleural_ldh": 121}, 1),
        ({"pleural_ldh": 160, "ldh": 400}, 0),
        ({"pleural_ldh": 161, "ldh": 400}, 1),
        ({"pleural_ldh": 300}, 2),
    ],
)
def test_limits_of_light_1972(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
