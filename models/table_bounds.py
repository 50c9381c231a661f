"""How far an answer could go over the plausible values of what is missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.card import Column
from models.clinical_input import Input

Array = NDArray[np.float32]
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Move:
    """What an input may be: its columns, and `(values, columns)` that they may hold together."""

    columns: tuple[int, ...]
    values: Array = field(repr=False)

    def rows(self, row: Array) -> Array:
        """The row once for each value."""
        moved = np.repeat(row, len(self.values), axis=0)
        moved[:, self.columns] = self.values
        return moved


def move_of(asked: Input, columns: Sequence[Column]) -> Move:
    """A flag's two values, a choice's options, a quantity's training quantiles."""
    places = [(place, column) for place, column in enumerate(columns) if column.input == asked.name]
    if asked.kind == "choice":
        told = [[float(column.option == option.value) for _, column in places] for option in asked.options]
    elif asked.kind == "flag":
        told = [[0.0], [1.0]]
    else:
        told = [[value] for value in places[0][1].quantiles]
    values = np.asarray(told, dtype=np.float32).reshape(len(told), len(places))
    return Move(tuple(place for place, _ in places), values)


def bounds_over(
    log_odds: Callable[[Array], Numbers], row: Array, absent: Sequence[Move], told: Numbers
) -> tuple[float, float]:
    """Least and greatest log-odds found for a row `(1, columns)`.

    Each missing input was moved alone: `told` has the log-odds of the row itself, then of each move's rows. Now, from
    the row with every input at its best, each is moved again. Exact where inputs add up; for trees the widest of what
    was tried.
    """
    if not absent:
        return float(told[0]), float(told[0])
    starts = [_combined(row, absent, sign * told) for sign in (-1.0, 1.0)]
    again = log_odds(np.concatenate([rows for start in starts for rows in (start, *(m.rows(start) for m in absent))]))
    return float(min(told.min(), again.min())), float(max(told.max(), again.max()))


def _combined(row: Array, absent: Sequence[Move], told: Numbers) -> Array:
    """The row with each input at the value that alone raised `told` most; `told` has the row itself first."""
    combined, place = row.copy(), 1
    for move in absent:
        mine = told[place : place + len(move.values)]
        best = int(mine.argmax())
        if mine[best] > told[0]:
            combined[0, move.columns] = move.values[best]
        place += len(move.values)
    return combined
