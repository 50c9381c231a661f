from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.corrected_sodium_katz import SCORE

BASE: dict[str, Value] = {"sodium": 130, "glucose": 11.1}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(("told", "expected"), [({}, 131.6), ({"glucose": 22.2}, 134.8), ({"glucose": 55.5}, 144.4)])
def test_rise_for_each_5_55_mmol_of_glucose(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"glucose": 5.5}, "value-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
