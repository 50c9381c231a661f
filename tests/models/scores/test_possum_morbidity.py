from __future__ import annotations

import pytest

from models.scores.possum_morbidity import SCORE

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


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("age", 80, 8.55), ("urea", 20, 15.06), ("blood_loss", 2000, 17.95), ("operative_mode", "4", 9.28)],
)
def test_weights_of_copeland(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=0.02)
