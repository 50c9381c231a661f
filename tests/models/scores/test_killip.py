from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.killip import SCORE

WELL: dict[str, object] = {}
ROWS = [("killip_class", "I", 1), ("killip_class", "II", 2), ("killip_class", "III", 3), ("killip_class", "IV", 4)]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_killip_1967(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(1, "class_1"), (2, "class_2"), (3, "class_3"), (4, "class_4")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
