"""docs/instruments.md: every score and model at every door, what was measured of each model, and what is left out.

The page is written from the declarations, the cards and the table of CDS services, so that it cannot say something else
than the product does: `./tuetinh risk --markdown`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

import yaml

from datasets.emr.codes import read_codes
from models.card import Card
from models.instruments import Instrument
from models.registry import ModelFolder
from models.score import Score
from models.table import TableModel
from models.terms import Specialty
from serving.risk.figures import imaging_rows, table_rows
from serving.risk.reach import Reach, reach_of, services_of

LEFT_OUT = Path(__file__).with_name("left_out.yaml")
DOORS = ("REST", "table", "command line", "web page", "FHIR", "CDS Hooks", "HL7 v2", "BHYT XML")
EVERYWHERE = "tests/serving/test_every_door.py"
EVIDENCE: Mapping[str, str] = {
    "REST": "tests/serving/risk/test_risk_routes.py, tests/serving/test_same_number.py",
    "table": "tests/serving/test_same_number_hl7.py, tests/serving/risk/test_risk_tables.py",
    "command line": "tests/serving/risk/test_risk_command.py, tests/serving/test_every_door.py",
    "web page": "tests/serving/web/test_risk_pages.py",
    "FHIR": "tests/serving/test_same_number.py, tests/serving/fhir/",
    "CDS Hooks": "tests/serving/test_same_number.py, tests/serving/cds_hooks/",
    "HL7 v2": "tests/serving/test_same_number_hl7.py, tests/serving/emr/test_golden_cases.py",
    "BHYT XML": "tests/serving/emr/test_golden_cases.py, tests/serving/test_every_door.py",
}
HEAD = """\
# Scores and models, door by door

Written by `./tuetinh risk --markdown`; a test fails when this page is not what the command writes. Decision support,
not a diagnosis · Hỗ trợ quyết định, không phải chẩn đoán.
"""
MARKS = """\
- ✓ it answers here, and a test proves that it gives the number of its declaration or card.
- CDS Hooks: the shipped services that use it; "own table" where a hospital can offer it by
  `TUETINH_CDS_SERVICES_FILE`; – where it has no bands, and so no card.
- CDS Hooks, HL7 v2 and BHYT speak unasked, so only where more than age and sex is told, and a model only where half of
  its inputs are. `TUETINH_RECORD_INSTRUMENTS` chooses which scores and models answer HL7 v2 and BHYT at all.
- HL7 v2 and BHYT, as shipped: "diagnosis" speaks only of patients with a diagnosis that makes it relevant
  (`models/relevance.yaml`), "named" only where `TUETINH_RECORD_INSTRUMENTS` names it, since no diagnosis tells of an
  operation, an arrival or a discharge. `TUETINH_RECORD_INSTRUMENTS=all` lifts both.
- BHYT XML: ✓ where age, sex, weight, the named tests (`datasets/emr/tests.yaml`), the signs of XML5 and ICD-10 codes
  can hold all that it requires; "bounds" where they hold half of it or more; – where they do not. A diagnosis can only
  say yes: where a flag is not diagnosed, the answer is bounds there too.
"""
FIGURES = """\
Value (95 % confidence interval). n counts independent units: patients, or sites where sites were drawn; for all the
detail (subgroups, calibration, net benefit, conformal sets) see each card. Difference = AUROC of the model less that of
the baseline on the same rows. A model that is above 0.05 in ECE, or wide in its interval, is to be recalibrated on the
hospital's own rows before use (`./tuetinh validate`).
"""


def write_page(instruments: Mapping[str, Instrument], folders: Mapping[str, ModelFolder]) -> str:
    """The page as Markdown; the same product gives the same bytes."""
    cards = [folder.card for _, folder in sorted(folders.items())]
    return "\n".join(_lines(instruments, cards)).rstrip() + "\n"


def _lines(instruments: Mapping[str, Instrument], cards: Iterable[Card]) -> Iterator[str]:
    codes, services = read_codes(), services_of()
    reaches = {name: reach_of(one, services, codes) for name, one in sorted(instruments.items())}
    models = sum(isinstance(one, TableModel) for one in instruments.values())
    yield HEAD
    yield f"{len(instruments) - models} published scores and {models} trained table models, {len(DOORS)} doors."
    yield from ("", "## What the marks say, and what proves them", "", MARKS)
    yield from _table(("door", "tests"), ((door, _tests(door)) for door in DOORS))
    for specialty in get_args(Specialty):
        yield from _specialty(specialty, instruments, reaches)
    yield from ("", "## What was measured of each trained model", "", FIGURES)
    for card in cards:
        yield from _figures(card)
    yield from ("", "## What is left out, and why", "")
    yield from _table(("what", "why"), ((one["name"], one["reason"]) for one in _left_out()))


def _tests(door: str) -> str:
    is_whole = EVERYWHERE in EVIDENCE[door] or door == "web page"
    return EVIDENCE[door] if is_whole else f"{EVIDENCE[door]}; models: {EVERYWHERE}"


def _specialty(specialty: str, instruments: Mapping[str, Instrument], reaches: Mapping[str, Reach]) -> Iterator[str]:
    here = [one for _, one in sorted(instruments.items()) if specialty in one.specialties]
    if not here:
        return
    yield from ("", f"## {specialty.replace('_', ' ').capitalize()} ({len(here)})", "")
    first = [one for one in here if one.specialties[0] == specialty]
    head = ("name", "what", "kind", *DOORS)
    yield from _table(head, (_row(one, reaches[one.name]) for one in first))
    others = [f"`{one.name}` ({one.specialties[0].replace('_', ' ')})" for one in here if one not in first]
    if others:
        yield from ("", f"Used here too, listed under: {', '.join(others)}.")


def _row(instrument: Instrument, reach: Reach) -> tuple[str, ...]:
    title = f"{instrument.title.en} · {instrument.title.vi}"
    kind = "score" if isinstance(instrument, Score) else "model"
    hl7 = ("✓" if reach.unasked == "anyone" else f"✓ {reach.unasked}") if reach.has_hl7 else "– only age and sex"
    bhyt = {"value": "✓", "bounds": "bounds", "none": "–"}[reach.bhyt]
    return (f"`{instrument.name}`", title, kind, "✓", "✓", "✓", "✓", "✓", _cds(reach), hl7, bhyt)


def _cds(reach: Reach) -> str:
    if reach.cds_services:
        return "✓ " + ", ".join(reach.cds_services)
    return "✓ own table" if reach.has_cards else "–"


def _figures(card: Card) -> Iterator[str]:
    yield from ("", f"### `{card.name}` {card.version} · {card.title.en} · {card.title.vi}", "")
    if card.input.kind != "table":
        yield from _table(("metric", "data", "where", "n", "value", "note"), imaging_rows(card))
        return
    thresholds = ", ".join(f"{one.threshold:.3f}" for one in card.findings)
    yield from (f"Threshold {thresholds}. [Card](../models/{card.name}/README.md).", "")
    head = ("where", "n", "AUROC", "ECE", "sensitivity", "specificity", "difference")
    yield from _table(head, table_rows(card))


def _left_out() -> list[dict[str, str]]:
    found: list[dict[str, str]] = yaml.safe_load(LEFT_OUT.read_text(encoding="utf-8"))
    return found


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    yield from (f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows)
