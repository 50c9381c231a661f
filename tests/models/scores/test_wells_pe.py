from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.wells_pe import SCORE

BASE: dict[str, Value] = {
    "clinical_dvt_signs": False,
    "pe_most_likely": False,
    "heart_rate": 80,
    "immobilised_or_surgery_within_4_weeks": False,
    "previous_vte": False,
    "haemoptysis": False,
    "cancer": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"clinical_dvt_signs": True}, 3),
        ({"pe_most_likely": True}, 3),
        ({"heart_rate": 100}, 0),
        ({"heart_rate": 101}, 1.5),
        ({"immobilised_or_surgery_within_4_weeks": True}, 1.5),
        ({"previous_vte": True}, 1.5),
        ({"haemoptysis": True}, 1),
        ({"cancer": True}, 1),
    ],
)
def test_points_of_wells_2000(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"previous_vte": True}, "low"),
        ({"cancer": True, "haemoptysis": True}, "moderate_unlikely"),
        ({"pe_most_likely": True, "cancer": True}, "moderate_unlikely"),
        ({"pe_most_likely": True, "previous_vte": True}, "moderate_likely"),
        ({"pe_most_likely": True, "clinical_dvt_signs": True}, "moderate_likely"),
        ({"pe_most_likely": True, "clinical_dvt_signs": True, "cancer": True}, "high"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
