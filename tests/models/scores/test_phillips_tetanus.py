from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.phillips_tetanus import SCORE

BASE: dict[str, Value] = {
    "tetanus_incubation_days": 20,
    "tetanus_site": "unknown",
    "tetanus_protection": "complete",
    "tetanus_complicating_factor": "none",
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 2),
        ({"tetanus_incubation_days": 1.9}, 6),
        ({"tetanus_incubation_days": 2}, 5),
        ({"tetanus_incubation_days": 5}, 5),
        ({"tetanus_incubation_days": 6}, 4),
        ({"tetanus_incubation_days": 10}, 4),
        ({"tetanus_incubation_days": 11}, 3),
        ({"tetanus_incubation_days": 14}, 3),
        ({"tetanus_incubation_days": 15}, 2),
        ({"tetanus_site": "internal"}, 6),
        ({"tetanus_site": "head_trunk"}, 5),
        ({"tetanus_site": "proximal"}, 4),
        ({"tetanus_site": "distal"}, 3),
        ({"tetanus_protection": "under_10_years"}, 4),
        ({"tetanus_protection": "over_10_years"}, 6),
        ({"tetanus_protection": "possible"}, 10),
        ({"tetanus_protection": "none"}, 12),
        ({"tetanus_complicating_factor": "minor"}, 4),
        ({"tetanus_complicating_factor": "moderate"}, 6),
        ({"tetanus_complicating_factor": "severe"}, 10),
        ({"tetanus_complicating_factor": "life_threatening"}, 12),
    ],
)
def test_points_of_phillips(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"tetanus_protection": "none", "tetanus_complicating_factor": "moderate"}, "lower"),
        ({"tetanus_protection": "none", "tetanus_complicating_factor": "moderate", "tetanus_site": "distal"}, "higher"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
