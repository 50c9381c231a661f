from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.glasgow_pancreatitis import SCORE

BASE: dict[str, object] = {
    "pao2": 90,
    "age": 40,
    "wbc": 8,
    "calcium": 2.3,
    "urea": 5,
    "ldh": 200,
    "albumin": 40,
    "glucose": 6,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("pao2", 60, 0),
        ("pao2", 59.9, 1),
        ("age", 55, 0),
        ("age", 56, 1),
        ("wbc", 15, 0),
        ("wbc", 15.1, 1),
        ("calcium", 2.0, 0),
        ("calcium", 1.99, 1),
        ("urea", 16, 0),
        ("urea", 16.1, 1),
        ("ldh", 600, 0),
        ("ldh", 601, 1),
        ("albumin", 32, 0),
        ("albumin", 31.9, 1),
        ("glucose", 10, 0),
        ("glucose", 10.1, 1),
    ],
)
def test_boundaries_of_blamey(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(2, "mild"), (3, "severe")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
