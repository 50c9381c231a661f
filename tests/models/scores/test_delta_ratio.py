from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.delta_ratio import SCORE

BASE: dict[str, Value] = {"sodium": 140, "chloride": 100, "bicarbonate": 14}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(("told", "expected"), [({}, 1.4), ({"chloride": 104}, 1), ({"chloride": 94}, 2)])
def test_rise_of_gap_over_fall_of_bicarbonate(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"chloride": 105}, "mixed_with_normal_gap"),
        ({"chloride": 104}, "pure"),
        ({"chloride": 94}, "pure"),
        ({"chloride": 93}, "mixed_with_alkalosis"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"bicarbonate": 24}, "value-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
