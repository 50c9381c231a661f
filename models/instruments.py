"""Every score and every table model under one name space: what a door lists, describes and evaluates."""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import models.scores
from models.errors import ModelError
from models.score import Score


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


@cache
def score_sha256(name: str) -> str:
    """Digest of the file that declares a score."""
    path = Path(models.scores.__path__[0]) / f"{name}.py"
    return hashlib.sha256(path.read_bytes()).hexdigest()
