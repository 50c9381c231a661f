from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.hunt_hess import SCORE

WELL: dict[str, object] = {}
ROWS = [
    ("hunt_hess_signs", "I", 1),
    ("hunt_hess_signs", "II", 2),
    ("hunt_hess_signs", "III", 3),
    ("hunt_hess_signs", "IV", 4),
    ("hunt_hess_signs", "V", 5),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_hunt_1968(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(3, "good"), (4, "poor")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
