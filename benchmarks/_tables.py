"""Rows a second: the shipped form of a boosted model beside the scikit-learn estimator that it was made from."""

from __future__ import annotations

import hashlib
import io
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.card import Column
from models.clinical_input import Input
from models.registry import SHIPPED, ModelFolder, find_models
from models.table import TableModel
from serving.risk.table import answer_table
from serving.risk.table_file import open_table

REPEATS = 3
INPUTS_OF = "heart_disease"
TRAINING_ROWS = 5000
MISSING_SHARE = 0.1
PARAMETERS = {"leaves": 16, "rounds": 250, "rate": 0.05}

Cells = NDArray[Any]


def measure_tables(rows: int) -> dict[str, Any]:
    """`batch_ratio` and `table_ratio`, or who is missing: scikit-learn and pandas are no part of the service."""
    try:
        from training.tables.boosting import fit_boosting
        from training.tables.cases import Cases
        from training.tables.tree_graph import tree_graph
    except ImportError as error:
        return {"batch_ratio": None, "table_ratio": None, "missing_peer": f"{error.name}: ./tuetinh setup training"}
    folder = find_models((SHIPPED,))[INPUTS_OF]
    columns = folder.card.input.columns
    told = _patients(folder.card.input.inputs, columns, TRAINING_ROWS + rows)
    x = np.stack([_column(told, column) for column in columns], axis=1)
    truth = np.nan_to_num(x - np.nanmean(x, axis=0)).sum(axis=1) + np.random.default_rng(3).normal(0, 9, len(x)) > 0
    nothing = np.full(len(x), "", dtype=object)
    every = (True,) * len(columns)
    cases = Cases(x, truth, nothing, nothing, (0,) * len(columns), every, every)
    fitted = fit_boosting(cases.take(np.arange(TRAINING_ROWS)), PARAMETERS, seed=1)
    held = {name: cells[TRAINING_ROWS:] for name, cells in told.items()}
    with tempfile.TemporaryDirectory() as place:
        model = _shipped(folder, tree_graph(fitted), Path(place))
        return _compare(model, fitted.classifier, held, x[TRAINING_ROWS:], Path(place) / "rows.csv")


def _compare(model: TableModel, classifier: Any, told: Mapping[str, Cells], x: Cells, path: Path) -> dict[str, Any]:  # noqa: ANN401  # scikit-learn's
    import pandas

    frame = pandas.DataFrame(dict(told))
    frame.to_csv(path, index=False)
    wide = x.astype(np.float64)
    apart = float(np.abs(model.run(x).log_odds - _scaled(model, classifier.decision_function(wide))).max())
    seconds = {
        "batch": _fastest(lambda: model.run(x)),
        "sklearn": _fastest(lambda: classifier.predict_proba(wide)),
        "table": _fastest(lambda: answer_table(model, open_table(path), io.BytesIO())),
        "pandas": _fastest(lambda: _by_pandas(model, classifier, path)),
    }
    rates = {f"{name}_rows_per_second": round(len(x) / value) for name, value in seconds.items()}
    return {
        "batch_ratio": round(seconds["sklearn"] / seconds["batch"], 2),
        "table_ratio": round(seconds["pandas"] / seconds["table"], 2),
        "largest_difference_log_odds": apart,
        "rows": len(x),
        **rates,
    }


def _scaled(model: TableModel, logits: Cells) -> Cells:
    return model.finding.calibration.slope * logits + model.finding.calibration.intercept


def _by_pandas(model: TableModel, classifier: Any, path: Path) -> None:  # noqa: ANN401  # scikit-learn's
    """What a data scientist would write: read, one column an option, predict, write."""
    import pandas

    frame = pandas.read_csv(path)
    wide = [
        frame[column.input].astype(float)
        if column.option is None
        else (frame[column.input] == column.option).where(frame[column.input].notna()).astype(float)
        for column in model.card.input.columns
    ]
    frame["probability"] = classifier.predict_proba(np.stack(wide, axis=1))[:, 1]
    frame.to_csv(io.StringIO(), index=False)


def _patients(inputs: tuple[Input, ...], columns: tuple[Column, ...], rows: int) -> dict[str, Cells]:
    """Made-up rows: quantities between the training quantiles, the rest by chance, a tenth missing."""
    rng = np.random.default_rng(7)
    quantiles = {column.input: column.quantiles for column in columns}
    told: dict[str, Cells] = {}
    for asked in inputs:
        if asked.kind == "choice":
            cells = rng.choice(np.array([option.value for option in asked.options], dtype=object), rows)
        elif asked.kind == "flag":
            cells = rng.integers(0, 2, rows).astype(object)
        else:
            ends = quantiles[asked.name]
            cells = np.interp(rng.random(rows), np.linspace(0, 1, len(ends)), ends).round(2).astype(object)
        if not asked.is_required:
            cells[rng.random(rows) < MISSING_SHARE] = None
        told[asked.name] = cells
    return told


def _column(told: Mapping[str, Cells], column: Column) -> NDArray[np.float32]:
    cells = told[column.input]
    values = [np.nan if cell is None else cell if column.option is None else cell == column.option for cell in cells]
    return np.asarray(values, dtype=np.float32)


def _shipped(folder: ModelFolder, graph: bytes, place: Path) -> TableModel:
    (place / "model.onnx").write_bytes(graph)
    card = folder.card.model_copy(update={"sha256": hashlib.sha256(graph).hexdigest()})
    return TableModel(ModelFolder(card, place))


def _fastest(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some repeats, after one that warms up."""
    work()
    seconds = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return min(seconds)
