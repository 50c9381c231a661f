"""What a recipe is: one file under `training/recipes/` that says how one model is made and measured.

The life of a run: `prepare` reads, versions and splits the data; `train` fits; `finish` measures what was fitted and
returns a product; then `training/run.py` exports, checks parity and writes the folder.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray
from pydantic import JsonValue
from torch import nn

import training.recipes
from datasets.image import Image
from models.card import Card, Result
from models.clinical_input import Value
from training.errors import InvalidPlan

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from training.workbench import Workbench

Array = NDArray[np.float32]
Predict = Callable[[Array], Mapping[str, Array]]
Fitted = Any  # what a recipe's `train` hands to its own `finish`; the run does not look inside


@dataclass(frozen=True, slots=True)
class Plan:
    """The numbers a run is made with; a recipe has its own defaults and the command line may replace some.

    Attributes:
        epochs: passes over the training set.
        batch_size: per process.
        learning_rate: peak of the cosine, after warm-up.
        weight_decay: of AdamW.
        warmup: share of all steps in which the rate rises.
        ema_decay: of the weights' moving average, which is what is kept.
        size: side of the network's square input, pixels.
        seed: of splits, order, augmentation and initial weights.
        options: what only this recipe knows.
    """

    epochs: int = 8
    batch_size: int = 16
    learning_rate: float = 1e-3
    weight_decay: float = 1e-4
    warmup: float = 0.1
    ema_decay: float = 0.99
    size: int = 224
    seed: int = 2026
    options: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """A graph that its recipe wrote as ONNX, with the trainer's own answers, against which parity is checked."""

    content: bytes = field(repr=False)
    answer: Predict


@dataclass(frozen=True, slots=True)
class Product:
    """What a finished recipe hands over.

    Attributes:
        graph: the module to export, which maps `(n, …)` to a tuple of tensors named `outputs`; or ONNX already written.
        outputs: their names.
        card: complete but for `sha256` and `provenance`, which the run fills in.
        inputs: preprocessed real tune cases `(n, …)` for the parity check.
        decide: the decisions made of the outputs, as an array; export refuses when one flips.
        example: for `example.json`: a small picture that may be published, or the inputs of a made-up patient.
        pictures: figures for the tracking server, by file stem.
        figures: further numbers for the tracking server.
    """

    graph: nn.Module | Written
    outputs: tuple[str, ...]
    card: Card
    inputs: Array
    decide: Callable[[Mapping[str, Array]], NDArray[np.generic]]
    example: Image | Mapping[str, Value]
    pictures: Mapping[str, Figure] = field(default_factory=dict)
    figures: Mapping[str, float] = field(default_factory=dict)


class Prepared(Protocol):
    """What `prepare` returns must at least say which versions of which datasets it is."""

    @property
    def dataset_versions(self) -> tuple[str, ...]:
        """Every `dataset@version` that is read."""


P = TypeVar("P", bound=Prepared)


class Recipe(Protocol[P]):
    """A recipe module's `RECIPE`."""

    name: str
    version: str
    plan: Plan
    floors: Mapping[tuple[str, str], float]
    """`(metric, dataset)` of the test split to the least value that promotion accepts."""

    def prepare(self, data: Path, plan: Plan) -> P:
        """Read, version and split; refuse on leakage."""

    def train(self, prepared: P, plan: Plan, workbench: Workbench) -> Fitted:
        """Fit."""

    def finish(self, prepared: P, network: Fitted, plan: Plan, workbench: Workbench) -> Product:
        """Measure, set bounds on the tune split, and write the card."""

    def measure(self, prepared: P, card: Card, predict: Predict) -> Sequence[Result]:
        """The test figures of a finished model, through any runtime."""


def recipe_names() -> tuple[str, ...]:
    """Every recipe there is."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(training.recipes.__path__)))


def get_recipe(name: str) -> Recipe[Prepared]:
    """One recipe by name.

    Raises:
        InvalidPlan: there is none of that name.
    """
    if name not in recipe_names():
        raise InvalidPlan(f"expected one of {', '.join(recipe_names())}, got {name!r}")
    recipe: Recipe[Prepared] = importlib.import_module(f"training.recipes.{name}").RECIPE
    return recipe
