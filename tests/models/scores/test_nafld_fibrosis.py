from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.nafld_fibrosis import SCORE

BASE: dict[str, object] = {
    "age": 50,
    "bmi": 30,
    "diabetes_or_impaired_fasting_glucose": False,
    "ast": 60,
    "alt": 60,
    "platelets": 200,
    "albumin": 40,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 60, -0.885),
        ("bmi", 20, -2.195),
        ("diabetes_or_impaired_fasting_glucose", True, -0.125),
        ("ast", 120, -0.265),
        ("alt", 120, -1.75),
        ("platelets", 100, 0.045),
        ("albumin", 30, -0.595),
    ],
)
def test_terms_of_angulo(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=1e-09)


@pytest.mark.parametrize(
    ("value", "name"), [(-1.456, "low"), (-1.455, "indeterminate"), (0.676, "indeterminate"), (0.677, "high")]
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age", 17)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"
