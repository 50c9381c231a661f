"""The leakage audit's list, written by reason."""

from __future__ import annotations

from collections.abc import Mapping


def excluded_for(reasons: Mapping[str, str]) -> dict[str, str]:
    """Each column to its reason, from each reason to its columns (parted by blanks).

    Raises:
        ValueError: a column stands under two reasons.
    """
    found: dict[str, str] = {}
    for reason, columns in reasons.items():
        for column in columns.split():
            if column in found:
                raise ValueError(f"column {column} is excluded twice")
            found[column] = reason
    return found
