"""Overlap and border distance agree with MONAI and obey their laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.ndimage
from hypothesis import given
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from models.overlap import dice, hd95_mm

Mask = NDArray[np.bool_]
masks = arrays(np.bool_, (9, 11))


def _slow(one: Mask, other: Mask, spacing: tuple[float, float]) -> float:
    def border(mask: Mask) -> Mask:
        return np.asarray(mask & ~scipy.ndimage.binary_erosion(mask))

    def far(start: Mask, goal: Mask) -> float:
        distance = scipy.ndimage.distance_transform_edt(~border(goal), sampling=spacing)
        return float(np.percentile(distance[border(start)], 95))

    return max(far(one, other), far(other, one))


@given(masks, masks)
def test_hd95_is_that_of_the_distance_transform(one: Mask, other: Mask) -> None:
    if one.any() and other.any():
        assert hd95_mm(one, other, (0.5, 2.0)) == pytest.approx(_slow(one, other, (0.5, 2.0)), abs=1e-6)


@given(masks, masks)
def test_dice_is_symmetric_and_1_only_for_equal_masks(one: Mask, other: Mask) -> None:
    assert dice(one, other) == dice(other, one)
    assert (dice(one, other) == 1) == np.array_equal(one, other)


def test_empty_masks() -> None:
    empty, full = np.zeros((4, 4), dtype=bool), np.ones((4, 4), dtype=bool)
    assert dice(empty, empty) == 1
    assert hd95_mm(empty, empty, (1, 1)) == 0
    assert math.isnan(hd95_mm(empty, full, (1, 1)))


def test_shapes_must_agree() -> None:
    with pytest.raises(ValueError, match="expected masks of one shape"):
        dice(np.zeros((2, 2), dtype=bool), np.zeros((2, 3), dtype=bool))
