from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.modified_shock_index import SCORE

BASE: dict[str, Value] = {"heart_rate": 80, "mean_arterial_pressure": 80}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(("told", "expected"), [({}, 1), ({"heart_rate": 120, "mean_arterial_pressure": 60}, 2)])
def test_heart_rate_over_mean_pressure(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"heart_rate": 69, "mean_arterial_pressure": 100}, "low"),
        ({"heart_rate": 70, "mean_arterial_pressure": 100}, "usual"),
        ({"heart_rate": 130, "mean_arterial_pressure": 100}, "usual"),
        ({"heart_rate": 131, "mean_arterial_pressure": 100}, "high"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
