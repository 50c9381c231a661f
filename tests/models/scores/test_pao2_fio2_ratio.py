from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.pao2_fio2_ratio import SCORE

BASE: dict[str, Value] = {"pao2": 100, "fio2": 50}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(("told", "expected"), [({}, 200), ({"fio2": 100}, 100), ({"pao2": 63, "fio2": 21}, 300)])
def test_ratio_with_fio2_in_percent(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"fio2": 100}, "severe"),
        ({"fio2": 100, "pao2": 101}, "moderate"),
        ({}, "moderate"),
        ({"pao2": 101}, "mild"),
        ({"pao2": 150}, "mild"),
        ({"pao2": 151}, "above"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


def test_units_of_kpa_and_fraction_are_understood() -> None:
    told = SCORE.read({"pao2": 13.332, "fio2": 0.5}, {"pao2": "kPa", "fio2": "1"})
    assert SCORE.evaluate(told).score == pytest.approx(200, abs=0.01)
