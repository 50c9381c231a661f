from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.mascc import SCORE

BASE: dict[str, Value] = {
    "neutropenia_illness_burden": "none_or_mild",
    "systolic_bp": 120,
    "copd": False,
    "haematological_malignancy_with_previous_fungal_infection": False,
    "dehydration_needing_fluid": False,
    "inpatient_at_fever_onset": False,
    "age": 40,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 26),
        ({"neutropenia_illness_burden": "moderate"}, 24),
        ({"neutropenia_illness_burden": "severe"}, 21),
        ({"systolic_bp": 90}, 26),
        ({"systolic_bp": 89}, 21),
        ({"copd": True}, 22),
        ({"haematological_malignancy_with_previous_fungal_infection": True}, 22),
        ({"dehydration_needing_fluid": True}, 23),
        ({"inpatient_at_fever_onset": True}, 23),
        ({"age": 59}, 26),
        ({"age": 60}, 24),
    ],
)
def test_points_of_klastersky_2000(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "band"), [({"systolic_bp": 80}, "low"), ({"copd": True, "age": 60}, "high")])
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"age": 15}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
