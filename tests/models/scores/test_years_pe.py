from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.years_pe import SCORE

BASE: dict[str, Value] = {
    "clinical_dvt_signs": False,
    "haemoptysis": False,
    "pe_most_likely": False,
    "d_dimer": 300,
    "age": 50,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"d_dimer": 999}, 0),
        ({"d_dimer": 1000}, 1),
        ({"haemoptysis": True, "d_dimer": 499}, 0),
        ({"haemoptysis": True, "d_dimer": 500}, 1),
        ({"clinical_dvt_signs": True, "d_dimer": 500}, 1),
        ({"pe_most_likely": True, "d_dimer": 500}, 1),
        ({"d_dimer": 500}, 0),
    ],
)
def test_branches_of_van_der_hulle_2017(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 17}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code


def test_d_dimer_is_understood_in_mg_per_litre() -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, "d_dimer": 1.0}, {"d_dimer": "mg/L"})).score == 1
