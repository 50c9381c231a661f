from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.spetzler_martin import SCORE

WELL = {"avm_size": 2, "avm_eloquent": False, "avm_deep_drainage": False}
ROWS = [
    ("avm_size", 2.9, 1),
    ("avm_size", 3, 2),
    ("avm_size", 6, 2),
    ("avm_size", 6.1, 3),
    ("avm_eloquent", True, 2),
    ("avm_deep_drainage", True, 2),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_spetzler_1986(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(2, "low"), (3, "intermediate"), (4, "high")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
