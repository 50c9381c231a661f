from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.duke_treadmill import SCORE

WELL = {"exercise_minutes": 10, "exercise_st_deviation": 1, "exercise_angina": "none"}
CASES = [
    ({}, 5, 0),
    ({"exercise_angina": "non_limiting"}, 1, 0),
    ({"exercise_angina": "limiting"}, -3, 0),
    ({"exercise_st_deviation": 3}, -5, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(-11, "high"), (-10, "moderate"), (4, "moderate"), (5, "low")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
