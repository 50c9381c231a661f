from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.lrinec import SCORE

BASE: dict[str, Value] = {"crp": 20, "wbc": 8, "haemoglobin": 140, "sodium": 140, "creatinine": 80, "glucose": 6}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"crp": 149}, 0),
        ({"crp": 150}, 4),
        ({"wbc": 14.9}, 0),
        ({"wbc": 15}, 1),
        ({"wbc": 25}, 1),
        ({"wbc": 25.1}, 2),
        ({"haemoglobin": 136}, 0),
        ({"haemoglobin": 135}, 1),
        ({"haemoglobin": 110}, 1),
        ({"haemoglobin": 109}, 2),
        ({"sodium": 135}, 0),
        ({"sodium": 134}, 2),
        ({"creatinine": 141}, 0),
        ({"creatinine": 142}, 2),
        ({"glucose": 10}, 0),
        ({"glucose": 10.1}, 1),
    ],
)
def test_boundaries_of_wong_2004_table_4(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"crp": 150, "haemoglobin": 120}, "low"),
        ({"crp": 150, "sodium": 130}, "intermediate"),
        ({"crp": 150, "sodium": 130, "glucose": 12}, "intermediate"),
        ({"crp": 150, "sodium": 130, "haemoglobin": 100}, "high"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
