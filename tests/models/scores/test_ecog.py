from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.ecog import SCORE


@pytest.mark.parametrize(
    ("name", "value", "expected"), [("ecog_performance_status", str(grade), grade) for grade in range(6)]
)
def test_grades(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(1, "good"), (2, "limited"), (3, "poor"), (4, "poor"), (5, "dead")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
