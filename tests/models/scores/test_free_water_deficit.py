from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.free_water_deficit import SCORE

BASE: dict[str, Value] = {"age": 40, "sex": "male", "weight": 100, "sodium": 154}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 6),
        ({"sex": "female"}, 5),
        ({"age": 64}, 6),
        ({"age": 65}, 5),
        ({"age": 65, "sex": "female"}, 4.5),
        ({"age": 17, "sex": "female"}, 6),
        ({"age": 18, "sex": "female"}, 5),
        ({"sodium": 140}, 0),
    ],
)
def test_body_water_by_age_and_sex(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"sodium": 139}, "value-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
