from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.severe_malaria_who import SCORE

BASE: dict[str, Value] = {
    "gcs": 15,
    "prostration": False,
    "multiple_convulsions": False,
    "bicarbonate": 22,
    "lactate": 1,
    "glucose": 5,
    "age": 30,
    "haemoglobin": 120,
    "parasite_density": 200000,
    "creatinine": 80,
    "urea": 5,
    "bilirubin": 15,
    "malaria_pulmonary_oedema": False,
    "significant_bleeding": False,
    "malaria_shock": False,
    "parasitaemia": 2,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"gcs": 11}, 0),
        ({"gcs": 10}, 1),
        ({"prostration": True}, 1),
        ({"multiple_convulsions": True}, 1),
        ({"bicarbonate": 15}, 0),
        ({"bicarbonate": 14.9}, 1),
        ({"lactate": 4.9}, 0),
        ({"lactate": 5}, 1),
        ({"lactate": 6, "bicarbonate": 10}, 1),
        ({"glucose": 2.2}, 0),
        ({"glucose": 2.1}, 1),
        ({"haemoglobin": 70}, 0),
        ({"haemoglobin": 69}, 1),
        ({"haemoglobin": 69, "parasite_density": 10000}, 0),
        ({"age": 11.9, "haemoglobin": 51}, 0),
        ({"age": 11.9, "haemoglobin": 50}, 1),
        ({"age": 12, "haemoglobin": 69}, 1),
        ({"creatinine": 265}, 0),
        ({"creatinine": 266}, 1),
        ({"urea": 20}, 0),
        ({"urea": 20.1}, 1),
        ({"bilirubin": 50}, 0),
        ({"bilirubin": 51}, 1),
        ({"bilirubin": 51, "parasite_density": 100000}, 0),
        ({"malaria_pulmonary_oedema": True}, 1),
        ({"significant_bleeding": True}, 1),
        ({"malaria_shock": True}, 1),
        ({"parasitaemia": 10}, 0),
        ({"parasitaemia": 10.1}, 1),
    ],
)
def test_limits_of_the_who_criteria(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "band"), [({}, "uncomplicated"), ({"malaria_shock": True}, "severe")])
def test_falls_into_the_published_band(told: dict[str, Value], band: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.band is not None
    assert found.band.name == band
