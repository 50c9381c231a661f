"""Which keys were seen already, in eight bytes a key."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]


class Seen:
    """Keys as sorted runs of 64-bit hashes, each run more than twice as long as the next one.

    Two keys of one hash would be one: among a hundred million, by chance one time in 3,600.
    """

    def __init__(self) -> None:
        self._runs: list[Hashes] = []

    def take(self, keys: Sequence[int]) -> NDArray[np.bool_]:
        """Which of the keys stood before, here or earlier in the same sequence; all of them are taken.

        Args:
            keys: 64-bit numbers.
        """
        told = np.array(keys, dtype=np.uint64)
        unique, first = np.unique(told, return_index=True)
        is_repeated = np.ones(len(told), dtype=np.bool_)
        is_repeated[first] = False
        for run in self._runs:
            place = np.minimum(np.searchsorted(run, told), len(run) - 1)
            is_repeated |= run[place] == told
        if len(unique):
            self._add(unique)
        return is_repeated

    def _add(self, run: Hashes) -> None:
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = np.union1d(self._runs.pop(), run)
        self._runs.append(run)
