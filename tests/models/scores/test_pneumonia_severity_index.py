from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.pneumonia_severity_index import SCORE

BASE: dict[str, Value] = {
    "age": 50,
    "sex": "male",
    "nursing_home_resident": False,
    "cancer": False,
    "liver_disease": False,
    "heart_failure": False,
    "cerebrovascular_disease": False,
    "chronic_kidney_disease": False,
    "altered_mental_status": False,
    "respiratory_rate": 18,
    "systolic_bp": 120,
    "temperature": 37,
    "heart_rate": 80,
    "arterial_ph": 7.4,
    "urea": 5,
    "sodium": 140,
    "glucose": 6,
    "haematocrit": 40,
    "pao2": 90,
    "spo2": 97,
    "pleural_effusion": False,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 50),
        ({"sex": "female"}, 40),
        ({"nursing_home_resident": True}, 60),
        ({"cancer": True}, 80),
        ({"liver_disease": True}, 70),
        ({"heart_failure": True}, 60),
        ({"cerebrovascular_disease": True}, 60),
        ({"chronic_kidney_disease": True}, 60),
        ({"altered_mental_status": True}, 70),
        ({"respiratory_rate": 29}, 50),
        ({"respiratory_rate": 30}, 70),
        ({"systolic_bp": 90}, 50),
        ({"systolic_bp": 89}, 70),
        ({"temperature": 34.9}, 65),
        ({"temperature": 35}, 50),
        ({"temperature": 39.9}, 50),
        ({"temperature": 40}, 65),
        ({"heart_rate": 124}, 50),
        ({"heart_rate": 125}, 60),
        ({"arterial_ph": 7.35}, 50),
        ({"arterial_ph": 7.34}, 80),
        ({"urea": 10.6}, 50),
        ({"urea": 10.71}, 70),
        ({"sodium": 130}, 50),
        ({"sodium": 129}, 70),
        ({"glucose": 13.8}, 50),
        ({"glucose": 13.9}, 60),
        ({"haematocrit": 30}, 50),
        ({"haematocrit": 29.9}, 60),
        ({"pao2": 60}, 50),
        ({"pao2": 59}, 60),
        ({"spo2": 90}, 50),
        ({"spo2": 89}, 60),
        ({"pao2": 50, "spo2": 85}, 60),
        ({"pleural_effusion": True}, 60),
    ],
)
def test_boundaries_of_fine_1997_table_2(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("told", "band"),
    [
        ({"age": 70}, "class_1_2"),
        ({"age": 71}, "class_3"),
        ({"age": 90}, "class_3"),
        ({"age": 91}, "class_4"),
        ({"age": 70, "cancer": True, "altered_mental_status": True, "heart_failure": True}, "class_4"),
        ({"age": 71, "cancer": True, "altered_mental_status": True, "heart_failure": True}, "class_5"),
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
    ("name", "value", "expected"), [("urea", 30, 70), ("urea", 29, 50), ("glucose", 250, 60), ("glucose", 249, 50)]
)
def test_conventional_units_meet_the_printed_limits(name: str, value: float, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value}, {name: "mg/dL"})).score == expected
