from __future__ import annotations

import math

import pytest

from models.scores.p_possum_mortality import SCORE


@pytest.mark.parametrize(("value", "expected"), [(0.0, 0.0), (25.0, 0.25)])
def test_the_published_risk(value: float, expected: float) -> None:
    assert SCORE.probability is not None
    assert SCORE.probability(value) == pytest.approx(expected, abs=1e-09)


BASE: dict[str, object] = {
    "age": 40,
    "systolic_bp": 120,
    "heart_rate": 70,
    "gcs": 15,
    "haemoglobin": 140,
    "wbc": 7,
    "urea": 5,
    "sodium": 140,
    "potassium": 4,
    "possum_cardiac": "1",
    "possum_respiratory": "1",
    "possum_ecg": "1",
    "operative_severity": "1",
    "number_of_procedures": "1",
    "blood_loss": 50,
    "peritoneal_soiling": "1",
    "operative_malignancy": "1",
    "operative_mode": "1",
}


def log_odds(physiological: int, operative: int) -> float:
    return -9.065 + 0.1692 * physiological + 0.155 * operative


@pytest.mark.parametrize(
    ("name", "value", "points"),
    [
        ("age", 60, 1),
        ("age", 61, 2),
        ("age", 70, 2),
        ("age", 71, 4),
        ("systolic_bp", 89, 8),
        ("systolic_bp", 90, 4),
        ("systolic_bp", 99, 4),
        ("systolic_bp", 100, 2),
        ("systolic_bp", 109, 2),
        ("systolic_bp", 110, 1),
        ("systolic_bp", 130, 1),
        ("systolic_bp", 131, 2),
        ("systolic_bp", 170, 2),
        ("systolic_bp", 171, 4),
        ("heart_rate", 39, 8),
        ("heart_rate", 40, 2),
        ("heart_rate", 49, 2),
        ("heart_rate", 50, 1),
        ("heart_rate", 80, 1),
        ("heart_rate", 81, 2),
        ("heart_rate", 100, 2),
        ("heart_rate", 101, 4),
        ("heart_rate", 120, 4),
        ("heart_rate", 121, 8),
        ("gcs", 15, 1),
        ("gcs", 14, 2),
        ("gcs", 12, 2),
        ("gcs", 11, 4),
        ("gcs", 9, 4),
        ("gcs", 8, 8),
        ("haemoglobin", 99, 8),
        ("haemoglobin", 100, 4),
        ("haemoglobin", 114, 4),
        ("haemoglobin", 115, 2),
        ("haemoglobin", 129, 2),
        ("haemoglobin", 130, 1),
        ("haemoglobin", 160, 1),
        ("haemoglobin", 161, 2),
        ("haemoglobin", 170, 2),
        ("haemoglobin", 171, 4),
        ("haemoglobin", 180, 4),
        ("haemoglobin", 181, 8),
        ("wbc", 3.0, 4),
        ("wbc", 3.1, 2),
        ("wbc", 3.9, 2),
        ("wbc", 4.0, 1),
        ("wbc", 10.0, 1),
        ("wbc", 10.1, 2),
        ("wbc", 20.0, 2),
        ("wbc", 20.1, 4),
        ("urea", 7.5, 1),
        ("urea", 7.6, 2),
        ("urea", 10.0, 2),
        ("urea", 10.1, 4),
        ("urea", 15.0, 4),
        ("urea", 15.1, 8),
        ("sodium", 136, 1),
        ("sodium", 135, 2),
        ("sodium", 131, 2),
        ("sodium", 130, 4),
        ("sodium", 126, 4),
        ("sodium", 125, 8),
        ("potassium", 2.8, 8),
        ("potassium", 2.9, 4),
        ("potassium", 3.1, 4),
        ("potassium", 3.2, 2),
        ("potassium", 3.4, 2),
        ("potassium", 3.5, 1),
        ("potassium", 5.0, 1),
        ("potassium", 5.1, 2),
        ("potassium", 5.3, 2),
        ("potassium", 5.4, 4),
        ("potassium", 5.9, 4),
        ("potassium", 6.0, 8),
        ("possum_cardiac", "8", 8),
        ("possum_respiratory", "4", 4),
        ("possum_ecg", "4", 4),
    ],
)
def test_physiological_boundaries_of_copeland(name: str, value: object, points: int) -> None:
    expected = 100 / (1 + math.exp(-log_odds(11 + points, 6)))
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected)


@pytest.mark.parametrize(
    ("name", "value", "points"),
    [
        ("blood_loss", 100, 1),
        ("blood_loss", 101, 2),
        ("blood_loss", 500, 2),
        ("blood_loss", 501, 4),
        ("blood_loss", 999, 4),
        ("blood_loss", 1000, 8),
        ("operative_severity", "8", 8),
        ("number_of_procedures", "4", 4),
        ("peritoneal_soiling", "8", 8),
        ("operative_malignancy", "2", 2),
        ("operative_mode", "8", 8),
    ],
)
def test_operative_boundaries_of_copeland(name: str, value: object, points: int) -> None:
    expected = 100 / (1 + math.exp(-log_odds(12, 5 + points)))
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected)
