from __future__ import annotations

import pytest

from models.scores.kings_college_paracetamol import SCORE

BASE: dict[str, object] = {"arterial_ph": 7.4, "inr": 7, "creatinine": 350, "encephalopathy": "grade_3_4"}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("inr", 6.5, 0),
        ("inr", 6.51, 1),
        ("creatinine", 300, 0),
        ("creatinine", 301, 1),
        ("encephalopathy", "grade_1_2", 0),
        ("encephalopathy", "none", 0),
    ],
)
def test_all_three_or_acidosis(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"arterial_ph": 7.29, "inr": 2, "creatinine": 80, "encephalopathy": "none"}, 1),
        ({"arterial_ph": 7.3, "inr": 2, "creatinine": 80, "encephalopathy": "none"}, 0),
    ],
)
def test_acidosis_alone(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected
