from __future__ import annotations

import pytest

from models.scores.damico_prostate import SCORE

BASE: dict[str, object] = {"psa": 5, "gleason_group": "1", "prostate_t_stage": "1"}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("psa", 10, 1),
        ("psa", 10.1, 2),
        ("psa", 20, 2),
        ("psa", 20.1, 3),
        ("gleason_group", "2", 2),
        ("gleason_group", "3", 3),
        ("prostate_t_stage", "2", 2),
        ("prostate_t_stage", "3", 3),
    ],
)
def test_the_worst_of_three(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected
