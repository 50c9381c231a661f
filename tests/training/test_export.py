"""Export: the graph must answer as the network does, or nothing is written; the card comes back as it went."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from datasets.image import Image
from models.card import Card, Provenance, read_card
from models.preprocess import run_steps
from models.runtime import load_network
from training.errors import ParityFailed
from training.export import check_parity, export_product
from training.gate import Bounds
from training.recipe import Array, Product
from training.segmentation.card import draft_card, gate_rules

OUTPUTS = ("segments", "gate", "lungs")
PROVENANCE = Provenance(recipe="r", trained_at="2026-01-01", git_commit="c", seed=1, mlflow_run_id="m")


class Tiny(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(0)
        self.conv = nn.Conv2d(3, 2, 3, padding=1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        segments = self.conv(x).sigmoid()
        return segments, segments.mean(dim=(2, 3)).repeat(1, 2), segments.amax(dim=(2, 3)).repeat(1, 2)[:, :3]


def decide(outputs: Mapping[str, Array]) -> NDArray[np.bool_]:
    return outputs["segments"] > 0.5


def product(graph: nn.Module) -> Product:
    card = draft_card("toy", "1.0.0", 32, gate_rules(Bounds((9.0,) * 7), ("state", "picture")), (), ())
    rng = np.random.default_rng(0)
    inputs = rng.standard_normal((4, 3, 32, 32), dtype=np.float32)
    return Product(graph, OUTPUTS, card, inputs, decide, Image(rng.random((20, 24), dtype=np.float32)))


def test_a_folder_has_its_four_files_and_they_fit(tmp_path: Path) -> None:
    card = export_product(product(Tiny()), PROVENANCE, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "card.yaml", "example.json", "model.onnx"]
    assert read_card(tmp_path / "card.yaml") == card
    assert card.provenance.parameters["parity_flipped_decisions"] == 0
    assert Card.model_validate(card.model_dump(mode="json")) == card
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "not a diagnosis" in readme
    assert card.sha256 in readme


def test_the_example_gives_the_same_answer_again(tmp_path: Path) -> None:
    card = export_product(product(Tiny()), PROVENANCE, tmp_path)
    example = json.loads((tmp_path / "example.json").read_text(encoding="utf-8"))
    image = Image(np.asarray(example["pixels_0_255"], dtype=np.float32) / np.float32(255))
    answer = load_network(tmp_path, card).run(run_steps(card.input.steps, image))
    for name, told in example["outputs"].items():
        assert list(answer[name].shape) == told["shape"]
        np.testing.assert_allclose(answer[name].reshape(-1)[:8], told["first"], atol=1e-4)


def test_a_graph_that_answers_otherwise_is_refused(tmp_path: Path) -> None:
    network = Tiny()
    made = product(network)
    card = export_product(made, PROVENANCE, tmp_path)
    nn.init.constant_(network.conv.weight, 0.5)
    with pytest.raises(ParityFailed, match="flips"):
        check_parity(made, card, tmp_path)


class Restless(Tiny):
    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        segments, gate, lungs = super().forward(x)
        return segments + 0.01 * torch.rand_like(segments), gate, lungs


def test_a_network_that_answers_at_random_leaves_no_model(tmp_path: Path) -> None:
    with pytest.raises(ParityFailed, match="expected ONNX within"):
        export_product(product(Restless()), PROVENANCE, tmp_path)
    assert not (tmp_path / "model.onnx").exists()
    assert not (tmp_path / "card.yaml").exists()
