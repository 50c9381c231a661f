from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.four_ts import SCORE

WELL = {"hit_platelet_fall": "0", "hit_timing": "0", "hit_thrombosis": "0", "hit_other_causes": "0"}
ROWS = [
    ("hit_platelet_fall", "1", 1),
    ("hit_platelet_fall", "2", 2),
    ("hit_timing", "1", 1),
    ("hit_timing", "2", 2),
    ("hit_thrombosis", "1", 1),
    ("hit_thrombosis", "2", 2),
    ("hit_other_causes", "1", 1),
    ("hit_other_causes", "2", 2),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_lo_2006(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(3, "low"), (4, "intermediate"), (5, "intermediate"), (6, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
