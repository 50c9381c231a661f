from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.aspects import SCORE

NAMES = [
    f"aspects_{name}"
    for name in ("caudate", "lentiform", "internal_capsule", "insula", "m1", "m2", "m3", "m4", "m5", "m6")
]
WELL = dict.fromkeys(NAMES, False)
ROWS = [(name, True, 9) for name in NAMES]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_barber_2000(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(7, "large"), (8, "small"), (10, "small")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
