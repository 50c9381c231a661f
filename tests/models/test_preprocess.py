"""Training's evaluation and serving run these same steps: each must do what its name says, on any film."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.image import Image
from models.card import Step
from models.errors import PreprocessingFailed
from models.preprocess import normalise, resize, run_steps, stretch, to_channels, to_gray


def film(height: int = 40, width: int = 30, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((height, width), dtype=np.float32)


def test_gray_of_a_gray_triple_is_that_gray() -> None:
    gray = film()
    assert np.allclose(to_gray(np.stack([gray] * 3, axis=-1)), gray, atol=1e-6)


@given(gain=st.floats(0.05, 1.0), offset=st.floats(0.0, 0.5))
def test_stretch_undoes_any_linear_exposure(gain: float, offset: float) -> None:
    pixels = film()
    exposed = np.asarray(pixels * np.float32(gain) + np.float32(offset), dtype=np.float32)
    assert np.allclose(stretch(pixels), stretch(exposed), atol=2e-4)


def test_stretch_of_a_blank_film_is_black_not_nan() -> None:
    assert not stretch(np.full((9, 9), 0.7, dtype=np.float32)).any()


def test_resize_squashes_the_whole_film_and_keeps_its_mean() -> None:
    pixels = film(300, 150)
    squashed = resize(pixels, 64, 64)
    assert squashed.shape == (64, 64)
    assert squashed.mean() == pytest.approx(pixels.mean(), abs=0.01)


def test_resize_keeps_place() -> None:
    pixels = np.zeros((400, 200), dtype=np.float32)
    pixels[300:, :50] = 1
    small = resize(pixels, 8, 8)
    assert small[7, 0] > 0.95
    assert small[0, 0] < 0.05
    assert small[7, 7] < 0.05


def test_channels_and_normalisation() -> None:
    tensor = normalise(to_channels(film(), 3), mean=[0.5, 0.4, 0.3], std=[0.5, 0.5, 0.25])
    assert tensor.shape == (3, 40, 30)
    assert tensor[2, 0, 0] == pytest.approx((film()[0, 0] - 0.3) / 0.25, abs=1e-5)


def test_normalise_refuses_another_channel_count() -> None:
    with pytest.raises(PreprocessingFailed, match=r"expected \(3, height, width\)"):
        normalise(to_channels(film(), 1), mean=[0, 0, 0], std=[1, 1, 1])


def test_the_steps_run_in_order_and_add_the_batch_axis() -> None:
    steps = (
        Step(name="to_gray"),
        Step(name="stretch"),
        Step(name="resize", parameters={"height": 16, "width": 8}),
        Step(name="to_channels", parameters={"channels": 2}),
    )
    batch = run_steps(steps, Image(film()))
    assert batch.shape == (1, 2, 16, 8)
    assert batch.dtype == np.float32
    assert batch.flags["C_CONTIGUOUS"]


def test_an_unknown_step_is_an_error_never_skipped() -> None:
    with pytest.raises(PreprocessingFailed, match="'sharpen'"):
        run_steps((Step(name="sharpen"),), Image(film()))


def test_a_wrong_parameter_names_the_step() -> None:
    with pytest.raises(PreprocessingFailed, match="step resize failed"):
        run_steps((Step(name="resize", parameters={"hight": 3}),), Image(film()))
