from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.shock_index import SCORE

BASE: dict[str, Value] = {"heart_rate": 80, "systolic_bp": 120, "age": 50}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(("told", "expected"), [({}, 2 / 3), ({"heart_rate": 120, "systolic_bp": 80}, 1.5)])
def test_heart_rate_over_systolic_pressure(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"heart_rate": 70, "systolic_bp": 100}, "normal"),
        ({"heart_rate": 71, "systolic_bp": 100}, "raised"),
        ({"heart_rate": 89, "systolic_bp": 100}, "raised"),
        ({"heart_rate": 90, "systolic_bp": 100}, "high"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"age": 15}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
