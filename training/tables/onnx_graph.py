"""Small words to write an ONNX graph with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

OPSET, ML_OPSET, IR_VERSION = 17, 3, 8
INPUT, LOGITS, CONTRIBUTIONS = "input", "logits", "contributions"
OUTPUTS = (LOGITS, CONTRIBUTIONS)
ML_DOMAIN = "ai.onnx.ml"


@dataclass(slots=True)
class GraphWriter:
    """Collects nodes and constants of one graph."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant; its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def floats(self, name: str, value: Sequence[float] | NDArray[np.float64] | float) -> str:
        """Add a float32 constant; its name."""
        return self.constant(name, np.asarray(value, dtype=np.float32))

    def node(self, operator: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:  # noqa: ANN401  # as ONNX takes them
        """Add a node with one output; the output's name."""
        self.nodes.append(helper.make_node(operator, list(inputs), [output], **attributes))
        return output

    def model(self, columns: int) -> bytes:
        """The whole graph: `input (n, columns)` to `logits (n, 1)` and `contributions (n, columns)`."""
        asked = helper.make_tensor_value_info(INPUT, onnx.TensorProto.FLOAT, ["n", columns])
        told = [
            helper.make_tensor_value_info(LOGITS, onnx.TensorProto.FLOAT, ["n", 1]),
            helper.make_tensor_value_info(CONTRIBUTIONS, onnx.TensorProto.FLOAT, ["n", columns]),
        ]
        graph = helper.make_graph(self.nodes, "table", [asked], told, self.constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(ML_DOMAIN, ML_OPSET)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="tuetinh")
        onnx.checker.check_model(model)
        content: bytes = model.SerializeToString()
        return content


def add_logits(graph: GraphWriter, base: float) -> None:
    """`logits = base + Σ contributions`: the two outputs cannot disagree."""
    axis = graph.constant("last_axis", np.array([1], dtype=np.int64))
    total = graph.node("ReduceSum", [CONTRIBUTIONS, axis], "total", keepdims=1)
    graph.node("Add", [total, graph.floats("base", [base])], LOGITS)
