from __future__ import annotations

import pytest

from models.scores.estimated_fetal_weight import SCORE

BASE: dict[str, object] = {
    "biparietal_diameter": 90,
    "fetal_head_circumference": 320,
    "fetal_abdominal_circumference": 330,
    "fetal_femur_length": 70,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("fetal_head_circumference", 420, 3428.8),
        ("biparietal_diameter", 100, 3099.1),
        ("fetal_femur_length", 80, 3294.0),
    ],
)
def test_terms_of_hadlock_1985(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=3.0)


def test_centimetres_are_converted() -> None:
    told = SCORE.read(
        {
            "biparietal_diameter": 9,
            "fetal_head_circumference": 32,
            "fetal_abdominal_circumference": 33,
            "fetal_femur_length": 7,
        },
        dict.fromkeys(BASE, "cm"),
    )
    assert SCORE.evaluate(told).score == pytest.approx(2959, abs=2)
