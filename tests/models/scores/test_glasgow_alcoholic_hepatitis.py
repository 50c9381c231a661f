from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.glasgow_alcoholic_hepatitis import SCORE

BASE: dict[str, object] = {"age": 40, "wbc": 8, "urea": 4, "inr": 1.2, "bilirubin": 100}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 49, 5),
        ("age", 50, 6),
        ("wbc", 14.9, 5),
        ("wbc", 15, 6),
        ("urea", 4.9, 5),
        ("urea", 5, 6),
        ("inr", 1.49, 5),
        ("inr", 1.5, 6),
        ("inr", 2.0, 6),
        ("inr", 2.01, 7),
        ("bilirubin", 124, 5),
        ("bilirubin", 125, 6),
        ("bilirubin", 250, 6),
        ("bilirubin", 251, 7),
    ],
)
def test_boundaries_of_forrest(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(8, "better"), (9, "poor")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
