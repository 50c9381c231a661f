from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.glasgow_blatchford import SCORE

BASE: dict[str, object] = {
    "urea": 5,
    "sex": "male",
    "haemoglobin": 140,
    "systolic_bp": 120,
    "heart_rate": 80,
    "melaena": False,
    "syncope_at_onset": False,
    "liver_disease": False,
    "heart_failure": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("urea", 6.4, 0),
        ("urea", 6.5, 2),
        ("urea", 7.9, 2),
        ("urea", 8, 3),
        ("urea", 9.9, 3),
        ("urea", 10, 4),
        ("urea", 24.9, 4),
        ("urea", 25, 6),
        ("haemoglobin", 130, 0),
        ("haemoglobin", 129, 1),
        ("haemoglobin", 120, 1),
        ("haemoglobin", 119, 3),
        ("haemoglobin", 100, 3),
        ("haemoglobin", 99, 6),
        ("systolic_bp", 110, 0),
        ("systolic_bp", 109, 1),
        ("systolic_bp", 100, 1),
        ("systolic_bp", 99, 2),
        ("systolic_bp", 90, 2),
        ("systolic_bp", 89, 3),
        ("heart_rate", 99, 0),
        ("heart_rate", 100, 1),
        ("melaena", True, 1),
        ("syncope_at_onset", True, 2),
        ("liver_disease", True, 2),
        ("heart_failure", True, 2),
    ],
)
def test_boundaries_of_blatchford(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"sex": "female", "haemoglobin": 120}, 0),
        ({"sex": "female", "haemoglobin": 119}, 1),
        ({"sex": "female", "haemoglobin": 100}, 1),
        ({"sex": "female", "haemoglobin": 99}, 6),
    ],
)
def test_women_have_their_own_haemoglobin(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(("value", "name"), [(1, "very_low"), (2, "elevated"), (6, "elevated"), (7, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


def test_urea_nitrogen_in_mg_per_dl_is_converted() -> None:
    told = SCORE.read({**BASE, "urea": 18.3}, {"urea": "mg/dL"})
    assert SCORE.evaluate(told).score == 2
