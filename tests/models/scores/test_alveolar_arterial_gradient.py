from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.alveolar_arterial_gradient import SCORE

BASE: dict[str, Value] = {"pao2": 95, "paco2": 40, "fio2": 21}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(("told", "expected"), [({}, 4.73), ({"fio2": 100, "pao2": 500}, 163), ({"paco2": 80}, -45.27)])
def test_alveolar_gas_equation(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=0.01)
