from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.osmolal_gap import SCORE

BASE: dict[str, Value] = {"measured_osmolality": 295, "sodium": 140, "glucose": 5, "urea": 5}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"), [({}, 5), ({"measured_osmolality": 280}, -10), ({"measured_osmolality": 320, "urea": 20}, 15)]
)
def test_measured_less_calculated(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"), [({"measured_osmolality": 300}, "usual"), ({"measured_osmolality": 301}, "raised")]
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
