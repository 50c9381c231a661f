"""The gate: far from good films is far, its bounds keep their promise, and ONNX says what torch says."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from training.gate import DISTANCE, FIRST_HEAD, RESIDUAL, PictureGate, fit_gate, pool_maps, run_gate, set_bounds


@pytest.fixture(scope="module")
def gate() -> PictureGate:
    rng = np.random.default_rng(0)
    good = rng.standard_normal((300, 20), dtype=np.float32)
    good[:150] += 4
    outliers = {"state": rng.standard_normal((80, 20), dtype=np.float32) - 5}
    return fit_gate(good, ["a"] * 150 + ["b"] * 150, outliers, components=10)


def test_distance_is_small_near_either_group_and_large_between_and_beyond(gate: PictureGate) -> None:
    points = np.stack([np.full(20, 4.0), np.zeros(20), np.full(20, 2.0), np.full(20, 40.0)]).astype(np.float32)
    distance = run_gate(gate, points)[:, DISTANCE]
    assert max(distance[:2]) < distance[2] < distance[3]


def test_a_head_tells_what_it_was_taught(gate: PictureGate) -> None:
    columns = run_gate(gate, np.stack([np.zeros(20), np.full(20, -5.0)]).astype(np.float32))
    assert columns[0, FIRST_HEAD] < 0 < columns[1, FIRST_HEAD]


def test_what_leaves_the_components_is_in_the_residual(gate: PictureGate) -> None:
    rng = np.random.default_rng(1)
    far = rng.standard_normal((50, 20), dtype=np.float32) * 6
    near = rng.standard_normal((50, 20), dtype=np.float32)
    assert np.median(run_gate(gate, far)[:, RESIDUAL]) > 2 * np.median(run_gate(gate, near)[:, RESIDUAL])


def test_the_exported_gate_answers_as_torch(gate: PictureGate, tmp_path: Path) -> None:
    class Pooled(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.gate = gate

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            columns: torch.Tensor = self.gate(pool_maps([x], grids=(0,))[:, :20])
            return columns

    maps = torch.from_numpy(np.random.default_rng(2).standard_normal((3, 4, 7, 7), dtype=np.float32))
    path = tmp_path / "gate.onnx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(Pooled().eval(), (maps,), str(path), input_names=["x"], opset_version=17, dynamo=False)
    found = onnxruntime.InferenceSession(str(path)).run(None, {"x": maps.numpy()})[0]
    np.testing.assert_allclose(found, Pooled()(maps).numpy(), atol=1e-4)


def test_pooling_knows_up_from_down_only_where_a_grid_is_asked() -> None:
    maps = torch.arange(49.0).reshape(1, 1, 7, 7)
    plain, grid = pool_maps([maps]), pool_maps([maps], grids=(0,))
    turned = maps.flip(2)
    assert torch.allclose(plain, pool_maps([turned]))
    assert not torch.allclose(grid, pool_maps([turned], grids=(0,)))
    assert grid.shape == (1, 2 + 9)


@settings(max_examples=30, deadline=None)
@given(st.integers(30, 200), st.integers(1, 5), st.floats(0.005, 0.1), st.integers(0, 1000))
def test_bounds_never_refuse_more_than_they_may(count: int, columns: int, refused: float, seed: int) -> None:
    values = np.random.default_rng(seed).standard_normal((count, columns)).astype(np.float32)
    groups = ["child" if index % 3 else "adult" for index in range(count)]
    is_refused = set_bounds(values, groups, refused).refuses(values)
    for group in ("child", "adult"):
        assert is_refused[np.asarray(groups) == group].mean() <= refused


def test_not_a_number_is_refused() -> None:
    bounds = set_bounds(np.zeros((10, 2), dtype=np.float32), ["a"] * 10, 0.1)
    assert bounds.refuses(np.array([[np.nan, 0.0]], dtype=np.float32)).all()
