from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.revised_trauma_score import SCORE

BASE: dict[str, Value] = {"gcs": 15, "systolic_bp": 120, "respiratory_rate": 16}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 7.8408),
        ({"gcs": 13}, 7.8408),
        ({"gcs": 12}, 7.8408 - 0.9368),
        ({"gcs": 9}, 7.8408 - 0.9368),
        ({"gcs": 8}, 7.8408 - 2 * 0.9368),
        ({"gcs": 6}, 7.8408 - 2 * 0.9368),
        ({"gcs": 5}, 7.8408 - 3 * 0.9368),
        ({"gcs": 4}, 7.8408 - 3 * 0.9368),
        ({"gcs": 3}, 7.8408 - 4 * 0.9368),
        ({"systolic_bp": 90}, 7.8408),
        ({"systolic_bp": 89}, 7.8408 - 0.7326),
        ({"systolic_bp": 76}, 7.8408 - 0.7326),
        ({"systolic_bp": 75}, 7.8408 - 2 * 0.7326),
        ({"systolic_bp": 50}, 7.8408 - 2 * 0.7326),
        ({"systolic_bp": 49}, 7.8408 - 3 * 0.7326),
        ({"systolic_bp": 1}, 7.8408 - 3 * 0.7326),
        ({"systolic_bp": 0}, 7.8408 - 4 * 0.7326),
        ({"respiratory_rate": 10}, 7.8408),
        ({"respiratory_rate": 29}, 7.8408),
        ({"respiratory_rate": 30}, 7.8408 - 0.2908),
        ({"respiratory_rate": 9}, 7.8408 - 2 * 0.2908),
        ({"respiratory_rate": 6}, 7.8408 - 2 * 0.2908),
        ({"respiratory_rate": 5}, 7.8408 - 3 * 0.2908),
        ({"respiratory_rate": 1}, 7.8408 - 3 * 0.2908),
        ({"respiratory_rate": 0}, 7.8408 - 4 * 0.2908),
    ],
)
def test_boundaries_of_champion_1989(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-6)
