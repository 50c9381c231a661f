from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.dengue_who_2009 import SCORE

BASE: dict[str, Value] = {
    "fever": True,
    "dengue_endemic_area": True,
    "dengue_confirmed": False,
    "nausea_or_vomiting": False,
    "rash": False,
    "aches_and_pains": False,
    "tourniquet_positive": False,
    "leucopenia": False,
    "abdominal_pain": False,
    "persistent_vomiting": False,
    "fluid_accumulation": False,
    "mucosal_bleeding": False,
    "lethargy_or_restlessness": False,
    "liver_enlargement": False,
    "rising_haematocrit_falling_platelets": False,
    "dengue_shock": False,
    "fluid_with_respiratory_distress": False,
    "severe_bleeding": False,
    "severe_organ_involvement": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"rash": True}, 0),
        ({"rash": True, "nausea_or_vomiting": True}, 1),
        ({"tourniquet_positive": True, "leucopenia": True}, 1),
        ({"aches_and_pains": True, "rash": True, "fever": False}, 0),
        ({"aches_and_pains": True, "rash": True, "dengue_endemic_area": False}, 0),
        ({"dengue_confirmed": True, "fever": False}, 1),
        ({"mucosal_bleeding": True}, 0),
        ({"mucosal_bleeding": True, "liver_enlargement": True}, 0),
        ({"mucosal_bleeding": True, "rash": True}, 2),
        ({"dengue_confirmed": True, "abdominal_pain": True}, 2),
        ({"dengue_confirmed": True, "persistent_vomiting": True}, 2),
        ({"dengue_confirmed": True, "fluid_accumulation": True}, 2),
        ({"dengue_confirmed": True, "lethargy_or_restlessness": True}, 2),
        ({"dengue_confirmed": True, "liver_enlargement": True}, 2),
        ({"dengue_confirmed": True, "rising_haematocrit_falling_platelets": True}, 2),
        ({"dengue_confirmed": True, "dengue_shock": True}, 3),
        ({"dengue_confirmed": True, "fluid_with_respiratory_distress": True}, 3),
        ({"dengue_confirmed": True, "severe_bleeding": True}, 3),
        ({"rash": True, "leucopenia": True, "severe_organ_involvement": True}, 3),
        ({"dengue_shock": True}, 0),
    ],
)
def test_levels_of_figure_1_4(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


def test_what_is_not_told_leaves_the_level_open() -> None:
    found = SCORE.evaluate({"dengue_confirmed": True, "abdominal_pain": True})
    assert (found.lower, found.upper, found.score) == (2, 3, None)
