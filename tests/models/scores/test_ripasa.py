from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.ripasa import SCORE

BASE: dict[str, object] = {
    "sex": "female",
    "age": 45,
    "right_iliac_pain": False,
    "pain_migrated": False,
    "anorexia": False,
    "nausea_or_vomiting": False,
    "symptom_duration": 72,
    "rlq_tenderness": False,
    "rif_guarding": False,
    "rebound_tenderness": False,
    "rovsing_sign": False,
    "temperature": 36.8,
    "wbc": 8,
    "urinalysis_negative": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("sex", "female", 1.5),
        ("sex", "male", 2.0),
        ("age", 40, 1.5),
        ("age", 39, 2.0),
        ("right_iliac_pain", True, 2.0),
        ("pain_migrated", True, 2.0),
        ("anorexia", True, 2.5),
        ("nausea_or_vomiting", True, 2.5),
        ("symptom_duration", 48, 2.0),
        ("symptom_duration", 49, 1.5),
        ("rlq_tenderness", True, 2.5),
        ("rif_guarding", True, 3.5),
        ("rebound_tenderness", True, 2.5),
        ("rovsing_sign", True, 3.5),
        ("temperature", 37.0, 1.5),
        ("temperature", 37.1, 2.5),
        ("temperature", 38.9, 2.5),
        ("temperature", 39.0, 1.5),
        ("wbc", 10, 1.5),
        ("wbc", 10.1, 2.5),
        ("urinalysis_negative", True, 2.5),
    ],
)
def test_boundaries_of_chong(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("value", "name"), [(4.5, "unlikely"), (5, "low"), (7, "low"), (7.5, "high"), (11.5, "high"), (12, "definite")]
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
