from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.race_stroke import SCORE

WELL = {"race_face": "0", "race_arm": "0", "race_leg": "0", "race_gaze": False, "race_cortical": "0"}
ROWS = [
    ("race_face", "1", 1),
    ("race_face", "2", 2),
    ("race_arm", "1", 1),
    ("race_arm", "2", 2),
    ("race_leg", "1", 1),
    ("race_leg", "2", 2),
    ("race_gaze", True, 1),
    ("race_cortical", "1", 1),
    ("race_cortical", "2", 2),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_perez_2014(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(4, "low"), (5, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
