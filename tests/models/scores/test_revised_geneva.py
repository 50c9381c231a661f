from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.revised_geneva import SCORE

BASE: dict[str, Value] = {
    "age": 40,
    "previous_vte": False,
    "surgery_or_fracture_within_1_month": False,
    "cancer": False,
    "unilateral_leg_pain": False,
    "haemoptysis": False,
    "heart_rate": 70,
    "deep_vein_tenderness_and_oedema": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"age": 65}, 0),
        ({"age": 66}, 1),
        ({"previous_vte": True}, 3),
        ({"surgery_or_fracture_within_1_month": True}, 2),
        ({"cancer": True}, 2),
        ({"unilateral_leg_pain": True}, 3),
        ({"haemoptysis": True}, 2),
        ({"heart_rate": 74}, 0),
        ({"heart_rate": 75}, 3),
        ({"heart_rate": 94}, 3),
        ({"heart_rate": 95}, 5),
        ({"deep_vein_tenderness_and_oedema": True}, 4),
    ],
)
def test_points_of_le_gal_2006(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"heart_rate": 80}, "low"),
        ({"heart_rate": 80, "age": 70}, "intermediate"),
        ({"heart_rate": 95, "previous_vte": True, "cancer": True}, "intermediate"),
        ({"heart_rate": 95, "previous_vte": True, "cancer": True, "age": 70}, "high"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"age": 17}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
