from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.khorana import SCORE

BASE: dict[str, object] = {
    "cancer_site": "other",
    "platelets": 200,
    "haemoglobin": 130,
    "erythropoiesis_stimulating_agent": False,
    "wbc": 7,
    "bmi": 22,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("cancer_site", "high", 1),
        ("cancer_site", "very_high", 2),
        ("platelets", 349, 0),
        ("platelets", 350, 1),
        ("haemoglobin", 100, 0),
        ("haemoglobin", 99, 1),
        ("erythropoiesis_stimulating_agent", True, 1),
        ("wbc", 11, 0),
        ("wbc", 11.1, 1),
        ("bmi", 34.9, 0),
        ("bmi", 35, 1),
    ],
)
def test_boundaries_of_khorana(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("changes", "expected"), [({"haemoglobin": 80, "erythropoiesis_stimulating_agent": True}, 1)])
def test_anaemia_counts_once(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(("value", "name"), [(0, "low"), (1, "intermediate"), (2, "intermediate"), (3, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
