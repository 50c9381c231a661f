"""Two tiny real models, built node by node, for every test that needs a model and no training.

`toy_shadow` (classification): logit = 20 · (mean − 0.5), its heat map is the picture, it refuses a flat picture.
`toy_halves` (segmentation): what is bright in the left half of the picture is the right lung, and the other way round.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from datasets.image import Image
from models.card import Card, write_card
from models.preprocess import run_steps
from models.readme import render_readme
from models.runtime import load_network

SIDE = 32
PROVENANCE = {
    "recipe": "toy", "trained_at": "2026-01-01T00:00:00Z", "git_commit": "none", "seed": 0, "mlflow_run_id": "none",
}  # fmt: skip
TEXT = {"vi": "mô hình đồ chơi", "en": "toy model"}


def write_toy_classifier(root: Path, name: str = "toy_shadow", **changes: Any) -> Path:
    """A classification model folder below `root`; `changes` replace fields of the card."""
    chest = {"modality": ["CR", "DX"], "body_part_examined": ["CHEST"]}
    content = {
        "task": "classification",
        "findings": [_finding("shadow"), _finding("dense_shadow", given="shadow", index=1)],
        "gate": [{"output": "spread", "minimum": 0.05, "reason": "bad-exposure-or-orientation"}],
        "scope": chest,
    }
    return _write(root, name, _classifier(), content | changes)


def write_toy_segmenter(root: Path, name: str = "toy_halves", **changes: Any) -> Path:
    """A segmentation model folder below `root`."""
    content = {
        "task": "segmentation",
        "segments": [_segment("right_lung", "24028007", "Right", 0), _segment("left_lung", "7771000", "Left", 1)],
        "scope": {"modality": ["CR", "DX"]},
    }
    return _write(root, name, _segmenter(), content | changes)


def _finding(name: str, given: str | None = None, index: int = 0) -> dict[str, Any]:
    return {
        "name": name,
        "display": {"vi": f"bóng mờ ({name})", "en": name.replace("_", " ")},
        "code": {"scheme": "SCT", "value": "263716002", "meaning": "Abnormal shadow"},
        "given": given,
        "index": index,
        "heat_map_output": "heat" if index == 0 else None,
        "threshold": 0.5,
        "threshold_rationale": TEXT,
        "conformal": {"alpha": 0.1, "positive_limit": 0.6, "negative_limit": 0.6},
    }


def _segment(name: str, side: str, meaning: str, index: int) -> dict[str, Any]:
    return {
        "name": name,
        "display": {"vi": f"phổi {'phải' if meaning == 'Right' else 'trái'}", "en": name.replace("_", " ")},
        "property_category": {"scheme": "SCT", "value": "123037004", "meaning": "Anatomical Structure"},
        "property_type": {"scheme": "SCT", "value": "39607008", "meaning": "Lung"},
        "laterality": {"scheme": "SCT", "value": side, "meaning": meaning},
        "index": index,
    }


def _write(root: Path, name: str, content: bytes, changes: dict[str, Any]) -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(content)
    steps = [
        {"name": "to_gray"},
        {"name": "resize", "parameters": {"height": SIDE, "width": SIDE}},
        {"name": "to_channels", "parameters": {"channels": 1}},
    ]
    card = Card.model_validate(
        {
            "name": name, "version": "1.0.0", "title": TEXT, "summary": TEXT, "intended_use": TEXT,
            "out_of_scope": TEXT, "limitations": [TEXT], "licence": "Apache-2.0",
            "sha256": hashlib.sha256(content).hexdigest(), "provenance": PROVENANCE,
            "input": {"kind": "image", "name": "input", "shape": [1, 1, SIDE, SIDE], "steps": steps},
        }
        | changes
    )  # fmt: skip
    write_card(card, folder / "card.yaml")
    (folder / "README.md").write_text(render_readme(card), encoding="utf-8")
    (folder / "example.json").write_text(json.dumps(_example(card, folder)), encoding="utf-8")
    return folder


def _example(card: Card, folder: Path) -> dict[str, Any]:
    """As `training/export.py` writes it: a picture and what the network answers."""
    pixels = np.full((SIDE, SIDE), 60)
    pixels[8:16, 4:12] = pixels[8:16, 20:28] = 230
    image = Image(np.asarray(pixels / 255, dtype=np.float32))
    answer = load_network(folder, card).run(run_steps(card.input.steps, image))
    outputs = {
        name: {
            "shape": list(value.shape),
            "mean": round(float(value.mean()), 6),
            "first": [round(float(number), 6) for number in value.reshape(-1)[:8]],
        }
        for name, value in answer.items()
    }
    return {"pixels_0_255": pixels.tolist(), "outputs": outputs}


def _classifier() -> bytes:
    constants = {"half": [0.5], "gain": [[20.0, 10.0]], "axes": np.array([2, 3], dtype=np.int64)}
    nodes = [
        helper.make_node("Identity", ["input"], ["heat"]),
        helper.make_node("ReduceMean", ["input", "axes"], ["mean4"], keepdims=0),
        helper.make_node("Sub", ["mean4", "half"], ["centred"]),
        helper.make_node("Mul", ["centred", "gain"], ["logits"]),
        helper.make_node("ReduceMax", ["input", "axes"], ["high"], keepdims=0),
        helper.make_node("ReduceMin", ["input", "axes"], ["low"], keepdims=0),
        helper.make_node("Sub", ["high", "low"], ["spread"]),
    ]
    return _model(nodes, constants, {"logits": (1, 2), "heat": (1, 1, SIDE, SIDE), "spread": (1, 1)})


def _segmenter() -> bytes:
    sides = np.zeros((1, 2, SIDE, SIDE), dtype=np.float32)
    sides[:, 0, :, : SIDE // 2] = 1
    sides[:, 1, :, SIDE // 2 :] = 1
    nodes = [helper.make_node("Mul", ["input", "sides"], ["segments"])]
    return _model(nodes, {"sides": sides}, {"segments": (1, 2, SIDE, SIDE)})


def _model(nodes: list[Any], constants: dict[str, Any], outputs: dict[str, tuple[int, ...]]) -> bytes:
    def floats(value: Any) -> Any:
        return value if isinstance(value, np.ndarray) else np.asarray(value, dtype=np.float32)

    graph = helper.make_graph(
        nodes,
        "toy",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, (1, 1, SIDE, SIDE))],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
        [numpy_helper.from_array(floats(value), name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())
