from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.bisap import SCORE

BASE: dict[str, object] = {
    "urea": 5,
    "impaired_mental_status": False,
    "temperature": 37,
    "heart_rate": 80,
    "respiratory_rate": 16,
    "wbc": 8,
    "age": 40,
    "pleural_effusion": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("urea", 8.9, 0),
        ("urea", 9.0, 1),
        ("impaired_mental_status", True, 1),
        ("age", 60, 0),
        ("age", 61, 1),
        ("pleural_effusion", True, 1),
        ("temperature", 39, 0),
    ],
)
def test_boundaries_of_bisap(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"temperature": 38.1, "heart_rate": 91}, 1),
        ({"temperature": 38.0, "heart_rate": 91}, 0),
        ({"temperature": 35.9, "wbc": 3.9}, 1),
        ({"temperature": 36.0, "wbc": 3.9}, 0),
        ({"respiratory_rate": 21, "wbc": 12.1}, 1),
        ({"respiratory_rate": 20, "wbc": 12.1}, 0),
        ({"heart_rate": 90, "wbc": 12.1}, 0),
        ({"heart_rate": 91, "wbc": 12.0}, 0),
        ({"heart_rate": 91, "wbc": 4.0}, 0),
    ],
)
def test_sirs_needs_two(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(("value", "name"), [(2, "low"), (3, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 17)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
