"""How far an answer could go over the plausible values of what is missing, for many rows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.card import Column
from models.clinical_input import Input

Array = NDArray[np.float32]
Numbers = NDArray[np.float64]
Ends = tuple[Numbers, Numbers]

ROWS_AT_ONCE = 50_000
PROBES = 128
SAME, DIGITS = 1e-5, 5
"""What a run of another size may differ by: below it, no value is better than another."""


@dataclass(frozen=True, slots=True)
class Move:
    """What an input may be: its columns, and `(values, columns)` that they may hold together."""

    columns: tuple[int, ...]
    values: Array = field(repr=False)

    def rows(self, batch: Array) -> Array:
        """Each row `(n, columns)` once for each value: `(n · values, columns)`."""
        moved = np.repeat(batch, len(self.values), axis=0)
        moved[:, self.columns] = np.tile(self.values, (len(batch), 1))
        return moved


@dataclass(frozen=True, slots=True)
class Effects:
    """Of a model whose inputs add up: how far each, when missing, may lower and raise the log-odds, `(inputs,)`."""

    down: Numbers
    up: Numbers


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


def effects_of(amounts: Callable[[Array], Numbers], moves: Sequence[Move], width: int) -> Effects | None:
    """The effects, where every input adds the same whatever the others are; else nothing, as for most trees.

    Args:
        amounts: `(n, columns)` encoded rows to what each input adds, `(n, inputs)`, in the order of the moves.
        moves: one an input.
        width: number of columns.
    """
    blank = np.full((1, width), np.nan, dtype=np.float32)
    nothing = amounts(blank)[0]
    alone = [amounts(move.rows(blank))[:, place] - nothing[place] for place, move in enumerate(moves)]
    rows, expected = _probes(blank, moves, alone)
    if np.abs(amounts(rows) - nothing - expected).max(initial=0.0) > SAME:
        return None
    ends = [(min(0.0, float(amount.min())), max(0.0, float(amount.max()))) for amount in alone]
    down, up = np.array(ends, dtype=np.float64).reshape(len(moves), 2).T
    return Effects(down, up)


def _probes(blank: Array, moves: Sequence[Move], alone: Sequence[Numbers]) -> tuple[Array, Numbers]:
    """Rows that mix the values of all inputs, and what each input would add to them if it did so whatever the rest."""
    rng = np.random.default_rng(1)
    rows, expected = np.repeat(blank, PROBES, axis=0), np.zeros((PROBES, len(moves)))
    for place, move in enumerate(moves):
        chosen = rng.integers(0, len(move.values) + 1, PROBES)
        is_told = chosen < len(move.values)
        rows[np.flatnonzero(is_told)[:, None], move.columns] = move.values[chosen[is_told]]
        expected[is_told, place] = alone[place][chosen[is_told]]
    return rows, expected


def add_effects(effects: Effects, batch: Array, moves: Sequence[Move], told: Numbers) -> Ends:
    """Least and greatest log-odds of each row: exact, since the inputs add up."""
    is_absent = np.isnan(batch[:, [move.columns[0] for move in moves]])
    return told + is_absent @ effects.down, told + is_absent @ effects.up


def try_moves(log_odds: Callable[[Array], Numbers], batch: Array, moves: Sequence[Move], told: Numbers) -> Ends:
    """Least and greatest log-odds found for each row `(n, columns)`, of which `told` are the log-odds.

    Each missing input is moved alone; then, from the row with every input at its best, each is moved again. For trees
    the widest of what was tried.
    """
    lower, upper = told.copy(), told.copy()
    step = max(1, ROWS_AT_ONCE // (2 * sum(len(move.values) for move in moves) + 2))
    for begin in range(0, len(batch), step):
        part = slice(begin, begin + step)
        for found in _tried(log_odds, batch[part], moves, told[part]):
            np.minimum(lower[part], found, out=lower[part])
            np.maximum(upper[part], found, out=upper[part])
    return lower, upper


def _tried(
    log_odds: Callable[[Array], Numbers], batch: Array, moves: Sequence[Move], told: Numbers
) -> Iterator[Numbers]:
    absent = [np.flatnonzero(np.isnan(batch[:, move.columns[0]])) for move in moves]
    moved = [move.rows(batch[rows]) for move, rows in zip(moves, absent, strict=True)]
    alone = _split(log_odds, moved, moves)
    yield from _extremes(alone, absent, told)
    for sign in (-1.0, 1.0):
        best = batch.copy()
        for move, rows, amounts in zip(moves, absent, alone, strict=True):
            gains = (sign * (amounts - told[rows, None])).round(DIGITS)
            chosen = gains.argmax(axis=1)
            is_better = gains.max(axis=1) > 0
            best[rows[is_better, None], move.columns] = move.values[chosen[is_better]]
        again = [move.rows(best[rows]) for move, rows in zip(moves, absent, strict=True)]
        yield log_odds(best)
        yield from _extremes(_split(log_odds, again, moves), absent, told)


def _split(log_odds: Callable[[Array], Numbers], moved: Sequence[Array], moves: Sequence[Move]) -> list[Numbers]:
    """Log-odds of all moved rows in one run, `(rows, values)` for each move."""
    ends = np.cumsum([len(rows) for rows in moved])[:-1]
    joined = np.concatenate(moved)
    found = np.split(log_odds(joined) if len(joined) else np.zeros(0), ends)
    return [one.reshape(-1, len(move.values)) for one, move in zip(found, moves, strict=True)]


def _extremes(amounts: Iterable[Numbers], absent: Iterable[NDArray[np.intp]], told: Numbers) -> Iterator[Numbers]:
    """For each move the least and the greatest of each row; where the input is known, what was told."""
    for one, rows in zip(amounts, absent, strict=True):
        for found in (one.min(axis=1), one.max(axis=1)):
            whole = told.copy()
            whole[rows] = found
            yield whole
