from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.alvarado import SCORE

BASE: dict[str, object] = {
    "pain_migrated": False,
    "anorexia": False,
    "nausea_or_vomiting": False,
    "rlq_tenderness": False,
    "rebound_tenderness": False,
    "temperature": 36.8,
    "wbc": 7,
    "neutrophil_percent": 60,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("pain_migrated", True, 1),
        ("anorexia", True, 1),
        ("nausea_or_vomiting", True, 1),
        ("rlq_tenderness", True, 2),
        ("rebound_tenderness", True, 1),
        ("temperature", 37.2, 0),
        ("temperature", 37.3, 1),
        ("wbc", 10, 0),
        ("wbc", 10.1, 2),
        ("neutrophil_percent", 75, 0),
        ("neutrophil_percent", 75.1, 1),
    ],
)
def test_boundaries_of_alvarado(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(4, "low"), (5, "possible"), (6, "possible"), (7, "likely")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
