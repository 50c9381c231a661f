from __future__ import annotations

import pytest

from models.scores.ich_score import SCORE

WELL = {
    "gcs": 15,
    "haematoma_volume": 10,
    "intraventricular_haemorrhage": False,
    "infratentorial_origin": False,
    "age": 50,
}
ROWS = [
    ("gcs", 13, 0),
    ("gcs", 12, 1),
    ("gcs", 5, 1),
    ("gcs", 4, 2),
    ("gcs", 3, 2),
    ("haematoma_volume", 29.9, 0),
    ("haematoma_volume", 30, 1),
    ("intraventricular_haemorrhage", True, 1),
    ("infratentorial_origin", True, 1),
    ("age", 79, 0),
    ("age", 80, 1),
]


@pytest.mark.parametrize(("name", "value", "points"), ROWS)
def test_boundaries_of_hemphill_2001(name: str, value: object, points: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, name: value}))
    assert found.score == pytest.approx(points)
