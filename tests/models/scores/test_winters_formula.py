from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.winters_formula import SCORE

BASE: dict[str, Value] = {"bicarbonate": 12}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(("told", "expected"), [({}, 26), ({"bicarbonate": 24}, 44), ({"bicarbonate": 4}, 14)])
def test_one_and_a_half_bicarbonate_and_eight(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"bicarbonate": 24.1}, "value-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code
