from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.phoenix_sepsis import SCORE

BASE: dict[str, Value] = {
    "age": 6,
    "phoenix_respiratory": "0",
    "vasoactive_drug_count": "0",
    "lactate": 1,
    "mean_arterial_pressure": 70,
    "platelets": 250,
    "inr": 1,
    "d_dimer": 300,
    "fibrinogen": 3,
    "gcs": 15,
    "fixed_pupils": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"phoenix_respiratory": "1"}, 1),
        ({"phoenix_respiratory": "2"}, 2),
        ({"phoenix_respiratory": "3"}, 3),
        ({"vasoactive_drug_count": "1"}, 1),
        ({"vasoactive_drug_count": "2_or_more"}, 2),
        ({"lactate": 4.9}, 0),
        ({"lactate": 5}, 1),
        ({"lactate": 10.9}, 1),
        ({"lactate": 11}, 2),
        ({"age": 0.05, "mean_arterial_pressure": 31}, 0),
        ({"age": 0.05, "mean_arterial_pressure": 30}, 1),
        ({"age": 0.05, "mean_arterial_pressure": 17}, 1),
        ({"age": 0.05, "mean_arterial_pressure": 16}, 2),
        ({"age": 0.5, "mean_arterial_pressure": 39}, 0),
        ({"age": 0.5, "mean_arterial_pressure": 38}, 1),
        ({"age": 0.5, "mean_arterial_pressure": 25}, 1),
        ({"age": 0.5, "mean_arterial_pressure": 24}, 2),
        ({"age": 1, "mean_arterial_pressure": 44}, 0),
        ({"age": 1, "mean_arterial_pressure": 43}, 1),
        ({"age": 1, "mean_arterial_pressure": 30}, 2),
        ({"age": 2, "mean_arterial_pressure": 45}, 0),
        ({"age": 2, "mean_arterial_pressure": 44}, 1),
        ({"age": 2, "mean_arterial_pressure": 31}, 2),
        ({"age": 5, "mean_arterial_pressure": 49}, 0),
        ({"age": 5, "mean_arterial_pressure": 48}, 1),
        ({"age": 5, "mean_arterial_pressure": 35}, 2),
        ({"age": 12, "mean_arterial_pressure": 52}, 0),
        ({"age": 12, "mean_arterial_pressure": 51}, 1),
        ({"age": 12, "mean_arterial_pressure": 37}, 2),
        ({"platelets": 100}, 0),
        ({"platelets": 99}, 1),
        ({"inr": 1.3}, 0),
        ({"inr": 1.4}, 1),
        ({"d_dimer": 2000}, 0),
        ({"d_dimer": 2001}, 1),
        ({"fibrinogen": 1}, 0),
        ({"fibrinogen": 0.9}, 1),
        ({"platelets": 50, "inr": 2, "d_dimer": 5000}, 2),
        ({"gcs": 11}, 0),
        ({"gcs": 10}, 1),
        ({"gcs": 3, "fixed_pupils": True}, 2),
    ],
)
def test_boundaries_of_schlapbach_2024_table_2(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 18}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
