from __future__ import annotations

import pytest

from models.scores.myeloma_iss import SCORE

BASE: dict[str, object] = {"beta2_microglobulin": 2.0, "albumin": 40}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("beta2_microglobulin", 3.49, 1),
        ("beta2_microglobulin", 3.5, 2),
        ("beta2_microglobulin", 5.49, 2),
        ("beta2_microglobulin", 5.5, 3),
        ("albumin", 35, 1),
        ("albumin", 34.9, 2),
    ],
)
def test_boundaries_of_greipp(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected
