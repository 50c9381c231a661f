"""A trained model that reads a table: from canonical inputs to a calibrated probability with its contributions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from models.band import Band, band_of
from models.calibration import sigmoid
from models.card import Card, Column, Finding
from models.clinical_input import Input, Value
from models.conformal import conformal_sets
from models.evaluation import Contribution, Evaluation, missing_of
from models.registry import ModelFolder
from models.runtime import Network, load_network
from models.scope import Reason, reason
from models.score import Citation, read_values
from models.table_answers import Answers, conformal_names, run_side_by_side
from models.table_bounds import Effects, Ends, Move, add_effects, effects_of, move_of, try_moves
from models.terms import Range, Specialty, Text

Array = NDArray[np.float32]
Numbers = NDArray[np.float64]

MOSTLY = 0.5


class TableModel:
    """A model folder whose card reads a table. Safe to share between threads."""

    def __init__(self, folder: ModelFolder, threads: int = 1) -> None:
        self.card: Card = folder.card
        self._folder = folder
        self._threads = threads

    @property
    def name(self) -> str:
        """Its key."""
        return self.card.name

    @property
    def title(self) -> Text:
        """Its name in both languages."""
        return self.card.title

    @property
    def summary(self) -> Text:
        """What it tells, of whom."""
        return self.card.summary

    @property
    def version(self) -> str:
        """Of the card."""
        return self.card.version

    @property
    def specialties(self) -> tuple[Specialty, ...]:
        """Who uses it."""
        return self.card.specialties

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What it reads."""
        return self.card.input.inputs

    @property
    def unit(self) -> str:
        """A probability has none."""
        return "1"

    @property
    def bands(self) -> tuple[Band, ...]:
        """Of the probability."""
        return self.card.bands

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The data it was made from."""
        return tuple(Citation(text) for text in dict.fromkeys(source.citation for source in self.card.data))

    @property
    def finding(self) -> Finding:
        """Its single finding."""
        return self.card.findings[0]

    @cached_property
    def _network(self) -> Network:
        return load_network(self._folder.path, self.card, self._threads)

    def read(self, raw: Mapping[str, object], units: Mapping[str, str] | None = None) -> dict[str, Value]:
        """Canonical values of what a caller sent; absent and `None` are missing.

        Raises:
            InvalidInput: an input is unknown, or not what the card says.
        """
        return read_values(self.inputs, raw, units)

    def evaluate(self, values: Mapping[str, Value]) -> Evaluation:
        """The answer for canonical values. Bounds run over the plausible values of everything that is missing."""
        missing = missing_of(self.inputs, values)
        refused = self._refusal(values)
        if refused is not None:
            return Evaluation("abstained", reason=refused, missing=missing)
        row = self.encode([values])
        answers = self.run(row)
        lower, upper = (float(sigmoid(end)[0]) for end in self.bounds(row, answers.log_odds))
        is_complete = not any(asked.is_required and asked.name in missing for asked in self.inputs)
        is_firm = self._is_firm(values)
        probability = float(answers.probability[0]) if is_complete else None
        return Evaluation(
            "complete" if is_complete else "data-required",
            score=probability,
            lower=lower,
            upper=upper,
            probability=probability,
            conformal_set=conformal_names(answers, self.finding.conformal, is_firm=is_firm) if is_complete else (),
            band=self._band(*((probability, probability) if is_firm and probability is not None else (lower, upper))),
            base=self._base,
            contributions=self._contributions(answers.contributions[0]) if is_complete else (),
            missing=missing,
            inputs_used=dict(values),
        )

    def encode(self, rows: Sequence[Mapping[str, Value]]) -> Array:
        """`(n, columns)` float32 with NaN for what is missing."""
        columns = [[_cell(column, row) for column in self.card.input.columns] for row in rows]
        return np.asarray(columns, dtype=np.float32).reshape(len(rows), len(self.card.input.columns))

    def run(self, batch: Array) -> Answers:
        """Run encoded rows `(n, columns)`; scope is the caller's to check."""
        outputs = run_side_by_side(self._network, batch)
        log_odds = self._calibrated(outputs)
        named = self.finding.contributions_output
        per_column = (
            np.zeros(batch.shape)
            if named is None
            else outputs[named].astype(np.float64) * self.finding.calibration.slope
        )
        probability = sigmoid(log_odds)
        conformal = self.finding.conformal
        return Answers(
            probability=probability,
            log_odds=log_odds,
            contributions=per_column @ self._inputs_of_columns,
            conformal=None if conformal is None else conformal_sets(probability, conformal),
        )

    def is_in_scope(self, values: Mapping[str, Value]) -> bool:
        """May the model speak of these values?"""
        return self._refusal(values) is None

    def _is_firm(self, values: Mapping[str, Value]) -> bool:
        """Is half of what the training rows mostly had known? Else the answer is the average of people like these."""
        return 2 * sum(name in values for name in self.usual) >= len(self.usual)

    def _band(self, lower: float, upper: float) -> Band | None:
        """Where both ends fall, if into one band."""
        low, high = band_of(self.bands, float(lower)), band_of(self.bands, float(upper))
        return low if low == high else None

    @cached_property
    def usual(self) -> tuple[str, ...]:
        """Inputs that less than half of the training rows lacked."""
        lacking = {column.input for column in self.card.input.columns if column.missing_share >= MOSTLY}
        return tuple(asked.name for asked in self.inputs if asked.name not in lacking)

    @cached_property
    def ages(self) -> Range | None:
        """Of whom it speaks: the card's limits, else from the youngest percent of the training rows upwards."""
        column = next((one for one in self.card.input.columns if one.input == "age" and one.quantiles), None)
        seen = None if column is None else Range(minimum=column.quantiles[0])
        return self.card.scope.age_years or seen

    def _refusal(self, values: Mapping[str, Value]) -> Reason | None:
        age = values.get("age")
        limits = self.ages
        if limits is not None and isinstance(age, (int, float)) and not limits.has(age):
            return reason("age-not-supported")
        outside = next((a for a in self.inputs if a.name in values and not a.is_in_scope(values[a.name])), None)
        if outside is None:
            return None
        return reason("age-not-supported" if outside.name == "age" else "value-not-supported")

    @property
    def _base(self) -> float:
        calibration = self.finding.calibration
        return calibration.slope * self.card.base + calibration.intercept

    @cached_property
    def _inputs_of_columns(self) -> Numbers:
        """`(columns, inputs)` of 0 and 1: sums one-hot columns into their input."""
        names = [asked.name for asked in self.inputs]
        matrix = np.zeros((len(self.card.input.columns), len(names)))
        for place, column in enumerate(self.card.input.columns):
            matrix[place, names.index(column.input)] = 1.0
        return matrix

    def _contributions(self, amounts: Numbers) -> tuple[Contribution, ...]:
        pairs = zip(self.inputs, amounts, strict=True)
        return tuple(Contribution(asked.name, asked.display, (asked.name,), float(value)) for asked, value in pairs)

    @cached_property
    def _moves(self) -> tuple[Move, ...]:
        return tuple(move_of(asked, self.card.input.columns) for asked in self.inputs)

    @cached_property
    def _effects(self) -> Effects | None:
        if self.finding.contributions_output is None:
            return None
        return effects_of(lambda rows: self.run(rows).contributions, self._moves, len(self.card.input.columns))

    @property
    def has_quick_bounds(self) -> bool:
        """Do its inputs add up, so that bounds cost nothing?"""
        return self._effects is not None

    def bounds(self, batch: Array, log_odds: Numbers) -> Ends:
        """Least and greatest log-odds of encoded rows over what is missing in each; `log_odds` are the rows' own."""
        if not np.isnan(batch).any():
            return log_odds, log_odds
        if self._effects is not None:
            return add_effects(self._effects, batch, self._moves, log_odds)
        return try_moves(self._log_odds, batch, self._moves, log_odds)

    def _log_odds(self, batch: Array) -> Numbers:
        return self._calibrated(run_side_by_side(self._network, batch))

    def _calibrated(self, outputs: Mapping[str, Array]) -> Numbers:
        calibration = self.finding.calibration
        raw = outputs[self.finding.output][:, self.finding.index].astype(np.float64)
        return calibration.slope * raw + calibration.intercept


def _cell(column: Column, row: Mapping[str, Value]) -> float:
    value = row.get(column.input)
    if value is None:
        return math.nan
    if column.option is not None:
        return float(value == column.option)
    return float(value)
