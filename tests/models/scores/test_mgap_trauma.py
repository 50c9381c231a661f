from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.mgap_trauma import SCORE

BASE: dict[str, Value] = {"injury_mechanism": "blunt", "gcs": 10, "age": 40, "systolic_bp": 130}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 24),
        ({"injury_mechanism": "penetrating"}, 20),
        ({"gcs": 3}, 17),
        ({"age": 59}, 24),
        ({"age": 60}, 19),
        ({"systolic_bp": 120}, 22),
        ({"systolic_bp": 60}, 22),
        ({"systolic_bp": 59}, 19),
    ],
)
def test_points_of_sartorius_2010(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [({"gcs": 3}, "high"), ({"gcs": 4}, "intermediate"), ({"gcs": 8}, "intermediate"), ({"gcs": 9}, "low")],
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
