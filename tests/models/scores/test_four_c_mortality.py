from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.four_c_mortality import SCORE

BASE: dict[str, Value] = {
    "age": 40,
    "sex": "female",
    "four_c_comorbidities": "0",
    "respiratory_rate": 16,
    "spo2": 97,
    "gcs": 15,
    "urea": 5,
    "crp": 10,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"age": 49}, 0),
        ({"age": 50}, 2),
        ({"age": 59}, 2),
        ({"age": 60}, 4),
        ({"age": 69}, 4),
        ({"age": 70}, 6),
        ({"age": 79}, 6),
        ({"age": 80}, 7),
        ({"sex": "male"}, 1),
        ({"four_c_comorbidities": "1"}, 1),
        ({"four_c_comorbidities": "2_or_more"}, 2),
        ({"respiratory_rate": 19}, 0),
        ({"respiratory_rate": 20}, 1),
        ({"respiratory_rate": 29}, 1),
        ({"respiratory_rate": 30}, 2),
        ({"spo2": 92}, 0),
        ({"spo2": 91}, 2),
        ({"gcs": 14}, 2),
        ({"urea": 6.9}, 0),
        ({"urea": 7}, 1),
        ({"urea": 14}, 1),
        ({"urea": 14.1}, 3),
        ({"crp": 49}, 0),
        ({"crp": 50}, 1),
        ({"crp": 99}, 1),
        ({"crp": 100}, 2),
    ],
)
def test_boundaries_of_knight_2020_table_2(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"sex": "male", "crp": 100}, "low"),
        ({"age": 60}, "intermediate"),
        ({"age": 80, "sex": "male"}, "intermediate"),
        ({"age": 80, "spo2": 80}, "high"),
        ({"age": 80, "spo2": 80, "gcs": 10, "urea": 20}, "high"),
        ({"age": 80, "spo2": 80, "gcs": 10, "urea": 20, "sex": "male"}, "very_high"),
    ],
)
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band


@pytest.mark.parametrize(("told", "code"), [({"age": 17}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code


@pytest.mark.parametrize(
    ("told", "probability"),
    [
        ({"sex": "male"}, 0.003),
        ({"age": 60}, 0.048),
        ({"age": 80, "spo2": 80}, 0.192),
        ({"age": 80, "spo2": 80, "gcs": 10, "urea": 20, "sex": "male"}, 0.516),
    ],
)
def test_gives_the_published_risk(told: dict[str, Value], probability: float) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.probability == pytest.approx(probability, abs=0.0006)
