"""What a model said of one image: a prediction, or an abstention with its reason. Nouns only.

The pipeline makes them, every door and every result object reads them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.card import Card, Coding, Finding, Segment, Text
from models.scope import Reason


@dataclass(frozen=True, slots=True)
class FindingResult:
    """One finding of the card with its number.

    Attributes:
        finding: as the card declares it.
        probability: calibrated, 0 to 1.
        is_positive: at or over the card's threshold.
        conformal_set: subset of `("positive", "negative")`; both means "not sure", none means "unlike either".
        heat_map: `(h, w)` float32, 0 to 1, over the whole picture at the network's resolution, or `None`.
    """

    finding: Finding
    probability: float
    is_positive: bool
    conformal_set: tuple[str, ...]
    heat_map: NDArray[np.float32] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SegmentResult:
    """One segment with its mask `(height, width)` bool at the size of the source image."""

    segment: Segment
    mask: NDArray[np.bool_] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Measurement:
    """A number read off the picture; `unit` is UCUM (scheme `UCUM`).

    Attributes:
        name: stable key, such as `right_lung_area`.
        segment_name: the segment it was measured on, or `None`.
        note: what the reader must know of it (which pixel spacing was used, say), or `None`.
    """

    name: str
    display: Text
    code: Coding
    value: float
    unit: Coding
    segment_name: str | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """The model was in scope and answered."""

    model_card: Card
    findings: tuple[FindingResult, ...] = ()
    segments: tuple[SegmentResult, ...] = ()
    measurements: tuple[Measurement, ...] = ()


@dataclass(frozen=True, slots=True)
class Abstention:
    """The model did not answer, because."""

    model_card: Card
    reason: Reason


Outcome = Prediction | Abstention
