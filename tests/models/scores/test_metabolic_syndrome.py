from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.metabolic_syndrome import SCORE

WELL = {
    "sex": "male",
    "waist": 80,
    "triglycerides": 1.0,
    "hdl_cholesterol": 1.5,
    "on_lipid_drugs": False,
    "systolic_bp": 110,
    "diastolic_bp": 70,
    "on_bp_treatment": False,
    "fasting_glucose": 5.0,
    "on_glucose_lowering_drugs": False,
}
ROWS = [
    ("waist", 89.9, 0),
    ("waist", 90, 1),
    ("triglycerides", 1.68, 0),
    ("triglycerides", 1.7, 1),
    ("hdl_cholesterol", 1.03, 0),
    ("hdl_cholesterol", 1.02, 1),
    ("on_lipid_drugs", True, 2),
    ("systolic_bp", 129, 0),
    ("systolic_bp", 130, 1),
    ("diastolic_bp", 84, 0),
    ("diastolic_bp", 85, 1),
    ("on_bp_treatment", True, 1),
    ("fasting_glucose", 5.54, 0),
    ("fasting_glucose", 5.6, 1),
    ("on_glucose_lowering_drugs", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_alberti_2009(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [
    ({"sex": "female", "waist": 79.9}, 0, 0),
    ({"sex": "female"}, 1, 0),
    ({"sex": "female", "waist": 70, "hdl_cholesterol": 1.28}, 1, 0),
    ({"sex": "female", "waist": 70, "hdl_cholesterol": 1.3}, 0, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_women_have_their_own_limits(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


BANDS = [(2, "absent"), (3, "present")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band
