"""A tiny real table model, built node by node; a missing cell adds nothing.

log-odds = −1 + 0.05·(age − 50) − 0.02·(systolic_bp − 120) + 0.8·diabetes + 0.5·(sex is male)
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from models.card import Card, write_card
from models.readme import render_readme
from models.vocabulary.history import DIABETES
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import SYSTOLIC_BP

TEXT = {"vi": "mô hình đồ chơi", "en": "toy model"}
WEIGHTS, CENTRES = [0.05, -0.02, 0.8, 0.0, 0.5], [50.0, 120.0, 0.0, 0.0, 0.0]
BASE, SLOPE, INTERCEPT = -1.0, 1.5, 0.25
PROVENANCE = {
    "recipe": "toy", "trained_at": "2026-01-01T00:00:00Z", "git_commit": "none", "seed": 0, "mlflow_run_id": "none",
}  # fmt: skip


def logit(age: float, systolic_bp: float, diabetes: bool, sex: str) -> float:
    """The calibrated log-odds, written out."""
    raw = BASE + 0.05 * (age - 50) - 0.02 * (systolic_bp - 120) + 0.8 * diabetes + 0.5 * (sex == "male")
    return SLOPE * raw + INTERCEPT


def write_toy_table(root: Path, name: str = "toy_table") -> Path:
    """The model folder below `root`."""
    content = _graph()
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "model.onnx").write_bytes(content)
    card = Card.model_validate(_card(name, hashlib.sha256(content).hexdigest()))
    write_card(card, folder / "card.yaml")
    (folder / "README.md").write_text(render_readme(card), encoding="utf-8")
    inputs = {"age": 60, "sex": "male", "systolic_bp": 100, "diabetes": True}
    probability = 1 / (1 + np.exp(-logit(60, 100, True, "male")))
    example = {"inputs": inputs, "expected": {"probability": probability, "score": probability}}
    (folder / "example.json").write_text(json.dumps(example), encoding="utf-8")
    return folder


def _card(name: str, sha256: str) -> dict[str, Any]:
    inputs = [AGE.within(18, 100), SYSTOLIC_BP, DIABETES.optional(), SEX.optional()]
    return {
        "name": name, "version": "1.0.0", "task": "classification", "title": TEXT, "summary": TEXT,
        "intended_use": TEXT,
        "out_of_scope": TEXT, "limitations": [TEXT], "licence": "Apache-2.0", "sha256": sha256,
        "provenance": PROVENANCE, "scope": {}, "base": BASE, "specialties": ["cardiology"],
        "input": {
            "kind": "table", "name": "input", "shape": [1, 5], "inputs": [one.model_dump() for one in inputs],
            "columns": [
                {"input": "age", "quantiles": [20, 30, 40, 50, 60, 70, 90]},
                {"input": "systolic_bp", "quantiles": [80, 100, 110, 120, 130, 140, 180]},
                {"input": "diabetes"},
                {"input": "sex", "option": "female"},
                {"input": "sex", "option": "male"},
            ],
        },
        "findings": [
            {
                "name": "event", "display": {"vi": "biến cố", "en": "event"},
                "code": {"scheme": "SCT", "value": "272379006", "meaning": "Event"},
                "threshold": 0.5, "threshold_rationale": TEXT, "contributions_output": "contributions",
                "calibration": {"slope": SLOPE, "intercept": INTERCEPT},
                "conformal": {"alpha": 0.1, "positive_limit": 0.6, "negative_limit": 0.6},
            }
        ],
        "bands": [
            {"name": "low", "display": TEXT, "source": "made up for the tests"},
            {"name": "high", "minimum": 0.5, "display": TEXT, "indicator": "warning", "source": "made up for tests"},
        ],
    }  # fmt: skip


def _graph() -> bytes:
    nodes = [
        helper.make_node("IsNaN", ["input"], ["absent"]),
        helper.make_node("Sub", ["input", "centres"], ["centred"]),
        helper.make_node("Mul", ["centred", "weights"], ["weighed"]),
        helper.make_node("Where", ["absent", "zero", "weighed"], ["contributions"]),
        helper.make_node("ReduceSum", ["contributions", "axis"], ["sum"], keepdims=1),
        helper.make_node("Add", ["sum", "base"], ["logits"]),
    ]
    constants = {
        "centres": np.array(CENTRES, np.float32), "weights": np.array(WEIGHTS, np.float32),
        "zero": np.zeros(1, np.float32), "axis": np.array([1], np.int64), "base": np.array([BASE], np.float32),
    }  # fmt: skip
    graph = helper.make_graph(
        nodes,
        "toy_table",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["n", 5])],
        [
            helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", 1]),
            helper.make_tensor_value_info("contributions", TensorProto.FLOAT, ["n", 5]),
        ],
        [numpy_helper.from_array(value, key) for key, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())
