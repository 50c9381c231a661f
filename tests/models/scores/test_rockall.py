from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.rockall import SCORE

BASE: dict[str, object] = {
    "age": 50,
    "systolic_bp": 120,
    "heart_rate": 80,
    "bleeding_comorbidity": "none",
    "endoscopic_diagnosis": "none_or_mallory_weiss",
    "bleeding_stigmata": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 59, 0),
        ("age", 60, 1),
        ("age", 79, 1),
        ("age", 80, 2),
        ("systolic_bp", 100, 0),
        ("systolic_bp", 99, 2),
        ("heart_rate", 99, 0),
        ("heart_rate", 100, 1),
        ("endoscopic_diagnosis", "other", 1),
        ("endoscopic_diagnosis", "malignancy", 2),
        ("bleeding_stigmata", True, 2),
    ],
)
def test_boundaries_of_rockall(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, 0.0), (2, 0.002), (3, 0.029), (4, 0.053), (5, 0.108), (6, 0.173), (7, 0.27), (8, 0.411), (11, 0.411)],
)
def test_the_published_risk(value: float, expected: float) -> None:
    assert SCORE.probability is not None
    assert SCORE.probability(value) == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(("value", "name"), [(2, "low"), (3, "intermediate"), (7, "intermediate"), (8, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
