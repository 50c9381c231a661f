from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.sirs import SCORE

BASE: dict[str, Value] = {
    "temperature": 37,
    "age": 40,
    "heart_rate": 80,
    "respiratory_rate": 16,
    "paco2": 40,
    "wbc": 8,
    "immature_neutrophils_over_10_percent": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"temperature": 36}, 0),
        ({"temperature": 35.9}, 1),
        ({"temperature": 38}, 0),
        ({"temperature": 38.1}, 1),
        ({"heart_rate": 90}, 0),
        ({"heart_rate": 91}, 1),
        ({"respiratory_rate": 20}, 0),
        ({"respiratory_rate": 21}, 1),
        ({"paco2": 32}, 0),
        ({"paco2": 31.9}, 1),
        ({"respiratory_rate": 30, "paco2": 25}, 1),
        ({"wbc": 4}, 0),
        ({"wbc": 3.9}, 1),
        ({"wbc": 12}, 0),
        ({"wbc": 12.1}, 1),
        ({"immature_neutrophils_over_10_percent": True}, 1),
    ],
)
def test_boundaries_of_bone_1992(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


def test_a_missing_gas_leaves_one_point_open() -> None:
    known = {name: value for name, value in BASE.items() if name != "paco2"}
    found = SCORE.evaluate(SCORE.read(known))
    assert (found.lower, found.upper, found.missing) == (0, 1, ("paco2",))


def test_a_child_is_not_scored_by_adult_limits() -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, "age": 4})).status == "abstained"
