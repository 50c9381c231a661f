from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.rope import SCORE

WELL = {
    "hypertension": True,
    "diabetes": True,
    "stroke_before_this_one": True,
    "current_smoker": True,
    "cortical_infarct": False,
    "age": 75,
}
ROWS = [
    ("age", 29, 5),
    ("age", 30, 4),
    ("age", 39, 4),
    ("age", 40, 3),
    ("age", 50, 2),
    ("age", 60, 1),
    ("age", 69, 1),
    ("age", 70, 0),
    ("hypertension", False, 1),
    ("diabetes", False, 1),
    ("stroke_before_this_one", False, 1),
    ("current_smoker", False, 1),
    ("cortical_infarct", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_kent_2013(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(6, "low"), (7, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
