"""How often each finding was a reason of an emergency visit with each diagnosis, as counts; no row ever leaves.

A visit names at most five reasons, so a share is a lower bound of P(finding | condition). Shapes carry over to Viet
Nam, base rates do not: nothing here touches how common a condition is.

**Source:** NCHS, National Hospital Ambulatory Medical Care Survey, emergency departments, 2016–2019 and 2021.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from models.estimate import Estimate, wilson
from models.knowledge.body import Knowledge
from models.knowledge.compiled import Compiled
from models.lay_text.read import read
from training.errors import InvalidPlan

FOLDER = Path("tabular") / "nhamcs_ed"
YEARS = (2016, 2017, 2018, 2019, 2021)
REASONS = tuple(f"rfv{number}" for number in range(1, 6))
SYMPTOM_CHAPTERS = ("R", "Z")
UNSPECIFIED = "9"
FEWEST = 30
"""Visits of a diagnosis below which nothing is said, as NCHS asks of its estimates."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One condition and one finding: in how many of the visits with that diagnosis it was a reason."""

    condition: str
    finding: str
    visits: int
    share: Estimate
    written: float | None


@dataclass(frozen=True, slots=True)
class Course:
    """What became of the visits with one diagnosis."""

    condition: str
    visits: int
    hospitalised: Estimate
    critical: Estimate


@dataclass(frozen=True, slots=True)
class Visits:
    """The whole survey, counted."""

    cells: tuple[Cell, ...]
    courses: tuple[Course, ...]
    visits: int


def count_visits(data: Path, compiled: Compiled) -> Visits:
    """Count the survey's visits by condition and finding.

    Raises:
        InvalidPlan: the survey is not below `data`.
    """
    folder = data / FOLDER
    if not (folder / "rfv_codes.csv").exists():
        raise InvalidPlan(f"expected {FOLDER} below the data folder")
    reasons = _findings_by_reason(folder / "rfv_codes.csv", compiled)
    conditions = _conditions_by_code(compiled.base)
    pairs: Counter[tuple[str, str]] = Counter()
    visits: Counter[str] = Counter()
    outcomes: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    total = 0
    for year in YEARS:
        table = pd.read_parquet(folder / f"ed{year}.parquet", columns=[*REASONS, "dx1", "hospitalised", "critical"])
        for row in table.itertuples(index=False):
            total += 1
            condition = _condition_of(row.dx1, conditions)
            if condition is None:
                continue
            visits[condition] += 1
            outcomes[condition].append((row.hospitalised == 1, row.critical == 1))
            told = {name for reason in REASONS for name in reasons.get(str(getattr(row, reason)), ())}
            pairs.update((condition, name) for name in told)
    return Visits(tuple(_cells(pairs, visits, compiled.base)), tuple(_courses(outcomes)), total)


def _findings_by_reason(path: Path, compiled: Compiled) -> Mapping[str, frozenset[str]]:
    """The finding that a reason's own words say, with what it refines.

    A reason that names several ("pain, cramps and spasms") means any of them: it counts for the root of the first.
    """
    found: dict[str, frozenset[str]] = {}
    for row in pd.read_csv(path, dtype=str).itertuples(index=False):
        reading = read(str(row.text), compiled.lexicon, language="en")
        named = [one.finding_id for one in reading.mentions if one.choice == "present"]
        if named:
            line = compiled.lexicon.ancestry(named[0])
            found[str(row.rfv_code)] = frozenset(line if len(set(named) - set(line)) == 0 else line[-1:])
    return found


def _conditions_by_code(base: Knowledge) -> Mapping[str, str]:
    """Conditions by ICD-10 code without its dot; a code that several share, or of a mere symptom, says nothing."""
    owners: dict[str, list[str]] = defaultdict(list)
    for one in base.conditions.values():
        plain = one.icd10.replace(".", "")
        if plain.startswith(SYMPTOM_CHAPTERS):
            continue
        owners[plain].append(one.id)
        if len(plain) == 3 or plain.endswith(UNSPECIFIED):
            owners[plain[:3]].append(one.id)
    return {code: names[0] for code, names in owners.items() if len(set(names)) == 1}


def _condition_of(code: object, conditions: Mapping[str, str]) -> str | None:
    text = "" if code is None or code is pd.NA else str(code)
    return conditions.get(text[:4]) or conditions.get(text[:3])


def _cells(pairs: Counter[tuple[str, str]], visits: Counter[str], base: Knowledge) -> Iterator[Cell]:
    for (condition, finding), count in sorted(pairs.items()):
        if visits[condition] >= FEWEST:
            share = wilson(count, visits[condition])
            yield Cell(condition, finding, visits[condition], share, base.conditions[condition].findings.get(finding))


def _courses(outcomes: Mapping[str, list[tuple[bool, bool]]]) -> Iterator[Course]:
    for condition, rows in sorted(outcomes.items()):
        if len(rows) >= FEWEST:
            hospital, critical = (sum(row[column] for row in rows) for column in (0, 1))
            yield Course(condition, len(rows), wilson(hospital, len(rows)), wilson(critical, len(rows)))
