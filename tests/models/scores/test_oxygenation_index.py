from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.oxygenation_index import SCORE

BASE: dict[str, Value] = {"mean_airway_pressure": 10, "fio2": 50, "pao2": 100}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"), [({}, 5), ({"fio2": 100}, 10), ({"pao2": 50, "mean_airway_pressure": 20}, 20)]
)
def test_pressure_times_fraction_over_pao2(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"mean_airway_pressure": 7.9}, "below"),
        ({"mean_airway_pressure": 8}, "mild"),
        ({"mean_airway_pressure": 15.9}, "mild"),
        ({"mean_airway_pressure": 16}, "moderate"),
        ({"mean_airway_pressure": 31.9}, "moderate"),
        ({"mean_airway_pressure": 32}, "severe"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
