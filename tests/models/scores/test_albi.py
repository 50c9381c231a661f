from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.albi import SCORE

BASE: dict[str, object] = {"bilirubin": 10, "albumin": 40}


@pytest.mark.parametrize(
    ("name", "value", "expected"), [("bilirubin", 1, -3.4), ("bilirubin", 1000, -1.42), ("albumin", 20, -1.04)]
)
def test_terms_of_johnson_2015(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(
    ("value", "name"),
    [(-2.61, "grade_1"), (-2.6, "grade_1"), (-2.59, "grade_2"), (-1.39, "grade_2"), (-1.38, "grade_3")],
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
