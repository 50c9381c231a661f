"""The bands as a picture: equally wide segments from low to high, with the value or the range marked on them.

Places are per cent of the picture's width, so that the picture fits any screen without stretching its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.band import Band
from models.evaluation import Evaluation
from models.instruments import Instrument, sha256_of
from models.table import TableModel
from serving.web.catalogue import Language
from serving.web.risk_units import write_plain
from serving.web.wording import write_percent, write_risk

MARGIN = 0.06
EDGE = 12.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A band in the picture; `cut` is where it begins, in words, and empty for the first."""

    number: int
    x: float
    width: float
    cut: str
    indicator: str
    display: str
    risk: str
    source: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The picture; without a value `low` and `high` are `None`, for a single value they are equal."""

    segments: tuple[Segment, ...]
    low: float | None
    high: float | None

    @property
    def anchor(self) -> str:
        """Where the words over the mark are tied to it, so that they stay inside the picture."""
        middle = self.middle
        return "start" if middle < EDGE else "end" if middle > 100 - EDGE else "middle"

    @property
    def middle(self) -> float:
        """Where the words stand."""
        return 50.0 if self.low is None or self.high is None else (self.low + self.high) / 2

    @property
    def is_range(self) -> bool:
        """More than one value is possible."""
        return self.low != self.high


def scale_of(instrument: Instrument, found: Evaluation | None, language: Language) -> Scale | None:
    """The picture for an answer, or for none yet; nothing where there are no bands."""
    bands = instrument.bands
    if not bands:
        return None
    ends = _ends(instrument)
    low, high = _span(found)
    first, last = (None if value is None else _index(bands, value) for value in (low, high))
    segments = tuple(
        Segment(
            number=place + 1,
            x=_round(100 * place / len(bands)),
            width=_round(100 / len(bands)),
            cut=_cut(band, instrument, language),
            indicator=band.indicator,
            display=band.display.in_language(language),
            risk=write_risk(band.risk, language),
            source=band.source,
            is_here=first is not None and last is not None and first <= place <= last,
        )
        for place, band in enumerate(bands)
    )
    places = (None if value is None else _place(bands, value, ends) for value in (low, high))
    return Scale(segments, *places)


def _span(found: Evaluation | None) -> tuple[float | None, float | None]:
    if found is None or found.status == "abstained":
        return None, None
    return (found.lower, found.upper) if found.score is None else (found.score, found.score)


def _index(bands: Sequence[Band], value: float) -> int:
    return max((place for place, band in enumerate(bands) if band.has_begun(value)), default=0)


def _place(bands: Sequence[Band], value: float, ends: tuple[float, float]) -> float:
    """Linear inside its band, and never on a border, where it could be read as either band."""
    place = _index(bands, value)
    cuts = [ends[0], *(_begin(band) for band in bands[1:]), ends[1]]
    low, high = cuts[place], cuts[place + 1]
    share = (value - low) / (high - low) if high > low else 0.5
    return _round(100 * (place + min(1 - MARGIN, max(MARGIN, share))) / len(bands))


def _begin(band: Band) -> float:
    if band.above is not None:
        return band.above
    return band.minimum if band.minimum is not None else 0.0


def _cut(band: Band, instrument: Instrument, language: Language) -> str:
    if band.minimum is None and band.above is None:
        return ""
    value = _begin(band)
    if isinstance(instrument, TableModel):
        return write_percent(value, language, 1)
    return write_plain(value, language)


def _ends(instrument: Instrument) -> tuple[float, float]:
    return _ends_of(_Key(instrument))


class _Key:
    """An instrument as a key of what was computed of it once."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self._identity = (instrument.name, instrument.version, sha256_of(instrument))

    def __hash__(self) -> int:
        return hash(self._identity)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._identity == other._identity


@lru_cache(maxsize=1024)
def _ends_of(key: _Key) -> tuple[float, float]:
    if isinstance(key.instrument, TableModel):
        return 0.0, 1.0
    whole = key.instrument.evaluate({})
    return (0.0 if whole.lower is None else whole.lower), (1.0 if whole.upper is None else whole.upper)


def _round(share: float) -> float:
    return round(share, 2)
