from __future__ import annotations

import pytest

from models.clinical_input import Value
from models.scores.sofa import SCORE

BASE: dict[str, Value] = {
    "pao2": 450,
    "fio2": 100,
    "respiratory_support": True,
    "platelets": 250,
    "bilirubin": 10,
    "sofa_vasopressors": "none",
    "mean_arterial_pressure": 80,
    "gcs": 15,
    "creatinine": 80,
    "urine_output_24h": 1500,
}


def score_of(told: dict[str, Value]) -> float | None:
    return SCORE.evaluate(SCORE.read({**BASE, **told})).score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, 0),
        ({"pao2": 400, "fio2": 100}, 0),
        ({"pao2": 399, "fio2": 100}, 1),
        ({"pao2": 300, "fio2": 100}, 1),
        ({"pao2": 299, "fio2": 100}, 2),
        ({"pao2": 200, "fio2": 100}, 2),
        ({"pao2": 199, "fio2": 100}, 3),
        ({"pao2": 100, "fio2": 100}, 3),
        ({"pao2": 99, "fio2": 100}, 4),
        ({"pao2": 99, "fio2": 100, "respiratory_support": False}, 2),
        ({"platelets": 150}, 0),
        ({"platelets": 149}, 1),
        ({"platelets": 100}, 1),
        ({"platelets": 99}, 2),
        ({"platelets": 50}, 2),
        ({"platelets": 49}, 3),
        ({"platelets": 20}, 3),
        ({"platelets": 19}, 4),
        ({"bilirubin": 19.9}, 0),
        ({"bilirubin": 20}, 1),
        ({"bilirubin": 32}, 1),
        ({"bilirubin": 33}, 2),
        ({"bilirubin": 101}, 2),
        ({"bilirubin": 102}, 3),
        ({"bilirubin": 204}, 3),
        ({"bilirubin": 205}, 4),
        ({"mean_arterial_pressure": 70}, 0),
        ({"mean_arterial_pressure": 69}, 1),
        ({"sofa_vasopressors": "low"}, 2),
        ({"sofa_vasopressors": "medium", "mean_arterial_pressure": 60}, 3),
        ({"sofa_vasopressors": "high"}, 4),
        ({"gcs": 14}, 1),
        ({"gcs": 13}, 1),
        ({"gcs": 12}, 2),
        ({"gcs": 10}, 2),
        ({"gcs": 9}, 3),
        ({"gcs": 6}, 3),
        ({"gcs": 5}, 4),
        ({"creatinine": 109}, 0),
        ({"creatinine": 110}, 1),
        ({"creatinine": 170}, 1),
        ({"creatinine": 171}, 2),
        ({"creatinine": 299}, 2),
        ({"creatinine": 300}, 3),
        ({"creatinine": 440}, 3),
        ({"creatinine": 441}, 4),
        ({"urine_output_24h": 500}, 0),
        ({"urine_output_24h": 499}, 3),
        ({"urine_output_24h": 200}, 3),
        ({"urine_output_24h": 199}, 4),
    ],
)
def test_boundaries_of_vincent_1996_table_3(told: dict[str, Value], expected: float) -> None:
    assert score_of(told) == pytest.approx(expected, abs=1e-9)
