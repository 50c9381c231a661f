from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.hacor import SCORE

BASE: dict[str, Value] = {
    "heart_rate": 90,
    "arterial_ph": 7.4,
    "gcs": 15,
    "pao2": 250,
    "fio2": 100,
    "respiratory_rate": 20,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"heart_rate": 120}, 0),
        ({"heart_rate": 121}, 1),
        ({"arterial_ph": 7.35}, 0),
        ({"arterial_ph": 7.34}, 2),
        ({"arterial_ph": 7.3}, 2),
        ({"arterial_ph": 7.29}, 3),
        ({"arterial_ph": 7.25}, 3),
        ({"arterial_ph": 7.24}, 4),
        ({"gcs": 14}, 2),
        ({"gcs": 13}, 2),
        ({"gcs": 12}, 5),
        ({"gcs": 11}, 5),
        ({"gcs": 10}, 10),
        ({"pao2": 201}, 0),
        ({"pao2": 200}, 2),
        ({"pao2": 176}, 2),
        ({"pao2": 175}, 3),
        ({"pao2": 151}, 3),
        ({"pao2": 150}, 4),
        ({"pao2": 126}, 4),
        ({"pao2": 125}, 5),
        ({"pao2": 101}, 5),
        ({"pao2": 100}, 6),
        ({"respiratory_rate": 30}, 0),
        ({"respiratory_rate": 31}, 1),
        ({"respiratory_rate": 35}, 1),
        ({"respiratory_rate": 36}, 2),
        ({"respiratory_rate": 40}, 2),
        ({"respiratory_rate": 41}, 3),
        ({"respiratory_rate": 45}, 3),
        ({"respiratory_rate": 46}, 4),
    ],
)
def test_boundaries_of_duan_2017(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "band"), [({"gcs": 12}, "low"), ({"gcs": 12, "heart_rate": 130}, "high")])
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
