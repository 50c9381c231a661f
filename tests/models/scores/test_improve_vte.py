from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.improve_vte import SCORE

WELL = {
    "previous_vte": False,
    "thrombophilia": False,
    "lower_limb_paralysis": False,
    "cancer": False,
    "immobilised_7_days": False,
    "in_intensive_or_coronary_care": False,
    "age": 50,
}
ROWS = [
    ("previous_vte", True, 3),
    ("thrombophilia", True, 2),
    ("lower_limb_paralysis", True, 2),
    ("cancer", True, 2),
    ("immobilised_7_days", True, 1),
    ("in_intensive_or_coronary_care", True, 1),
    ("age", 60, 0),
    ("age", 61, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_spyropoulos_2011(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(1, "low"), (2, "moderate"), (3, "moderate"), (4, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
