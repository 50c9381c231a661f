from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.age_shock_index import SCORE

BASE: dict[str, Value] = {"age": 50, "heart_rate": 80, "systolic_bp": 100}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(("told", "expected"), [({}, 40), ({"age": 80, "heart_rate": 120}, 96)])
def test_age_times_shock_index(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 17}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
