"""Lung fields of frontal chest films, children and adults: right and left lung, and whether this is such a film."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from torch import nn

from models.card import Card, Result
from training.recipe import Plan, Predict, Product
from training.segmentation.films import Films, read_films
from training.segmentation.fits import MAIN, fit_all
from training.workbench import Workbench

FRACTIONS = (0.72, 0.10, 0.18)


@dataclass(frozen=True, slots=True)
class LungData:
    """What the recipe reads: films with masks, and the data folder for the gate's pictures."""

    films: Films
    data: Path

    @property
    def dataset_versions(self) -> tuple[str, ...]:
        """`dataset@version`."""
        return self.films.dataset_versions


class LungFields:
    """See the module."""

    name = "lung_fields"
    version = "1.0.0"
    plan = Plan(
        epochs=7,
        batch_size=16,
        learning_rate=2e-3,
        weight_decay=1e-3,
        ema_decay=0.99,
        options={
            "is_pretrained": True,
            "least_per_source": 200,
            "least_of_one_source": 600,
            "epochs_without_a_source": 5,
        },
    )
    floors: Mapping[tuple[str, str], float] = {("dice", "kermany"): 0.95, ("dice", "cohen"): 0.93}

    def prepare(self, data: Path, plan: Plan) -> LungData:
        """Read `lungseg` below the data folder."""
        return LungData(read_films(data / "lungseg", "lungseg", plan.size, plan.seed, FRACTIONS), data)

    def train(self, prepared: LungData, plan: Plan, workbench: Workbench) -> nn.Module:
        """Fit on every source, and once without each."""
        return fit_all(prepared.films, plan, workbench)[MAIN]

    def finish(self, prepared: LungData, network: nn.Module, plan: Plan, workbench: Workbench) -> Product:
        """Measure, fit the gate, write the card."""
        raise NotImplementedError

    def measure(self, prepared: LungData, card: Card, predict: Predict) -> Sequence[Result]:
        """Test figures."""
        raise NotImplementedError


RECIPE = LungFields()
