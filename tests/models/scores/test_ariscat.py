from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.ariscat import SCORE

BASE: dict[str, object] = {
    "age": 40,
    "spo2": 98,
    "respiratory_infection_last_month": False,
    "haemoglobin": 140,
    "surgical_incision": "peripheral",
    "surgery_duration": 1,
    "emergency_surgery": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 50, 0),
        ("age", 51, 3),
        ("age", 80, 3),
        ("age", 81, 16),
        ("spo2", 96, 0),
        ("spo2", 95, 8),
        ("spo2", 91, 8),
        ("spo2", 90, 24),
        ("respiratory_infection_last_month", True, 17),
        ("haemoglobin", 101, 0),
        ("haemoglobin", 100, 11),
        ("surgical_incision", "upper_abdominal", 15),
        ("surgical_incision", "intrathoracic", 24),
        ("surgery_duration", 2, 0),
        ("surgery_duration", 2.1, 16),
        ("surgery_duration", 3, 16),
        ("surgery_duration", 3.1, 23),
        ("emergency_surgery", True, 8),
    ],
)
def test_boundaries_of_canet(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(25, "low"), (26, "intermediate"), (44, "intermediate"), (45, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 17)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
