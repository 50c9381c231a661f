from __future__ import annotations

import numpy as np
import PIL.Image
import PIL.ImageDraw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from serving.results.contour import trace_outlines


def _ellipse(height: int, width: int, centre: tuple[float, float], radii: tuple[float, float]) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width] + 0.5
    return np.asarray(((x - centre[0]) / radii[0]) ** 2 + ((y - centre[1]) / radii[1]) ** 2 <= 1)


@given(st.integers(60, 900), st.integers(60, 900), st.floats(0.15, 0.45), st.floats(0.15, 0.45))
def test_the_outline_filled_again_is_the_mask(height: int, width: int, across: float, down: float) -> None:
    mask = _ellipse(height, width, (width / 2, height / 2), (across * width, down * height))
    (line,) = trace_outlines(mask)
    np.testing.assert_array_equal(line[0], line[-1])
    again = PIL.Image.new("1", (width, height))
    PIL.ImageDraw.Draw(again).polygon([tuple(point) for point in line.tolist()], fill=1)
    filled = np.asarray(again)
    assert 2 * (filled & mask).sum() / (filled.sum() + mask.sum()) > 0.93


def test_two_islands_are_two_lines_and_a_speck_is_none() -> None:
    mask = _ellipse(300, 300, (80, 150), (50, 100)) | _ellipse(300, 300, (220, 150), (40, 80))
    mask[5, 5] = True
    lines = trace_outlines(mask)
    assert [round(float(line[:-1, 0].mean())) for line in lines] == pytest.approx([80, 220], abs=2)


def test_islands_that_touch_at_a_corner_are_traced() -> None:
    mask = np.zeros((40, 40), dtype=bool)
    mask[5:15, 5:15] = mask[15:25, 15:25] = True
    assert trace_outlines(mask)


@pytest.mark.parametrize("is_full", [True, False])
def test_a_full_mask_is_its_frame_and_an_empty_one_is_nothing(is_full: bool) -> None:
    lines = trace_outlines(np.full((50, 70), is_full))
    assert len(lines) == int(is_full)
    for line in lines:
        assert line.min() >= 0
        assert (line.max(axis=0) <= [70, 50]).all()
