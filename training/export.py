"""From a fitted network to a model folder: ONNX, parity on real cases, card, example, read-me."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from datasets.image import Image
from models.card import Card, Provenance, write_card
from models.clinical_input import Value
from models.preprocess import run_steps
from models.readme import render_readme
from models.registry import ModelFolder
from models.runtime import Network, file_sha256, load_network
from models.table import TableModel
from models.tripod import render_tripod
from training.errors import InvalidPlan, ParityFailed
from training.recipe import Array, Predict, Product, Written

OPSET = 17
TOLERANCE = 1e-4
PLACEHOLDER_SHA256 = "0" * 64


@dataclass(frozen=True, slots=True)
class Parity:
    """How far ONNX and what was trained are apart on real cases; see `largest_difference`."""

    largest_difference: float
    flipped_decisions: int
    cases: int


def export_product(product: Product, provenance: Provenance, folder: Path) -> Card:
    """Write `card.yaml model.onnx example.json README.md`; nothing is left in place when parity fails.

    Raises:
        ParityFailed: an output differs by more than 1e-4, or a decision flips.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.onnx"
    temporary = folder / "model.partial.onnx"
    _write_graph(product, temporary)
    temporary.replace(path)
    card = Card.model_validate(product.card.model_dump() | {"sha256": file_sha256(path), "provenance": provenance})
    try:
        parity = check_parity(product, card, folder)
    except ParityFailed:
        path.unlink()
        raise
    told = {
        "parity_largest_difference": parity.largest_difference,
        "parity_flipped_decisions": parity.flipped_decisions,
        "parity_cases": parity.cases,
    }
    provenance = provenance.model_copy(update={"parameters": {**provenance.parameters, **told}})
    card = card.model_copy(update={"provenance": provenance})
    write_card(card, folder / "card.yaml")
    write_example(product, card, folder)
    (folder / "README.md").write_text(render_readme(card), encoding="utf-8")
    if card.input.kind == "table":
        (folder / "TRIPOD.md").write_text(render_tripod(card), encoding="utf-8")
    return card


def _write_graph(product: Product, path: Path) -> None:
    if isinstance(product.graph, Written):
        path.write_bytes(product.graph.content)
    else:
        write_onnx(product.graph, product.inputs[:1], product.outputs, product.card.input.name, path)


def write_onnx(graph: nn.Module, example: Array, outputs: tuple[str, ...], input_name: str, path: Path) -> None:
    """Export with a free batch axis, by tracing: a second where the newer exporter takes many."""
    axes = {name: {0: "n"} for name in (input_name, *outputs)}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            graph.eval().cpu().to(memory_format=torch.contiguous_format),  # type: ignore[call-overload]  # torch's stub
            (torch.from_numpy(example),),
            str(path),
            input_names=[input_name],
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def compile_module(module: nn.Module, example: Array, outputs: tuple[str, ...]) -> Predict:
    """A module as an ONNX network in memory, several times faster on a CPU than the module itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "module.onnx"
        write_onnx(module, example[:1], outputs, "input", path)
        return Network(path.read_bytes(), "input", torch.get_num_threads()).run


def check_parity(product: Product, card: Card, folder: Path) -> Parity:
    """Run every parity case through both.

    Raises:
        ParityFailed: they differ by more than the tolerance, or a decision flips.
    """
    network = load_network(folder, card)
    largest, flips = 0.0, 0
    for index in range(len(product.inputs)):
        case = product.inputs[index : index + 1]
        expected, found = _run_trained(product, case), network.run(case)
        for name in product.outputs:
            largest = max(largest, largest_difference(expected[name], found[name]))
        flips += int(np.sum(product.decide(expected) != product.decide(found)))
    if not largest <= TOLERANCE or flips:
        raise ParityFailed(
            f"expected ONNX within {TOLERANCE} of what was trained and no flipped decision on {len(product.inputs)} "
            f"cases, got {largest:.2e} and {flips} flips"
        )
    return Parity(largest, flips, len(product.inputs))


def largest_difference(expected: Array, found: Array) -> float:
    """Absolute up to a magnitude of 1 (every probability), relative above it (the gate's unbounded distances)."""
    return float((np.abs(expected - found) / np.maximum(1.0, np.abs(expected))).max())


def _run_trained(product: Product, batch: Array) -> Mapping[str, Array]:
    if isinstance(product.graph, Written):
        return product.graph.answer(batch)
    return run_torch(product.graph, product.outputs, batch)


def run_torch(graph: nn.Module, outputs: tuple[str, ...], batch: Array) -> Mapping[str, Array]:
    """The graph's outputs by name."""
    with torch.no_grad():
        values = graph(torch.from_numpy(batch))
    return {name: np.asarray(value.numpy(), dtype=np.float32) for name, value in zip(outputs, values, strict=True)}


def write_example(product: Product, card: Card, folder: Path) -> None:
    """A golden case for every door: a small picture or a made-up patient, with what the model answers."""
    example = product.example
    content = (
        _picture_example(example, card, folder) if isinstance(example, Image) else _row_example(example, card, folder)
    )
    (folder / "example.json").write_text(json.dumps(content), encoding="utf-8")


def _picture_example(example: Image, card: Card, folder: Path) -> dict[str, object]:
    pixels = np.round(example.pixels * 255).astype(int)
    stored = Image(np.asarray(pixels, dtype=np.float32) / np.float32(255), example.header)
    answer = load_network(folder, card).run(run_steps(card.input.steps, stored))
    outputs = {
        name: {"shape": list(value.shape), "mean": round(float(value.mean()), 6), "first": _first(value)}
        for name, value in answer.items()
    }
    return {"pixels_0_255": pixels.tolist(), "outputs": outputs}


def _row_example(example: Mapping[str, Value], card: Card, folder: Path) -> dict[str, object]:
    model = TableModel(ModelFolder(card, folder))
    found = model.evaluate(model.read(example))
    if found.status != "complete":
        raise InvalidPlan(f"expected an example with every required input in scope, it is {found.status}")
    return {"inputs": dict(example), "expected": {"probability": found.probability, "score": found.score}}


def _first(value: Array) -> list[float]:
    return [round(float(number), 6) for number in value.reshape(-1)[:8]]
