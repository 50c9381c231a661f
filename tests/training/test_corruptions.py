"""Corrupted films: same size, 0–1, the same for the same seed, and not the film they came from."""

from __future__ import annotations

import numpy as np
import pytest

from datasets.synthetic.drawn_chest import choose_build, draw_chest
from training.corruptions import CORRUPTIONS, corrupt_all


@pytest.mark.parametrize("kind", sorted(CORRUPTIONS))
@pytest.mark.parametrize("shape", [(96, 96), (64, 80)])
def test_a_corruption_keeps_size_and_range_and_repeats(kind: str, shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(1)
    film = draw_chest(rng, choose_build(rng), "normal", 96).film.astype(np.float32)[: shape[0], : shape[1]]
    one, other = (corrupt_all(film[None], kind, 7) for _ in range(2))
    assert one.shape == (1, *shape)
    assert one.dtype == np.float32
    assert 0 <= one.min() <= one.max() <= 1
    np.testing.assert_array_equal(one, other)
    assert np.abs(one[0] - film).mean() > 0.01


def test_inverting_twice_and_turning_round_twice_give_the_film_back() -> None:
    film = np.random.default_rng(0).random((1, 32, 32), dtype=np.float32)
    for kind in ("inverted", "rotated_180", "upside_down"):
        np.testing.assert_allclose(corrupt_all(corrupt_all(film, kind, 0), kind, 0), film, atol=1e-6)


def test_nothing_to_corrupt_is_nothing() -> None:
    assert corrupt_all(np.zeros((0, 8, 8), dtype=np.float32), "noise", 0).shape == (0, 8, 8)
