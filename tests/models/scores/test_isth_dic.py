from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.isth_dic import SCORE

BASE: dict[str, Value] = {
    "platelets": 200,
    "fibrin_marker_rise": "none",
    "prothrombin_prolongation": 0,
    "fibrinogen": 3,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"platelets": 100}, 0),
        ({"platelets": 99}, 1),
        ({"platelets": 50}, 1),
        ({"platelets": 49}, 2),
        ({"fibrin_marker_rise": "moderate"}, 2),
        ({"fibrin_marker_rise": "strong"}, 3),
        ({"prothrombin_prolongation": 2.9}, 0),
        ({"prothrombin_prolongation": 3}, 1),
        ({"prothrombin_prolongation": 5.9}, 1),
        ({"prothrombin_prolongation": 6}, 2),
        ({"fibrinogen": 1}, 0),
        ({"fibrinogen": 0.9}, 1),
    ],
)
def test_points_of_the_2001_algorithm(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"platelets": 60, "fibrin_marker_rise": "strong"}, "not_overt"),
        ({"platelets": 40, "fibrin_marker_rise": "strong"}, "overt"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


def test_fibrinogen_in_mg_per_dl_is_understood() -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, "fibrinogen": 90}, {"fibrinogen": "mg/dL"})).score == 1
