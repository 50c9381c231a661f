"""What a value of a score or a probability means: bands from low to high, each with its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from models.terms import Part, Text

Indicator = Literal["info", "warning", "critical"]


class Band(Part):
    """From here upwards, until the next band begins.

    Attributes:
        name: stable key, such as `low`.
        minimum: the least value that belongs to it (inclusive); the first band has none.
        above: instead of `minimum`, the greatest value that does not yet belong to it (exclusive).
        display: the band in a few words.
        advice: what the source says to consider; decision support, not an order.
        indicator: how loudly a door may speak (CDS Hooks' words).
        risk: the outcome that the source observed in this band, with its figure.
        source: citation of the cut-point.
    """

    name: str
    minimum: float | None = None
    above: float | None = None
    display: Text
    advice: Text | None = None
    indicator: Indicator = "info"
    risk: Text | None = None
    source: str

    def has_begun(self, value: float) -> bool:
        """Does the band begin at or below the value?"""
        if self.above is not None:
            return value > self.above
        return self.minimum is None or value >= self.minimum


def band_of(bands: Sequence[Band], value: float) -> Band | None:
    """The last band that has begun, or nothing when there are no bands."""
    begun = [band for band in bands if band.has_begun(value)]
    return begun[-1] if begun else None
