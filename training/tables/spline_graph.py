"""The spline model as ONNX, of elementary operators."""

from __future__ import annotations

import numpy as np

from training.tables.onnx_graph import CONTRIBUTIONS, INPUT, GraphWriter, add_logits
from training.tables.splines import Splines


def spline_graph(model: Splines) -> bytes:
    """Write the graph."""
    graph = GraphWriter()
    columns = len(model.slope)
    is_absent = graph.node("IsNaN", [INPUT], "is_absent")
    z = _scaled(graph, model, is_absent)
    told = graph.node("Mul", [z, graph.floats("slope", model.slope)], "told_straight")
    if len(model.knot):
        told = graph.node("Add", [told, _curved(graph, model, z, columns)], "told")
    absent = graph.floats("absent", np.broadcast_to(model.absent, (1, columns)).copy())
    amounts = graph.node("Where", [is_absent, absent, told], "amounts")
    graph.node("Sub", [amounts, graph.floats("mean", model.mean)], CONTRIBUTIONS)
    add_logits(graph, model.base)
    return graph.model(columns)


def _scaled(graph: GraphWriter, model: Splines, is_absent: str) -> str:
    """z, with 0 where the value is absent."""
    scaling = model.scaling
    zero = graph.floats("zero", 0.0)
    known = graph.node("Where", [is_absent, zero, INPUT], "known")
    above = graph.node("Max", [known, zero], "above_zero")
    log = graph.node("Log", [graph.node("Add", [above, graph.floats("one", 1.0)], "plus_one")], "log")
    values = graph.node("Where", [graph.constant("is_logged", scaling.is_logged[None]), log, known], "values")
    low = graph.floats("low", scaling.low)
    clipped = graph.node("Min", [graph.node("Max", [values, low], "raised"), graph.floats("high", scaling.high)], "cut")
    width = graph.floats("width", scaling.high - scaling.low)
    z = graph.node("Div", [graph.node("Sub", [clipped, low], "shifted"), width], "z")
    return graph.node("Where", [is_absent, zero, z], "z_known")


def _curved(graph: GraphWriter, model: Splines, z: str, columns: int) -> str:
    """The weighted cubes of each column."""
    places = graph.constant("knot_column", model.knot_column.astype(np.int64))
    taken = graph.node("Gather", [z, places], "taken", axis=1)
    over = graph.node("Relu", [graph.node("Sub", [taken, graph.floats("knot", model.knot)], "from_knot")], "over")
    cubes = graph.node("Mul", [graph.node("Mul", [over, over], "squares"), over], "cubes")
    weights = np.zeros((len(model.knot), columns))
    weights[np.arange(len(model.knot)), model.knot_column] = model.knot_weight
    return graph.node("MatMul", [cubes, graph.floats("knot_weight", weights)], "curved")
