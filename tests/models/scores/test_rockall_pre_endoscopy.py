from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.rockall_pre_endoscopy import SCORE

BASE: dict[str, object] = {"age": 50, "systolic_bp": 120, "heart_rate": 80, "bleeding_comorbidity": "none"}


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
        ("bleeding_comorbidity", "major", 2),
        ("bleeding_comorbidity", "failure", 3),
    ],
)
def test_boundaries_of_rockall(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("changes", "expected"), [({"systolic_bp": 99, "heart_rate": 130}, 2)])
def test_low_pressure_outweighs_the_pulse(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0, 0.002), (1, 0.024), (2, 0.056), (3, 0.11), (4, 0.246), (5, 0.396), (6, 0.489), (7, 0.5)]
)
def test_the_published_risk(value: float, expected: float) -> None:
    assert SCORE.probability is not None
    assert SCORE.probability(value) == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(("value", "name"), [(0, "low"), (1, "intermediate"), (2, "intermediate"), (3, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 15)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
