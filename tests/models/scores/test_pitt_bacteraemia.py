from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.pitt_bacteraemia import SCORE

BASE: dict[str, Value] = {
    "temperature": 37,
    "pitt_hypotension": False,
    "mechanically_ventilated": False,
    "cardiac_arrest": False,
    "pitt_mental_status": "alert",
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"temperature": 35}, 2),
        ({"temperature": 35.1}, 1),
        ({"temperature": 36}, 1),
        ({"temperature": 36.1}, 0),
        ({"temperature": 38.9}, 0),
        ({"temperature": 39}, 1),
        ({"temperature": 39.9}, 1),
        ({"temperature": 40}, 2),
        ({"pitt_hypotension": True}, 2),
        ({"mechanically_ventilated": True}, 2),
        ({"cardiac_arrest": True}, 4),
        ({"pitt_mental_status": "disoriented"}, 1),
        ({"pitt_mental_status": "stuporous"}, 2),
        ({"pitt_mental_status": "comatose"}, 4),
    ],
)
def test_boundaries_of_the_pitt_table(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
