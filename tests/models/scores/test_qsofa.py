from __future__ import annotations

import pytest

from models.scores.qsofa import SCORE

WELL = {"respiratory_rate": 16.0, "systolic_bp": 120.0, "gcs": 15.0}


@pytest.mark.parametrize(
    ("name", "value", "points"),
    [
        ("respiratory_rate", 21.9, 0),
        ("respiratory_rate", 22, 1),
        ("systolic_bp", 100, 1),
        ("systolic_bp", 100.1, 0),
        ("gcs", 14, 1),
        ("gcs", 15, 0),
    ],
)
def test_boundaries_of_seymour_2016(name: str, value: float, points: float) -> None:
    assert SCORE.evaluate({**WELL, name: float(value)}).score == points


def test_a_missing_rate_leaves_a_range() -> None:
    found = SCORE.evaluate({"systolic_bp": 90.0, "gcs": 13.0})
    assert (found.status, found.score, found.lower, found.upper) == ("data-required", None, 2, 3)
    assert found.missing == ("respiratory_rate",)
    assert found.band is not None
    assert found.band.name == "high"
