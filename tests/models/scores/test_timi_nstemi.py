from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.timi_nstemi import SCORE

WELL = {
    "age": 50,
    "three_coronary_risk_factors": False,
    "known_coronary_stenosis": False,
    "aspirin_within_7_days": False,
    "severe_recent_angina": False,
    "st_deviation": False,
    "cardiac_markers_raised": False,
}
ROWS = [
    ("age", 64, 0),
    ("age", 65, 1),
    ("three_coronary_risk_factors", True, 1),
    ("known_coronary_stenosis", True, 1),
    ("aspirin_within_7_days", True, 1),
    ("severe_recent_angina", True, 1),
    ("st_deviation", True, 1),
    ("cardiac_markers_raised", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_antman_2000(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(2, "low"), (3, "intermediate"), (4, "intermediate"), (5, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
