from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.triss import SCORE

BASE: dict[str, Value] = {
    "revised_trauma_score": 6.9048,
    "injury_severity_score": 22,
    "age": 54,
    "injury_mechanism": "blunt",
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 96.43),
        ({"age": 55}, 82.53),
        ({"injury_mechanism": "penetrating"}, 94.74),
        ({"injury_mechanism": "penetrating", "age": 55}, 85.26),
    ],
)
def test_coefficients_of_the_major_trauma_outcome_study(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(("told", "code"), [({"age": 14}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
