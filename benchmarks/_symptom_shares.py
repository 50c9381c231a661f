"""Shares with their intervals, as the figures of `symptoms.py` tell them."""

from __future__ import annotations

import math
from collections.abc import Sequence

Z = 1.959964


def share(name: str, hits: Sequence[bool]) -> dict[str, float | int | list[float]]:
    """`name`, `name_n` and `name_ci95`, the interval of Wilson.

    **Source:** Wilson EB. J Am Stat Assoc 1927;22:209–212.
    """
    n = len(hits)
    if not n:
        return {f"{name}_n": 0}
    return {
        name: round(sum(hits) / n, 4),
        f"{name}_n": n,
        f"{name}_ci95": [round(end, 4) for end in wilson(sum(hits), n)],
    }


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    middle = (hits + Z * Z / 2) / (n + Z * Z)
    half = Z / (n + Z * Z) * math.sqrt(hits * (n - hits) / n + Z * Z / 4)
    return max(0.0, middle - half), min(1.0, middle + half)
