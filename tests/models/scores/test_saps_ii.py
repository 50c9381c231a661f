from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.saps_ii import SCORE

BASE: dict[str, Value] = {
    "age": 39,
    "heart_rate": 80,
    "systolic_bp": 120,
    "temperature": 37,
    "gcs": 15,
    "respiratory_support": False,
    "pao2": 60,
    "fio2": 100,
    "urine_output_24h": 1500,
    "urea": 5,
    "wbc": 8,
    "potassium": 4,
    "sodium": 140,
    "bicarbonate": 24,
    "bilirubin": 10,
    "saps_chronic_disease": "none",
    "saps_admission_type": "scheduled_surgical",
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"age": 40}, 7),
        ({"age": 59}, 7),
        ({"age": 60}, 12),
        ({"age": 69}, 12),
        ({"age": 70}, 15),
        ({"age": 74}, 15),
        ({"age": 75}, 16),
        ({"age": 79}, 16),
        ({"age": 80}, 18),
        ({"heart_rate": 39}, 11),
        ({"heart_rate": 40}, 2),
        ({"heart_rate": 69}, 2),
        ({"heart_rate": 70}, 0),
        ({"heart_rate": 119}, 0),
        ({"heart_rate": 120}, 4),
        ({"heart_rate": 159}, 4),
        ({"heart_rate": 160}, 7),
        ({"systolic_bp": 69}, 13),
        ({"systolic_bp": 70}, 5),
        ({"systolic_bp": 99}, 5),
        ({"systolic_bp": 100}, 0),
        ({"systolic_bp": 199}, 0),
        ({"systolic_bp": 200}, 2),
        ({"temperature": 38.9}, 0),
        ({"temperature": 39}, 3),
        ({"gcs": 5}, 26),
        ({"gcs": 6}, 13),
        ({"gcs": 8}, 13),
        ({"gcs": 9}, 7),
        ({"gcs": 10}, 7),
        ({"gcs": 11}, 5),
        ({"gcs": 13}, 5),
        ({"gcs": 14}, 0),
        ({"respiratory_support": True, "pao2": 99}, 11),
        ({"respiratory_support": True, "pao2": 100}, 9),
        ({"respiratory_support": True, "pao2": 199}, 9),
        ({"respiratory_support": True, "pao2": 200}, 6),
        ({"urine_output_24h": 499}, 11),
        ({"urine_output_24h": 500}, 4),
        ({"urine_output_24h": 999}, 4),
        ({"urine_output_24h": 1000}, 0),
        ({"urea": 9.9}, 0),
        ({"urea": 10}, 6),
        ({"urea": 29.9}, 6),
        ({"urea": 30}, 10),
        ({"wbc": 0.9}, 12),
        ({"wbc": 1}, 0),
        ({"wbc": 19.9}, 0),
        ({"wbc": 20}, 3),
        ({"potassium": 2.9}, 3),
        ({"potassium": 3}, 0),
        ({"potassium": 4.9}, 0),
        ({"potassium": 5}, 3),
        ({"sodium": 124}, 5),
        ({"sodium": 125}, 0),
        ({"sodium": 144}, 0),
        ({"sodium": 145}, 1),
        ({"bicarbonate": 14.9}, 6),
        ({"bicarbonate": 15}, 3),
        ({"bicarbonate": 19.9}, 3),
        ({"bicarbonate": 20}, 0),
        ({"bilirubin": 68.3}, 0),
        ({"bilirubin": 68.4}, 4),
        ({"bilirubin": 102.5}, 4),
        ({"bilirubin": 102.6}, 9),
        ({"saps_chronic_disease": "metastatic"}, 9),
        ({"saps_chronic_disease": "haematological"}, 10),
        ({"saps_chronic_disease": "aids"}, 17),
        ({"saps_admission_type": "medical"}, 6),
        ({"saps_admission_type": "unscheduled_surgical"}, 8),
    ],
)
def test_boundaries_of_le_gall_1993_table_3(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(("told", "code"), [({"age": 17}, "age-not-supported")])
def test_abstains_outside_its_population(told: dict[str, Value], code: str) -> None:
    found = SCORE.evaluate(SCORE.read({**BASE, **told}))
    assert found.status == "abstained"
    assert found.reason is not None
    assert found.reason.code == code


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("urea", 28, 6),
        ("urea", 27, 0),
        ("urea", 84, 10),
        ("urea", 83, 6),
        ("bilirubin", 4, 4),
        ("bilirubin", 3.9, 0),
        ("bilirubin", 6, 9),
        ("bilirubin", 5.9, 4),
    ],
)
def test_conventional_units_meet_the_printed_limits(name: str, value: float, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value}, {name: "mg/dL"})).score == expected
