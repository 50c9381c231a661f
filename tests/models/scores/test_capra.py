from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.capra import SCORE

BASE: dict[str, object] = {
    "age": 45,
    "psa": 4,
    "capra_gleason": "0",
    "clinical_stage_t3": False,
    "positive_cores_percent": 10,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 49, 0),
        ("age", 50, 1),
        ("psa", 6, 0),
        ("psa", 6.1, 1),
        ("psa", 10, 1),
        ("psa", 10.1, 2),
        ("psa", 20, 2),
        ("psa", 20.1, 3),
        ("psa", 30, 3),
        ("psa", 30.1, 4),
        ("capra_gleason", "1", 1),
        ("capra_gleason", "3", 3),
        ("clinical_stage_t3", True, 1),
        ("positive_cores_percent", 33.9, 0),
        ("positive_cores_percent", 34, 1),
    ],
)
def test_boundaries_of_cooperberg(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(2, "low"), (3, "intermediate"), (5, "intermediate"), (6, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
