from __future__ import annotations

import pytest

from models.scores.tokyo_cholecystitis import SCORE

BASE: dict[str, object] = {
    "vasopressors": False,
    "disturbed_consciousness": False,
    "oliguria": False,
    "pao2_fio2": 400,
    "creatinine": 80,
    "inr": 1.0,
    "platelets": 200,
    "wbc": 8,
    "tender_mass_right_upper_quadrant": False,
    "complaints_over_72h": False,
    "marked_local_inflammation": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("vasopressors", True, 3),
        ("disturbed_consciousness", True, 3),
        ("oliguria", True, 3),
        ("pao2_fio2", 300, 1),
        ("pao2_fio2", 299, 3),
        ("creatinine", 178, 3),
        ("inr", 1.5, 1),
        ("inr", 1.51, 3),
        ("platelets", 100, 1),
        ("platelets", 99, 3),
        ("wbc", 18, 1),
        ("wbc", 18.1, 2),
        ("tender_mass_right_upper_quadrant", True, 2),
        ("complaints_over_72h", True, 2),
        ("marked_local_inflammation", True, 2),
    ],
)
def test_criteria_of_yokoe_2018(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected
