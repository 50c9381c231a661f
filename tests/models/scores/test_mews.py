from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.mews import SCORE

BASE: dict[str, Value] = {
    "systolic_bp": 120,
    "heart_rate": 80,
    "respiratory_rate": 12,
    "temperature": 37,
    "age": 40,
    "avpu": "alert",
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"systolic_bp": 70}, 3),
        ({"systolic_bp": 71}, 2),
        ({"systolic_bp": 80}, 2),
        ({"systolic_bp": 81}, 1),
        ({"systolic_bp": 100}, 1),
        ({"systolic_bp": 101}, 0),
        ({"systolic_bp": 199}, 0),
        ({"systolic_bp": 200}, 2),
        ({"heart_rate": 39}, 2),
        ({"heart_rate": 41}, 1),
        ({"heart_rate": 50}, 1),
        ({"heart_rate": 51}, 0),
        ({"heart_rate": 100}, 0),
        ({"heart_rate": 101}, 1),
        ({"heart_rate": 110}, 1),
        ({"heart_rate": 111}, 2),
        ({"heart_rate": 129}, 2),
        ({"heart_rate": 130}, 3),
        ({"respiratory_rate": 8}, 2),
        ({"respiratory_rate": 9}, 0),
        ({"respiratory_rate": 14}, 0),
        ({"respiratory_rate": 15}, 1),
        ({"respiratory_rate": 20}, 1),
        ({"respiratory_rate": 21}, 2),
        ({"respiratory_rate": 29}, 2),
        ({"respiratory_rate": 30}, 3),
        ({"temperature": 34.9}, 2),
        ({"temperature": 35}, 0),
        ({"temperature": 38.4}, 0),
        ({"temperature": 38.5}, 2),
        ({"avpu": "voice"}, 1),
        ({"avpu": "pain"}, 2),
        ({"avpu": "unresponsive"}, 3),
    ],
)
def test_boundaries_of_subbe_2001_table_1(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


def test_a_child_is_not_scored_by_adult_limits() -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, "age": 4})).status == "abstained"
