from __future__ import annotations

import pytest

from models.scores.cha2ds2_vasc import SCORE

WELL = {
    "heart_failure": False,
    "hypertension": False,
    "age": 50,
    "diabetes": False,
    "previous_stroke_or_tia": False,
    "vascular_disease": False,
    "sex": "male",
}
ROWS = [
    ("age", 64, 0),
    ("age", 65, 1),
    ("age", 74, 1),
    ("age", 75, 2),
    ("sex", "female", 1),
    ("heart_failure", True, 1),
    ("hypertension", True, 1),
    ("diabetes", True, 1),
    ("previous_stroke_or_tia", True, 2),
    ("vascular_disease", True, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_lip_2010(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)
