"""What a table recipe declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.card import Coding
from models.clinical_input import Value
from models.terms import Range, Specialty, Text
from training.recipe import Plan
from training.tables.feature import Feature, Frame, Numbers

Truth = NDArray[np.bool_]
Labels = NDArray[np.object_]

OPTIONS = {"folds": 5, "inner_folds": 3, "test_share": 0.3}
EVEN = {**OPTIONS, "is_even": True}  # where groups differ much in size


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from.

    Attributes:
        dataset: its name in every result.
        folder: below the data folder.
        files: of the folder that are read; their hash is the version.
        licence, citation: what may be done with the data, and whom to credit.
    """

    dataset: str
    folder: str
    files: tuple[str, ...]
    licence: str
    citation: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the card says."""

    title: Text
    summary: Text
    intended_use: Text
    out_of_scope: Text
    limitations: tuple[Text, ...]
    licence: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The single finding."""

    name: str
    display: Text
    code: Coding


@dataclass(frozen=True, slots=True)
class External:
    """Another population, on which the finished model is measured.

    Attributes:
        source: where it lies.
        read: its frame.
        features: how its columns say the model's inputs; an input that is not named is missing there.
        target: which rows are positive.
        note: how it differs.
    """

    source: Source
    read: Callable[[Path], Frame]
    features: tuple[Feature, ...]
    target: Callable[[Frame], Truth]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """All that a recipe file says; see the package's docstring.

    Attributes:
        read: folder to frame.
        target: positive rows.
        excluded: column (or a pattern such as `dx*`) to the reason why the model may not see it.
        group: rows of one group never part; where it is not named, identical rows never do.
        site: for leave-one-site-out.
        is_test: a fixed test instead of a drawn one.
        subgroups: name to each row's subgroup (empty text: none).
        baselines: name to a published score of each row (NaN where it has none); higher is riskier.
        weights: how many of the population each row stands for, where the rows are a survey's sample.
        sensitivity: that the threshold must reach out of fold.
        age_years: outside it the model abstains.
        example: a made-up patient.
        floors: `(metric, dataset)` that promotion asks for.
    """

    name: str
    version: str
    source: Source
    words: Words
    outcome: Outcome
    specialties: tuple[Specialty, ...]
    read: Callable[[Path], Frame]
    target: Callable[[Frame], Truth]
    features: tuple[Feature, ...]
    excluded: Mapping[str, str]
    example: Mapping[str, Value]
    sensitivity: float = 0.9
    group: Callable[[Frame], Labels] | None = None
    site: Callable[[Frame], Labels] | None = None
    is_test: Callable[[Frame], Truth] | None = None
    subgroups: Mapping[str, Callable[[Frame], Labels]] = field(default_factory=dict)
    baselines: Mapping[str, Callable[[Frame], Numbers]] = field(default_factory=dict)
    weights: Callable[[Frame], Numbers] | None = None
    externals: tuple[External, ...] = ()
    age_years: Range | None = None
    floors: Mapping[tuple[str, str], float] = field(default_factory=dict)
    plan: Plan = field(default_factory=lambda: Plan(options=OPTIONS))
