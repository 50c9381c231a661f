from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.decaf import SCORE

BASE: dict[str, Value] = {
    "extended_mrc_dyspnoea": "1_to_4",
    "eosinophils": 0.2,
    "consolidation": False,
    "arterial_ph": 7.4,
    "atrial_fibrillation": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"extended_mrc_dyspnoea": "5a"}, 1),
        ({"extended_mrc_dyspnoea": "5b"}, 2),
        ({"eosinophils": 0.05}, 0),
        ({"eosinophils": 0.04}, 1),
        ({"consolidation": True}, 1),
        ({"arterial_ph": 7.3}, 0),
        ({"arterial_ph": 7.29}, 1),
        ({"atrial_fibrillation": True}, 1),
    ],
)
def test_points_of_steer_2012_table_3(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"consolidation": True}, "low"),
        ({"extended_mrc_dyspnoea": "5b"}, "intermediate"),
        ({"extended_mrc_dyspnoea": "5b", "consolidation": True}, "high"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
