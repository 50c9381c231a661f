"""A model file is checked before it is parsed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from models.card import Card, read_card, write_card
from models.errors import ModelError, ModelTampered
from models.registry import get_model
from models.runtime import file_sha256, load_network


@pytest.fixture
def folder(tmp_path: Path, card_content: Callable[..., dict[str, Any]]) -> Path:
    """A model folder whose network doubles its input."""
    place = tmp_path / "toy"
    place.mkdir()
    shape: list[str | int] = ["n", 1, 8, 8]
    graph = helper.make_graph(
        [helper.make_node("Add", ["input", "input"], ["logits"])],
        "toy",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, shape)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, place / "model.onnx")
    write_card(Card.model_validate(card_content(sha256=file_sha256(place / "model.onnx"))), place / "card.yaml")
    return place


def test_a_found_model_loads_and_runs(folder: Path) -> None:
    model = get_model("toy", [folder.parent])
    network = load_network(model.path, model.card, threads=1)
    batch = np.ones((2, 1, 8, 8), dtype=np.float32)
    assert network.output_names == ("logits",)
    assert np.array_equal(network.run(batch)["logits"], batch * 2)


def test_one_changed_byte_is_refused_before_parsing(folder: Path) -> None:
    path = folder / "model.onnx"
    changed = bytearray(path.read_bytes())
    changed[len(changed) // 2] ^= 1
    path.write_bytes(changed)
    card = read_card(folder / "card.yaml")
    assert hashlib.sha256(changed).hexdigest() != card.sha256
    with pytest.raises(ModelTampered, match="SHA-256"):
        load_network(folder, card)


def test_a_missing_network_is_named(folder: Path) -> None:
    (folder / "model.onnx").unlink()
    with pytest.raises(ModelTampered, match="could not read"):
        load_network(folder, read_card(folder / "card.yaml"))


def test_a_card_that_names_another_input_is_refused(folder: Path) -> None:
    card = read_card(folder / "card.yaml")
    renamed = card.model_copy(update={"input": card.input.model_copy(update={"name": "film"})})
    with pytest.raises(ModelError, match="single ONNX input 'film'"):
        load_network(folder, renamed)
