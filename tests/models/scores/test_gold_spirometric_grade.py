from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.gold_spirometric_grade import SCORE

BASE: dict[str, Value] = {"fev1_fvc_percent": 60, "fev1_percent_predicted": 90}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 1),
        ({"fev1_fvc_percent": 69.9}, 1),
        ({"fev1_fvc_percent": 70}, 0),
        ({"fev1_percent_predicted": 80}, 1),
        ({"fev1_percent_predicted": 79}, 2),
        ({"fev1_percent_predicted": 50}, 2),
        ({"fev1_percent_predicted": 49}, 3),
        ({"fev1_percent_predicted": 30}, 3),
        ({"fev1_percent_predicted": 29}, 4),
    ],
)
def test_boundaries_of_the_grades(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
