from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.injury_severity_score import SCORE

BASE: dict[str, Value] = {
    "ais_head_neck": "0",
    "ais_face": "0",
    "ais_chest": "0",
    "ais_abdomen": "0",
    "ais_extremities": "0",
    "ais_external": "0",
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"ais_chest": "3"}, 9),
        ({"ais_chest": "3", "ais_face": "2", "ais_external": "1"}, 14),
        ({"ais_chest": "3", "ais_face": "2", "ais_external": "1", "ais_abdomen": "1"}, 14),
        ({"ais_chest": "5", "ais_head_neck": "5", "ais_abdomen": "5"}, 75),
        ({"ais_external": "6"}, 75),
    ],
)
def test_squares_of_the_three_worst(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [({"ais_chest": "3", "ais_face": "2", "ais_external": "1"}, "minor"), ({"ais_chest": "4"}, "major")],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
