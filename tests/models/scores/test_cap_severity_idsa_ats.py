from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.cap_severity_idsa_ats import SCORE

BASE: dict[str, Value] = {
    "respiratory_rate": 18,
    "pao2": 95,
    "fio2": 21,
    "multilobar_infiltrates": False,
    "confusion": False,
    "urea": 5,
    "wbc": 9,
    "platelets": 250,
    "temperature": 38,
    "hypotension_needing_aggressive_fluids": False,
    "mechanically_ventilated": False,
    "septic_shock_needing_vasopressors": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"respiratory_rate": 29}, 0),
        ({"respiratory_rate": 30}, 1),
        ({"pao2": 125, "fio2": 50}, 1),
        ({"pao2": 126, "fio2": 50}, 0),
        ({"multilobar_infiltrates": True}, 1),
        ({"confusion": True}, 1),
        ({"urea": 7.0}, 0),
        ({"urea": 7.14}, 1),
        ({"wbc": 4}, 0),
        ({"wbc": 3.9}, 1),
        ({"platelets": 100}, 0),
        ({"platelets": 99}, 1),
        ({"temperature": 36}, 0),
        ({"temperature": 35.9}, 1),
        ({"hypotension_needing_aggressive_fluids": True}, 1),
        ({"mechanically_ventilated": True}, 3),
        ({"septic_shock_needing_vasopressors": True}, 3),
    ],
)
def test_limits_of_the_2007_criteria(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"mechanically_ventilated": True}, "severe"),
        ({"wbc": 3, "platelets": 90}, "not_severe"),
        ({"wbc": 3, "platelets": 90, "temperature": 35}, "severe"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
