"""What drives an answer, as bars: points of a score, or log-odds around zero of a trained model."""

from __future__ import annotations

from dataclasses import dataclass

from models.evaluation import Contribution, Evaluation
from models.instruments import Instrument
from models.table import TableModel
from serving.web.catalogue import Language
from serving.web.risk_units import write_plain
from serving.web.wording import write_number

SHOWN = 10
LEAST = 0.8


@dataclass(frozen=True, slots=True)
class Bar:
    """One contribution; `x` and `width` are per cent of the picture. `is_missing`: what the model makes of no value."""

    label: str
    amount: str
    x: float
    width: float
    is_down: bool
    is_missing: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars, the strongest first; `zero` is where they begin, in per cent. `unit`: `points` or `log_odds`."""

    unit: str
    zero: float
    base: str
    shown: tuple[Bar, ...]
    folded: tuple[Bar, ...]


def bars_of(instrument: Instrument, found: Evaluation, language: Language) -> Bars | None:
    """The bars of an answer, or nothing where it has no parts."""
    rows = sorted(found.contributions, key=lambda one: -abs(one.amount))
    if not rows:
        return None
    is_model = isinstance(instrument, TableModel)
    zero = 50.0 if is_model or any(one.amount < 0 for one in rows) else 0.0
    bars = tuple(_bar(one, abs(rows[0].amount), zero, found.missing, language, is_model) for one in rows)
    shown = SHOWN if is_model else len(bars)
    base = write_number(found.base, language, 2) if is_model else ""
    return Bars("log_odds" if is_model else "points", zero, base, bars[:shown], bars[shown:])


def _bar(
    one: Contribution, most: float, zero: float, missing: tuple[str, ...], language: Language, is_model: bool
) -> Bar:
    width = max((100.0 - zero) * abs(one.amount) / most, LEAST) if one.amount else 0.0
    amount = write_number(one.amount, language, 2) if is_model else write_plain(one.amount, language)
    return Bar(
        label=one.display.in_language(language),
        amount=f"+{amount}" if one.amount > 0 else amount,
        x=round(zero - width if one.amount < 0 else zero, 2),
        width=round(width, 2),
        is_down=one.amount < 0,
        is_missing=any(name in missing for name in one.inputs),
    )
