from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.oakland import SCORE

BASE: dict[str, object] = {
    "age": 30,
    "sex": "female",
    "previous_lower_gi_bleed": False,
    "blood_on_rectal_examination": False,
    "heart_rate": 60,
    "systolic_bp": 170,
    "haemoglobin": 165,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 39, 0),
        ("age", 40, 1),
        ("age", 69, 1),
        ("age", 70, 2),
        ("sex", "male", 1),
        ("previous_lower_gi_bleed", True, 1),
        ("blood_on_rectal_examination", True, 1),
        ("heart_rate", 69, 0),
        ("heart_rate", 70, 1),
        ("heart_rate", 89, 1),
        ("heart_rate", 90, 2),
        ("heart_rate", 109, 2),
        ("heart_rate", 110, 3),
        ("systolic_bp", 160, 0),
        ("systolic_bp", 159, 2),
        ("systolic_bp", 130, 2),
        ("systolic_bp", 129, 3),
        ("systolic_bp", 120, 3),
        ("systolic_bp", 119, 4),
        ("systolic_bp", 90, 4),
        ("systolic_bp", 89, 5),
        ("haemoglobin", 160, 0),
        ("haemoglobin", 159, 4),
        ("haemoglobin", 130, 4),
        ("haemoglobin", 129, 8),
        ("haemoglobin", 110, 8),
        ("haemoglobin", 109, 13),
        ("haemoglobin", 90, 13),
        ("haemoglobin", 89, 17),
        ("haemoglobin", 70, 17),
        ("haemoglobin", 69, 22),
    ],
)
def test_boundaries_of_oakland(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(8, "low"), (9, "admit")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 15)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
