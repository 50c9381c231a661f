from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.modified_rankin import SCORE

WELL: dict[str, object] = {}
ROWS = [
    ("rankin_grade", "0", 0),
    ("rankin_grade", "1", 1),
    ("rankin_grade", "2", 2),
    ("rankin_grade", "3", 3),
    ("rankin_grade", "4", 4),
    ("rankin_grade", "5", 5),
    ("rankin_grade", "6", 6),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_van_swieten_1988(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


BANDS = [(2, "independent"), (3, "dependent"), (5, "dependent"), (6, "dead")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
