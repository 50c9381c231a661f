from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.bmi import SCORE

WELL = {"weight": 70, "height": 175, "age": 40}
CASES = [({"weight": 70, "height": 175}, 22.8571, 0.001), ({"weight": 55, "height": 150}, 24.4444, 0.001)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_formula_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(18.4, "underweight"), (18.5, "normal"), (25, "overweight"), (30, "obese_1"), (35, "obese_2"), (40, "obese_3")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band


def test_a_child_has_no_adult_category() -> None:
    found = SCORE.evaluate(SCORE.read({"weight": 20, "height": 115, "age": 6}))
    assert found.status == "abstained"
    assert found.band is None
