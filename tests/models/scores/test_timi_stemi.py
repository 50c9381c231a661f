from __future__ import annotations

import pytest

from models.scores.timi_stemi import SCORE

WELL = {
    "age": 50,
    "diabetes": False,
    "hypertension": False,
    "history_of_angina": False,
    "systolic_bp": 130,
    "heart_rate": 80,
    "killip_class": "I",
    "weight": 70,
    "anterior_st_elevation_or_lbbb": False,
    "reperfusion_after_4_hours": False,
}
ROWS = [
    ("age", 64, 0),
    ("age", 65, 2),
    ("age", 74, 2),
    ("age", 75, 3),
    ("diabetes", True, 1),
    ("hypertension", True, 1),
    ("history_of_angina", True, 1),
    ("systolic_bp", 100, 0),
    ("systolic_bp", 99, 3),
    ("heart_rate", 100, 0),
    ("heart_rate", 101, 2),
    ("killip_class", "II", 2),
    ("killip_class", "III", 2),
    ("killip_class", "IV", 2),
    ("weight", 67, 0),
    ("weight", 66.9, 1),
    ("anterior_st_elevation_or_lbbb", True, 1),
    ("reperfusion_after_4_hours", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_morrow_2000(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)
