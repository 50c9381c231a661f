"""Every score and every table model under one name space: what a door lists, describes and evaluates."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import models.scores
from models.band import Band
from models.clinical_input import Input, Value
from models.errors import ModelError
from models.evaluation import Evaluation
from models.people import ANYONE, People, whole_people
from models.registry import SHIPPED, ModelFolder, find_models
from models.score import Citation, Score
from models.site_layer import SiteLayers
from models.table import TableModel
from models.terms import Range, Specialty, Text


class Instrument(Protocol):
    """What scores and table models have in common."""

    @property
    def name(self) -> str:
        """Stable key."""

    @property
    def title(self) -> Text:
        """Name in both languages."""

    @property
    def summary(self) -> Text:
        """What it tells, of whom."""

    @property
    def version(self) -> str:
        """Changes when a number may change."""

    @property
    def specialties(self) -> tuple[Specialty, ...]:
        """Who uses it."""

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What it reads."""

    @property
    def unit(self) -> str:
        """UCUM unit of the value."""

    @property
    def bands(self) -> tuple[Band, ...]:
        """From low to high."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where it comes from."""

    def read(self, raw: Mapping[str, object], units: Mapping[str, str] | None = None) -> dict[str, Value]:
        """Canonical values, or `InvalidInput`."""

    def evaluate(self, values: Mapping[str, Value]) -> Evaluation:
        """The answer for canonical values."""


@cache
def find_scores() -> Mapping[str, Score]:
    """Every score by name: the `SCORE` of each module of `models/scores/`.

    Raises:
        ModelError: a score is not named as its file.
    """
    found: dict[str, Score] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(models.scores.__path__)):
        score: Score = importlib.import_module(f"models.scores.{module}").SCORE
        if score.name != module:
            raise ModelError(f"expected the score of {module}.py to be named so, got {score.name}")
        found[module] = score
    return MappingProxyType(found)


def find_instruments(
    roots: Iterable[Path] = (SHIPPED,), threads: int = 1, layers: SiteLayers | None = None
) -> Mapping[str, Instrument]:
    """Every score and every table model, by name; models as this site recalibrated them, where `layers` are given.

    Raises:
        ModelError: a model has the name of a score.
    """
    found: dict[str, Instrument] = dict(find_scores())
    for name, folder in find_models(roots).items():
        if folder.card.input.kind != "table":
            continue
        if name in found:
            raise ModelError(f"model {name} has the name of a score")
        card = folder.card if layers is None else layers.apply(folder.card)
        found[name] = TableModel(ModelFolder(card, folder.path), threads)
    return MappingProxyType(found)


def people_of(instrument: Instrument) -> People:
    """Whom it is for, whole: as declared; where its inputs ask the age, as they allow; else as its specialties are."""
    asked = next((one for one in instrument.inputs if one.name == "age"), None)
    if isinstance(instrument, TableModel):
        return whole_people(ANYONE, instrument.specialties, asked and (instrument.ages or Range()))
    told = instrument.people if isinstance(instrument, Score) else ANYONE
    return whole_people(told, instrument.specialties, asked and (asked.scope or Range()))


def sha256_of(instrument: Instrument) -> str:
    """Digest of what computes it: the model file of a model, the declaring file of a score."""
    if isinstance(instrument, TableModel):
        return instrument.card.sha256
    return _score_sha256(instrument.name)


@cache
def _score_sha256(name: str) -> str:
    path = Path(models.scores.__path__[0]) / f"{name}.py"
    return hashlib.sha256(path.read_bytes()).hexdigest()
