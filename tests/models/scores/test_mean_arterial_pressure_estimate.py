from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.mean_arterial_pressure_estimate import SCORE

BASE: dict[str, Value] = {"systolic_bp": 120, "diastolic_bp": 60}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [({}, 80), ({"systolic_bp": 180, "diastolic_bp": 120}, 140), ({"systolic_bp": 65, "diastolic_bp": 65}, 65)],
)
def test_a_third_of_the_pulse_pressure_above_diastolic(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [({"systolic_bp": 95, "diastolic_bp": 50}, "at_target"), ({"systolic_bp": 94, "diastolic_bp": 50}, "low")],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
