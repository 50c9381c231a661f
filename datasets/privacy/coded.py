"""People as numbers: each quasi-identifier's value at each rung, and what is lost by telling it so.

**Source:** the loss metric LM of Iyengar V.S., Transforming data to satisfy privacy constraints, KDD 2002,
doi:10.1145/775047.775089: of a value that stands for m of the M values that occur, (m − 1) / (M − 1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from datasets.privacy.ladders import LADDERS, Ladder
from datasets.privacy.people import ENFORCED, People

Node = tuple[int, ...]
Codes = NDArray[np.int64]


def distinct(values: Codes) -> Codes:
    """Each value once, in order; sorting beats the hash table of `numpy.unique` on many values."""
    ordered = np.sort(values)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


@dataclass(frozen=True, slots=True)
class Rung:
    """One quasi-identifier at one rung.

    Attributes:
        codes: shape (people,), from 0.
        size: how many different values.
        loss: LM of each person's value, shape (people,), 0 to 1.
    """

    codes: Codes
    size: int
    loss: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Coded:
    """People, coded.

    Attributes:
        ladders: the quasi-identifiers.
        rungs: of each ladder.
        enforced: sensitive attributes that anybody has and that must be diverse.
        sensitive: their codes, shape (people,) each.
        count: how many people.
    """

    ladders: tuple[Ladder, ...]
    rungs: tuple[tuple[Rung, ...], ...]
    enforced: tuple[str, ...]
    sensitive: tuple[Codes, ...]
    count: int

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every combination of rungs, the finest first."""
        return tuple(product(*(range(len(rungs)) for rungs in self.rungs)))

    @property
    def top(self) -> Node:
        """Where everybody is alike."""
        return tuple(len(rungs) - 1 for rungs in self.rungs)

    def classes(self, node: Node) -> tuple[Codes, Codes]:
        """Equivalence classes: each person's class, shape (people,), and each class's size."""
        key = np.zeros(self.count, dtype=np.int64)
        for rungs, rung in zip(self.rungs, node, strict=True):
            key = key * rungs[rung].size + rungs[rung].codes
        _, members, sizes = np.unique(key, return_inverse=True, return_counts=True)
        return members.astype(np.int64), sizes.astype(np.int64)

    def generalisation_loss(self, node: Node) -> float:
        """Mean LM over people and quasi-identifiers, nobody suppressed; it grows with every step up."""
        if not self.count:
            return 0.0
        return float(np.mean([rungs[rung].loss.mean() for rungs, rung in zip(self.rungs, node, strict=True)]))

    def loss(self, node: Node, kept: NDArray[np.bool_]) -> float:
        """Mean LM over everybody; somebody suppressed has lost all (1)."""
        if not self.count:
            return 0.0
        each = np.mean([rungs[rung].loss for rungs, rung in zip(self.rungs, node, strict=True)], axis=0)
        return float((each[kept].sum() + self.count - kept.sum()) / self.count)

    def names(self, node: Node) -> dict[str, str]:
        """A node in words."""
        return {ladder.name: ladder.rungs[rung] for ladder, rung in zip(self.ladders, node, strict=True)}


def code_people(people: People, ladders: Sequence[Ladder] = LADDERS) -> Coded:
    """Code everybody's value at every rung; the order of people makes no difference to any class."""
    rungs = tuple(_rungs(ladder, people.known[ladder.name]) for ladder in ladders)
    enforced = tuple(name for name in ENFORCED if (people.sensitive[name] != "").any())
    sensitive = tuple(np.unique(people.sensitive[name], return_inverse=True)[1].astype(np.int64) for name in enforced)
    return Coded(tuple(ladders), rungs, enforced, sensitive, len(people))


def _rungs(ladder: Ladder, values: NDArray[np.str_]) -> tuple[Rung, ...]:
    finest, places = np.unique(values, return_inverse=True)
    return tuple(
        _rung([ladder.at(value, rung) for value in finest.tolist()], places) for rung in range(len(ladder.rungs))
    )


def _rung(told: list[str], places: NDArray[np.intp]) -> Rung:
    """Codes and losses of the values as told at a rung, one for each finest value."""
    if not told:
        return Rung(np.zeros(0, dtype=np.int64), 1, np.zeros(0))
    values, codes, counts = np.unique(np.array(told), return_inverse=True, return_counts=True)
    lost = (counts[codes] - 1) / max(len(told) - 1, 1)
    return Rung(codes[places].astype(np.int64), len(values), lost[places].astype(np.float64))
