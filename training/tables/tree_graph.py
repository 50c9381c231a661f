"""Boosted trees as ONNX: one ensemble whose leaves hold what each column on their path adds."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from training.tables.boosting import Boosting, Tree
from training.tables.onnx_graph import CONTRIBUTIONS, INPUT, ML_DOMAIN, GraphWriter, add_logits


def tree_graph(model: Boosting) -> bytes:
    """Write the graph."""
    told: dict[str, list[object]] = defaultdict(list)
    grown = [tree for tree in model.trees if not tree.is_leaf[0]]
    for place, tree in enumerate(grown):
        _add_tree(told, place, tree)
    graph = GraphWriter()
    seen = INPUT
    if not np.isnan(model.fill).all():
        is_absent = graph.node("IsNaN", [INPUT], "is_absent")
        seen = graph.node("Where", [is_absent, graph.constant("fill", model.fill[None]), INPUT], "filled")
    graph.node(
        "TreeEnsembleRegressor",
        [seen],
        CONTRIBUTIONS,
        domain=ML_DOMAIN,
        n_targets=model.columns,
        aggregate_function="SUM",
        post_transform="NONE",
        **told,
    )
    add_logits(graph, model.base)
    return graph.model(model.columns)


def _add_tree(told: dict[str, list[object]], place: int, tree: Tree) -> None:
    for node in range(len(tree.column)):
        is_leaf = bool(tree.is_leaf[node])
        told["nodes_treeids"].append(place)
        told["nodes_nodeids"].append(node)
        told["nodes_featureids"].append(0 if is_leaf else int(tree.column[node]))
        told["nodes_values"].append(0.0 if is_leaf else float(tree.limit[node]))
        told["nodes_modes"].append("LEAF" if is_leaf else "BRANCH_LEQ")
        told["nodes_truenodeids"].append(0 if is_leaf else int(tree.left[node]))
        told["nodes_falsenodeids"].append(0 if is_leaf else int(tree.right[node]))
        told["nodes_missing_value_tracks_true"].append(0 if is_leaf else int(tree.is_absent_left[node]))
        told["nodes_hitrates"].append(1.0)
        for column, amount in tree.amounts.get(node, {}).items():
            told["target_treeids"].append(place)
            told["target_nodeids"].append(node)
            told["target_ids"].append(column)
            told["target_weights"].append(amount)
