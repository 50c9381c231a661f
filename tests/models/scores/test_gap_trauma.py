from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.gap_trauma import SCORE

BASE: dict[str, Value] = {"gcs": 10, "age": 40, "systolic_bp": 130}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 19),
        ({"gcs": 3}, 12),
        ({"gcs": 15}, 24),
        ({"age": 59}, 19),
        ({"age": 60}, 16),
        ({"systolic_bp": 121}, 19),
        ({"systolic_bp": 120}, 17),
        ({"systolic_bp": 60}, 17),
        ({"systolic_bp": 59}, 13),
    ],
)
def test_points_of_kondo_2011(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({}, "low"),
        ({"gcs": 9}, "intermediate"),
        ({"gcs": 4, "age": 70, "systolic_bp": 130}, "high"),
        ({"gcs": 5, "age": 70, "systolic_bp": 130}, "intermediate"),
    ],
)
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
