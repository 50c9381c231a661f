"""The life of a table recipe: prepare, train, finish, measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.card import Card, Result
from training.recipe import Plan, Predict, Product
from training.tables.declare import Declared
from training.tables.finish import finish_table, measure_test
from training.tables.prepared import Prepared, prepare_tables
from training.tables.train import Trained, train_kinds
from training.workbench import Workbench


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRecipe(Declared):
    """What is declared, as a recipe that `training/run.py` can run."""

    def prepare(self, data: Path, plan: Plan) -> Prepared:
        """Read, audit, encode and split."""
        return prepare_tables(self, data, plan)

    def train(self, prepared: Prepared, plan: Plan, workbench: Workbench) -> Trained:
        """Fit both kinds of model, out of fold and on all training rows, and choose."""
        del workbench
        return train_kinds(prepared.train, plan)

    def finish(self, prepared: Prepared, network: Trained, plan: Plan, workbench: Workbench) -> Product:
        """Calibrate and decide out of fold, measure on the test once, write the card."""
        prepared.keep(workbench.folder)
        workbench.tracker.log_file(workbench.folder / "audit.txt")
        return finish_table(self, prepared, network, plan)

    def measure(self, prepared: Prepared, card: Card, predict: Predict) -> Sequence[Result]:
        """The test figures of a finished model."""
        return measure_test(self, prepared, card, predict)
