from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.thwaites_tb_meningitis import SCORE

BASE: dict[str, Value] = {
    "age": 25,
    "wbc": 9,
    "days_of_illness": 3,
    "csf_white_cells": 300,
    "csf_neutrophil_percent": 20,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"age": 35}, 0),
        ({"age": 36}, 2),
        ({"wbc": 14.9}, 0),
        ({"wbc": 15}, 4),
        ({"days_of_illness": 5}, 0),
        ({"days_of_illness": 6}, -5),
        ({"csf_white_cells": 899}, 0),
        ({"csf_white_cells": 900}, 3),
        ({"csf_neutrophil_percent": 74}, 0),
        ({"csf_neutrophil_percent": 75}, 4),
    ],
)
def test_points_of_thwaites_2002(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "band"), [({"wbc": 20}, "tuberculous"), ({"wbc": 20, "age": 40}, "bacterial")])
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"age": 14}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
