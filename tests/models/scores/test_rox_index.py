from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.rox_index import SCORE

BASE: dict[str, Value] = {"spo2": 95, "fio2": 50, "respiratory_rate": 25}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(("told", "expected"), [({}, 7.6), ({"fio2": 100, "respiratory_rate": 38}, 2.5)])
def test_saturation_over_fraction_over_rate(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"fio2": 100, "respiratory_rate": 34}, "failure_2h"),
        ({"fio2": 100, "respiratory_rate": 33}, "failure_6h"),
        ({"fio2": 100, "respiratory_rate": 27}, "failure_12h"),
        ({"fio2": 100, "respiratory_rate": 24}, "undecided"),
        ({"fio2": 100, "respiratory_rate": 19}, "success"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
