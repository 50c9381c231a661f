from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.perc import SCORE

BASE: dict[str, Value] = {
    "age": 30,
    "heart_rate": 80,
    "spo2": 98,
    "unilateral_leg_swelling": False,
    "haemoptysis": False,
    "surgery_or_trauma_within_4_weeks": False,
    "previous_vte": False,
    "oestrogen_use": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"age": 49}, 0),
        ({"age": 50}, 1),
        ({"heart_rate": 99}, 0),
        ({"heart_rate": 100}, 1),
        ({"spo2": 95}, 0),
        ({"spo2": 94}, 1),
        ({"unilateral_leg_swelling": True}, 1),
        ({"haemoptysis": True}, 1),
        ({"surgery_or_trauma_within_4_weeks": True}, 1),
        ({"previous_vte": True}, 1),
        ({"oestrogen_use": True}, 1),
    ],
)
def test_criteria_of_kline_2004(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 17}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
