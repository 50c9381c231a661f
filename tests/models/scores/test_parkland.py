from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.parkland import SCORE

BASE: dict[str, Value] = {"weight": 60, "burn_surface_percent": 25, "age": 30}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [({}, 6000), ({"burn_surface_percent": 0}, 0), ({"weight": 100, "burn_surface_percent": 50}, 20000)],
)
def test_four_ml_for_each_kg_and_percent(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 15}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
