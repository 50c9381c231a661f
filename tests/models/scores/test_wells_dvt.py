from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.wells_dvt import SCORE

BASE: dict[str, Value] = {
    "cancer": False,
    "leg_paralysis_or_cast": False,
    "bedridden_or_surgery_within_12_weeks": False,
    "deep_vein_tenderness": False,
    "entire_leg_swollen": False,
    "calf_swelling_3_cm": False,
    "pitting_oedema": False,
    "collateral_veins": False,
    "previous_dvt": False,
    "alternative_to_dvt_as_likely": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"cancer": True}, 1),
        ({"leg_paralysis_or_cast": True}, 1),
        ({"bedridden_or_surgery_within_12_weeks": True}, 1),
        ({"deep_vein_tenderness": True}, 1),
        ({"entire_leg_swollen": True}, 1),
        ({"calf_swelling_3_cm": True}, 1),
        ({"pitting_oedema": True}, 1),
        ({"collateral_veins": True}, 1),
        ({"previous_dvt": True}, 1),
        ({"alternative_to_dvt_as_likely": True}, -2),
    ],
)
def test_points_of_wells_2003(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({}, "low"),
        ({"cancer": True}, "moderate_unlikely"),
        ({"cancer": True, "pitting_oedema": True}, "moderate_likely"),
        ({"cancer": True, "pitting_oedema": True, "previous_dvt": True}, "high"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
