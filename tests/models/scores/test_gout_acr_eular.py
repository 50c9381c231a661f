from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.gout_acr_eular import SCORE

BASE: dict[str, object] = {
    "gout_joint_pattern": "0",
    "gout_episode_features": "0",
    "gout_typical_episodes": "0",
    "tophus": False,
    "urate": 300,
    "synovial_fluid_without_urate": False,
    "urate_on_imaging": False,
    "gouty_erosion": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("gout_joint_pattern", "1", 1),
        ("gout_joint_pattern", "2", 2),
        ("gout_episode_features", "3", 3),
        ("gout_typical_episodes", "1", 1),
        ("gout_typical_episodes", "2", 2),
        ("tophus", True, 4),
        ("urate", 237, -4),
        ("urate", 240, 0),
        ("urate", 356, 0),
        ("urate", 360, 2),
        ("urate", 475, 2),
        ("urate", 480, 3),
        ("urate", 594, 3),
        ("urate", 600, 4),
        ("synovial_fluid_without_urate", True, -2),
        ("urate_on_imaging", True, 4),
        ("gouty_erosion", True, 4),
    ],
)
def test_domains_of_neogi(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(7, "not_classified"), (8, "gout")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name
