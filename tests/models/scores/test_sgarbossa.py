from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.sgarbossa import SCORE

WELL = {"concordant_st_elevation": False, "st_depression_v1_v3": False, "discordant_st_elevation_5_mm": False}
ROWS = [
    ("concordant_st_elevation", True, 5),
    ("st_depression_v1_v3", True, 3),
    ("discordant_st_elevation_5_mm", True, 2),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_sgarbossa_1996(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(2, "negative"), (3, "positive")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
