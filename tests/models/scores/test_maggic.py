from __future__ import annotations

import pytest

from models.scores.maggic import SCORE

WELL = {
    "ejection_fraction": 55,
    "age": 50,
    "systolic_bp": 160,
    "bmi": 31,
    "creatinine": 80,
    "nyha_class": "I",
    "sex": "female",
    "current_smoker": False,
    "diabetes": False,
    "copd": False,
    "heart_failure_over_18_months": False,
    "on_beta_blocker": True,
    "on_acei_or_arb": True,
}
ROWS = [
    ("ejection_fraction", 40, 0),
    ("ejection_fraction", 39, 2),
    ("ejection_fraction", 34, 3),
    ("ejection_fraction", 29, 5),
    ("ejection_fraction", 24, 6),
    ("ejection_fraction", 19, 7),
    ("age", 54, 0),
    ("age", 55, 3),
    ("age", 60, 5),
    ("age", 65, 7),
    ("age", 70, 9),
    ("age", 75, 12),
    ("age", 80, 15),
    ("systolic_bp", 109, 2),
    ("systolic_bp", 110, 1),
    ("systolic_bp", 129, 1),
    ("systolic_bp", 130, 0),
    ("bmi", 14.9, 6),
    ("bmi", 15, 5),
    ("bmi", 20, 3),
    ("bmi", 25, 2),
    ("bmi", 30, 0),
    ("creatinine", 89, 0),
    ("creatinine", 90, 1),
    ("creatinine", 110, 2),
    ("creatinine", 130, 3),
    ("creatinine", 150, 4),
    ("creatinine", 170, 5),
    ("creatinine", 210, 6),
    ("creatinine", 250, 8),
    ("nyha_class", "II", 2),
    ("nyha_class", "III", 6),
    ("nyha_class", "IV", 8),
    ("sex", "male", 1),
    ("current_smoker", True, 1),
    ("diabetes", True, 3),
    ("copd", True, 2),
    ("heart_failure_over_18_months", True, 2),
    ("on_beta_blocker", False, 3),
    ("on_acei_or_arb", False, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_pocock_2013(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)


CASES = [
    ({"ejection_fraction": 25, "age": 80}, 15, 0),
    ({"ejection_fraction": 35, "age": 80}, 15, 0),
    ({"ejection_fraction": 25, "systolic_bp": 100}, 10, 0),
    ({"ejection_fraction": 35, "systolic_bp": 100}, 5, 0),
    ({"ejection_fraction": 35, "systolic_bp": 135}, 3, 0),
]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_age_and_pressure_depend_on_the_ejection_fraction(
    told: dict[str, object], expected: float, tolerance: float
) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)
