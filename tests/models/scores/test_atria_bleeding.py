from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.atria_bleeding import SCORE

WELL = {"sex": "male", "haemoglobin": 150, "egfr": 90, "age": 50, "previous_bleeding": False, "hypertension": False}
ROWS = [
    ("haemoglobin", 130, 0),
    ("haemoglobin", 129.9, 3),
    ("egfr", 30, 0),
    ("egfr", 29.9, 3),
    ("age", 74, 0),
    ("age", 75, 2),
    ("previous_bleeding", True, 1),
    ("hypertension", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_fang_2011(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [({"sex": "female", "haemoglobin": 120}, 0, 0), ({"sex": "female", "haemoglobin": 119.9}, 3, 0)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_women_have_their_own_limit(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(3, "low"), (4, "intermediate"), (5, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
