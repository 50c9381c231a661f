from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.bode import SCORE

BASE: dict[str, Value] = {
    "fev1_percent_predicted": 80,
    "six_minute_walk_distance": 400,
    "dyspnoea_mmrc": "0",
    "bmi": 24,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"fev1_percent_predicted": 65}, 0),
        ({"fev1_percent_predicted": 64}, 1),
        ({"fev1_percent_predicted": 50}, 1),
        ({"fev1_percent_predicted": 49}, 2),
        ({"fev1_percent_predicted": 36}, 2),
        ({"fev1_percent_predicted": 35}, 3),
        ({"six_minute_walk_distance": 350}, 0),
        ({"six_minute_walk_distance": 349}, 1),
        ({"six_minute_walk_distance": 250}, 1),
        ({"six_minute_walk_distance": 249}, 2),
        ({"six_minute_walk_distance": 150}, 2),
        ({"six_minute_walk_distance": 149}, 3),
        ({"dyspnoea_mmrc": "1"}, 0),
        ({"dyspnoea_mmrc": "2"}, 1),
        ({"dyspnoea_mmrc": "3"}, 2),
        ({"dyspnoea_mmrc": "4"}, 3),
        ({"bmi": 21.1}, 0),
        ({"bmi": 21}, 1),
    ],
)
def test_boundaries_of_celli_2004_table_2(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"dyspnoea_mmrc": "3"}, "quartile_1"),
        ({"dyspnoea_mmrc": "4"}, "quartile_2"),
        ({"dyspnoea_mmrc": "4", "six_minute_walk_distance": 200}, "quartile_3"),
        ({"dyspnoea_mmrc": "4", "six_minute_walk_distance": 200, "fev1_percent_predicted": 40}, "quartile_4"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
