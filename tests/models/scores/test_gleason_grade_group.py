from __future__ import annotations

import pytest

from models.scores.gleason_grade_group import SCORE


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"gleason_primary": one, "gleason_secondary": two}, group)
        for one, two, group in (
            ("3", "3", 1),
            ("3", "4", 2),
            ("4", "3", 3),
            ("4", "4", 4),
            ("3", "5", 4),
            ("5", "3", 4),
            ("4", "5", 5),
            ("5", "4", 5),
            ("5", "5", 5),
        )
    ],
)
def test_groups_of_the_isup(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**{}, **changes})).score == expected
