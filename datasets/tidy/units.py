"""Units that may leave: UCUM by its grammar, for the atoms that medicine uses; and each test's canonical unit.

A unit is text from a file, so what is not made of known atoms is no unit here, and annotations are of a short list.

**Source:** UCUM 2.1 (https://ucum.org/ucum); factors in `canonical.yaml`, each with its source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from datasets.emr.codes import read_codes
from datasets.emr.ucum import SPELLINGS

CANONICAL = Path(__file__).with_name("canonical.yaml")
_METRIC = r"(?:m|g|L|l|mol|s|U|\[IU\]|eq|osm|Pa|bar|Hz|J|W|V|A|K|Cel|cal|Bq|Gy|Sv|kat|m\[Hg\]|m\[H2O\])"
_PLAIN = (
    r"(?:min|h|d|wk|mo|a|%|\[degF\]|\[pH\]|\[lb_av\]|\[in_i\]|\[iU\]|\[arb'U\]|\[CFU\]|10\*-?\d{1,2}|10\^-?\d{1,2}|1)"
)
_NOTES = r"\{(?:INR|score|beats|breaths|1\.73_m2|ratio|cells|copies|titer)\}"
_TERM = rf"(?:(?:[kcdmunpfMGTah]|da)?{_METRIC}|{_PLAIN})(?:-?\d)?(?:{_NOTES})?|{_NOTES}"
_UCUM = re.compile(rf"/?(?:{_TERM})(?:[./](?:{_TERM})){{0,3}}")


@dataclass(frozen=True, slots=True)
class Canonical:
    """A test's unit, and for each other unit its factor and offset."""

    unit: str
    factors: Mapping[str, tuple[float, float]]

    def convert(self, value: float, unit: str) -> float | None:
        """The value in the canonical unit; `None` when the unit is none of this test's."""
        if unit == self.unit:
            return value
        if unit not in self.factors:
            return None
        factor, offset = self.factors[unit]
        return float(f"{value * factor + offset:.10g}")


@cache
def is_ucum(unit: str) -> bool:
    """Whether the text is a UCUM unit of known atoms."""
    return len(unit) <= 24 and (unit in _known() or _UCUM.fullmatch(unit) is not None)


@cache
def canonical_units() -> Mapping[str, Canonical]:
    """Every test of `tests.yaml` that has a unit, with its canonical one."""
    told = yaml.safe_load(CANONICAL.read_text(encoding="utf-8"))
    found = {}
    for name, test in read_codes().tests.items():
        if not test.units:
            continue
        entry = told.get(name) or {"unit": next(iter(test.units)), "from": {}}
        factors = {unit: _pair(numbers) for unit, numbers in entry["from"].items()}
        for unit, (factor, to) in test.scaled.items():
            factors[unit] = (factor * (1.0 if to == entry["unit"] else factors[to][0]), 0.0)
        found[name] = Canonical(entry["unit"], factors)
    return found


def _pair(numbers: list[float]) -> tuple[float, float]:
    return float(numbers[0]), float(numbers[1]) if len(numbers) > 1 else 0.0


@cache
def _known() -> frozenset[str]:
    return frozenset(unit for units in SPELLINGS.values() for unit in units)
