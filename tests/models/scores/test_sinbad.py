from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.sinbad import SCORE

NAMES = [
    f"foot_{name}" for name in ("midfoot_or_hindfoot", "ischaemia", "neuropathy", "infection", "area_1_cm2", "deep")
]
WELL = dict.fromkeys(NAMES, False)
ROWS = [(name, True, 1) for name in NAMES]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_the_six_items(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(2, "less_severe"), (3, "severe")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
