"""Augmentation: labels go with the picture, and a mirror image swaps left and right."""

from __future__ import annotations

import numpy as np
import torch

from training.augment import (
    Strength,
    add_bars,
    change_exposure,
    choose_affines,
    is_mirrored,
    move_labels,
    move_pictures,
)

STILL = Strength(degrees=0, scale=0, aspect=0, shift=0, gamma=0, contrast=0, brightness=0, noise=0, blur=0, bars=0)


def labels() -> torch.Tensor:
    plane = torch.zeros(1, 32, 32, dtype=torch.uint8)
    plane[0, 8:20, 4:12] = 1
    plane[0, 8:24, 18:28] = 2
    return plane


def test_no_strength_changes_nothing() -> None:
    rng = np.random.default_rng(0)
    pictures = torch.rand(4, 1, 32, 32).clamp(1e-4, 1)
    affines = choose_affines(4, STILL, rng)
    assert torch.allclose(move_pictures(pictures, affines), pictures, atol=1e-5)
    assert torch.allclose(change_exposure(pictures, STILL, rng), pictures, atol=1e-5)
    assert torch.equal(add_bars(pictures, STILL, rng), pictures)
    assert torch.equal(move_labels(labels(), affines[:1])[0], labels()[0].long())


def test_a_mirror_image_swaps_left_and_right() -> None:
    affines = choose_affines(1, Strength(degrees=0, scale=0, aspect=0, shift=0, flip=1.0), np.random.default_rng(0))
    assert is_mirrored(affines).all()
    moved = move_labels(labels(), affines)[0]
    columns = {side: torch.nonzero(moved == side)[:, 1].float().mean() for side in (1, 2)}
    assert columns[1] < columns[2]
    assert int((moved == 1).sum()) == int((labels() == 2).sum())


def test_labels_move_with_the_picture() -> None:
    affines = choose_affines(8, Strength(), np.random.default_rng(3))
    plane = labels().repeat(8, 1, 1)
    picture = (plane > 0).float()[:, None]
    moved = move_pictures(picture, affines)[:, 0] > 0.5
    agreement = (moved == (move_labels(plane, affines) > 0)).float().mean()
    assert agreement > 0.97


def test_exposure_stays_in_range() -> None:
    changed = change_exposure(torch.rand(16, 1, 24, 24), Strength(noise=0.5), np.random.default_rng(0))
    assert changed.min() >= 0
    assert changed.max() <= 1
