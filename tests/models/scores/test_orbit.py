from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.orbit import SCORE

WELL = {
    "age": 50,
    "sex": "male",
    "haemoglobin": 150,
    "haematocrit": 45,
    "previous_bleeding": False,
    "egfr": 90,
    "on_antiplatelet": False,
}
ROWS = [
    ("age", 74, 0),
    ("age", 75, 1),
    ("haemoglobin", 130, 0),
    ("haemoglobin", 129, 2),
    ("haematocrit", 40, 0),
    ("haematocrit", 39.9, 2),
    ("previous_bleeding", True, 2),
    ("egfr", 60, 0),
    ("egfr", 59, 1),
    ("on_antiplatelet", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_obrien_2015(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [
    ({"sex": "female", "haemoglobin": 120, "haematocrit": 36}, 0, 0),
    ({"sex": "female", "haemoglobin": 119, "haematocrit": 36}, 2, 0),
    ({"sex": "female", "haemoglobin": 120, "haematocrit": 35}, 2, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_women_have_their_own_limits(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(2, "low"), (3, "medium"), (4, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
