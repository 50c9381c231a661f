"""Lists of words and phrases, written as people write them."""

from __future__ import annotations


def listed(told: str) -> tuple[str, ...]:
    """The phrases between semicolons, or, where there are none, the words."""
    return tuple(told.split(";") if ";" in told else told.split())
