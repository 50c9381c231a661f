from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.maintenance_fluid_holliday_segar import SCORE

BASE: dict[str, Value] = {"weight": 10, "age": 5}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [({}, 1000), ({"weight": 11}, 1050), ({"weight": 20}, 1500), ({"weight": 21}, 1520), ({"weight": 5}, 500)],
)
def test_three_slopes_of_weight(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 18.5}, "age-not-supported"), ({"age": 0.05}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
