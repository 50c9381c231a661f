from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.revised_trauma_score_triage import SCORE

BASE: dict[str, Value] = {"gcs": 15, "systolic_bp": 120, "respiratory_rate": 16}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 12),
        ({"gcs": 13}, 12),
        ({"gcs": 12}, 11),
        ({"gcs": 9}, 11),
        ({"gcs": 8}, 10),
        ({"gcs": 6}, 10),
        ({"gcs": 5}, 9),
        ({"gcs": 4}, 9),
        ({"gcs": 3}, 8),
        ({"systolic_bp": 90}, 12),
        ({"systolic_bp": 89}, 11),
        ({"systolic_bp": 76}, 11),
        ({"systolic_bp": 75}, 10),
        ({"systolic_bp": 50}, 10),
        ({"systolic_bp": 49}, 9),
        ({"systolic_bp": 0}, 8),
        ({"respiratory_rate": 29}, 12),
        ({"respiratory_rate": 30}, 11),
        ({"respiratory_rate": 10}, 12),
        ({"respiratory_rate": 9}, 10),
        ({"respiratory_rate": 6}, 10),
        ({"respiratory_rate": 5}, 9),
        ({"respiratory_rate": 1}, 9),
        ({"respiratory_rate": 0}, 8),
    ],
)
def test_boundaries_of_champion_1989(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
